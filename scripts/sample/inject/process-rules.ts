import { tenth, onRow } from './injection.ts'
import type { InjectionRule } from './injection.ts'

/** Replies and corrections (domain model 5.10). */
export const processRules: readonly InjectionRule[] = [
  onRow({
    rule: 'Q02',
    count: 30,
    table: 'revision',
    needs: ['old_num', 'new_num'],
    when: ({ uscc, period_ym: month, old_num: old }, view) =>
      old > 1 &&
      view
        .rows('revision', uscc, month)
        .every(({ old_num: was, new_num: now }) => Math.abs((now ?? 0) / (was ?? 1) - 1) <= 0.2),
    set: ({ old_num: old }, _, random) => ({ new_num: tenth(old * (1.3 + random.next())) }),
  }),
  onRow({
    rule: 'Q03',
    count: 15,
    table: 'platform_query',
    needs: ['replied_on'],
    when: ({ uscc, period_ym: month }, view) =>
      view.rows('platform_query', uscc, month).every(({ replied_on: day }) => day !== null),
    set: () => ({ replied_on: null, reply_text: null, accepted: null, corrected: null }),
  }),
]
