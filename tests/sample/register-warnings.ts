import { addMonths } from '../../scripts/sample/oracle/support/periods.ts'
import { classOf } from '../../scripts/sample/oracle/support/size-rule.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'
import { flag } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'
import type { Filled, Reader } from './read-records.ts'
import { openThresholds } from './thresholds.ts'

/** Figures of December of a unit that is looked at in December. */
const booksOfDecember = (read: Reader, { uscc, snap_ym: month }: Filled<'unit'>): readonly Filled<'finance'>[] =>
  month.endsWith('-12') ? read.of('finance', uscc, month) : []

/** What a town is by the last three figures of its code. */
const typeOf = (code: string): string =>
  code >= '001' && code <= '099'
    ? '街道'
    : code >= '100' && code <= '199'
      ? '镇'
      : code >= '200' && code <= '399'
        ? '乡'
        : '工业区'

/** Something of a unit is not what it was a year before, and no event tells of it. */
const changedWithoutEvent = (field: 'industry_code' | 'town_code', kind: string): Condition =>
  flag('unit', (u, read) => {
    const months = Array.from({ length: 13 }, (_, back) => addMonths(u.snap_ym, -back))
    const isTold = months.some((month) => read.of('unit_event', u.uscc, month).some((e) => e.event_type === kind))
    return read.of('unit', u.uscc, addMonths(u.snap_ym, -12)).some((l) => l[field] !== u[field] && !isTold)
  })

/** Codes and the register (domain model 5.1): what is to be explained. Of the whole snapshot A08 names the town, and A12 the unit, once. */
export const registerWarnings: Readonly<Record<string, Condition>> = {
  A04: (read) => {
    const names = groupBy(read.all('unit'), (u) => `${u.snap_ym} ${u.unit_name}`)
    return flag('unit', (u) => (names.get(`${u.snap_ym} ${u.unit_name}`) ?? []).some((d) => d.uscc !== u.uscc))(read)
  },
  A08: (read) => {
    const contradicts = new Set(
      read
        .all('town_dim')
        .filter((t) => typeOf(t.town_code.slice(6, 9)) !== t.town_type)
        .map((t) => t.town_code),
    )
    const hit = read.all('unit').filter((u) => contradicts.has(u.town_code))
    return [...new Set(hit.map((u) => `${u.town_code} `))]
  },
  A11: flag('unit', (u, read) =>
    booksOfDecember(read, u).some((f) => {
      const figures = { staff: f.avg_emp_cur, revenue: f.revenue_ytd, assets: f.total_assets_end }
      const isKnown = Object.values(figures).every((value) => !Number.isNaN(value))
      return isKnown && u.size_code !== String(classOf(u.industry_code, figures)?.size)
    }),
  ),
  A12: (read) => {
    const gone = new Set(
      read
        .all('registry')
        .filter((r) => ['注销', '吊销'].includes(r.reg_status))
        .map((r) => r.uscc),
    )
    const hit = read.all('unit').filter((u) => gone.has(u.uscc) && u.op_status === '1' && u.exit_ym === '')
    return [...new Set(hit.map((u) => `${u.uscc} `))]
  },
  A13: (read) => {
    const thresholdOf = openThresholds(read)
    return flag('unit', (u) =>
      booksOfDecember(read, u).some(
        (f) => f.revenue_ytd < 0.5 * thresholdOf(u.industry_code, Number(u.snap_ym.slice(0, 4))),
      ),
    )(read)
  },
  A14: changedWithoutEvent('industry_code', 'industry'),
  A15: changedWithoutEvent('town_code', 'town'),
}
