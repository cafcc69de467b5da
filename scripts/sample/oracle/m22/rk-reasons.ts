import type { Oracle } from '../oracle.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'rk-reasons',
  cases: [{ period_ym: '2020-03' }, { town: '990112106', period_ym: '2020-01' }],
  expect: ({ risk_score: scores, unit }, { period_ym, uscc, town }) => {
    const register = registerAt(unit, String(period_ym))
    const parts = scores
      .filter((row) => row.period_ym === period_ym && (uscc === null || row.uscc === uscc))
      .filter((row) => town === null || register.get(row.uscc)?.town_code === town)
      .flatMap(({ uscc: code, level, reasons }) =>
        (reasons === '' ? '未说明' : reasons).split('；').map((part) => {
          const [name = '', points] = part.split(' ')
          return { code, level, name, points: Number(points ?? 0) }
        }),
      )
    const sum = (rows: typeof parts) => rows.reduce((total, { points }) => total + points, 0)
    const line = (component: string, rows: typeof parts, isTotal: boolean) => {
      const [points, units] = [sum(rows), new Set(rows.map(({ code }) => code)).size]
      const of = (level: string) => sum(rows.filter((row) => row.level === level))
      return {
        component,
        points,
        share: (points / sum(parts)) * 100,
        units,
        mean: points / units,
        red: of('red'),
        yellow: of('yellow'),
        green: of('green'),
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    return [
      line('合计', parts, true),
      ...[...groupBy(parts, ({ name }) => name)]
        .map(([name, rows]) => line(name, rows, false))
        .sort(
          (a, b) => compareDescending(a.points, b.points) || b.units - a.units || compareText(a.component, b.component),
        ),
    ]
  },
}
