import type { Oracle } from '../oracle.ts'
import { registerAt } from '../support/register.ts'
import { compareText } from '../support/sums.ts'

const grades = ['red', 'yellow', 'green', null] as const
type Grade = (typeof grades)[number]
const names = ['红', '黄', '绿', '未评'] as const

export const oracle: Oracle = {
  id: 'rk-transition',
  cases: [
    { from_ym: '2019-12', to_ym: '2020-12' },
    { from_ym: '2020-01', to_ym: '2020-04', n: 2 },
    { town: '990112002' },
  ],
  expect: ({ risk_score: scores, unit }, { from_ym, to_ym, town, n }) => {
    const register = registerAt(unit, String(to_ym))
    const gradesAt = (month: unknown) =>
      new Map(scores.filter((row) => row.period_ym === month).map((row) => [row.uscc, row.level as Grade]))
    const [before, after] = [gradesAt(from_ym), gradesAt(to_ym)]
    const units = [...new Set([...before.keys(), ...after.keys()])]
      .filter((uscc) => town === null || register.get(uscc)?.town_code === town)
      .sort(compareText)
    const changeOf = (from: number, to: number): string => {
      if (from === to) return '不变'
      if (from === 3) return '新评'
      if (to === 3) return '退出'
      return to < from ? '风险上升' : '风险下降'
    }
    const cells = grades.flatMap((from, fromAt) => {
      const own = units.filter((uscc) => (before.get(uscc) ?? null) === from)
      return grades.flatMap((to, toAt) => {
        const moved = own.filter((uscc) => (after.get(uscc) ?? null) === to)
        if (moved.length === 0) return []
        const shown = moved.slice(0, Number(n)).map((uscc) => register.get(uscc)?.unit_name ?? uscc)
        return [
          {
            from: names[fromAt] ?? '',
            to: names[toAt] ?? '',
            change: changeOf(fromAt, toAt),
            units: moved.length,
            row_pct: (moved.length / own.length) * 100,
            list: fromAt === toAt ? null : shown.join('、') + (moved.length > shown.length ? '…' : ''),
            level: 1,
            row_kind: 'data',
          },
        ]
      })
    })
    const total = {
      from: '合计',
      to: null,
      change: null,
      units: units.length,
      row_pct: null,
      list: null,
      level: 0,
      row_kind: 'total',
    }
    return [total, ...cells]
  },
}
