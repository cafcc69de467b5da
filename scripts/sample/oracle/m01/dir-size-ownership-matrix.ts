import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { groupName } from '../support/register.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'dir-size-ownership-matrix',
  cases: [
    { measure: 'revenue' },
    { snap_ym: '2020-05', measure: 'revenue', town: '990112400' },
    { snap_ym: '2019-06', specialty: 'F' },
  ],
  expect: (records, { snap_ym: month, measure, specialty, town }) => {
    const units = records.unit.filter(
      (unit) =>
        unit.snap_ym === month &&
        (unit.exit_ym === null || unit.exit_ym > unit.snap_ym) &&
        (specialty === null || unit.specialty === specialty) &&
        (town === null || unit.town_code === town),
    )
    const forms = groupBy(
      records.finance.filter((row) => row.period_ym === month),
      (row) => row.uscc,
    )
    const figureOf = (uscc: string): number | null =>
      measure === 'units' ? 1 : sumKnown((forms.get(uscc) ?? []).map((row) => row.revenue_ytd))
    const sum = (rows: typeof units): number | null => sumKnown(rows.map((row) => figureOf(row.uscc)))
    const all = sum(units)
    const line = (size: string, holding: string, rows: typeof units, ofSize: number | null, level: number) => ({
      size,
      holding,
      value: sum(rows),
      share: divide(sum(rows), all, 100),
      share_of_size: level === 0 ? null : divide(sum(rows), ofSize, 100),
      value_flag:
        sum(rows) === null ? 'not_reported' : rows.some((row) => figureOf(row.uscc) === null) ? 'partial' : null,
      level,
      row_kind: ['total', 'subtotal', 'data'][level] ?? null,
    })
    const inOrder = (rows: typeof units, field: 'size_code' | 'holding') =>
      [...groupBy(rows, (row) => row[field])].sort(([a], [b]) => compareText(a, b))
    return [
      line('合计', '合计', units, null, 0),
      ...inOrder(units, 'size_code').flatMap(([size, ofSize]) => [
        line(groupName(records, size, 'size'), '合计', ofSize, sum(ofSize), 1),
        ...inOrder(ofSize, 'holding').map(([holding, rows]) =>
          line(groupName(records, size, 'size'), groupName(records, holding, 'holding'), rows, sum(ofSize), 2),
        ),
      ]),
    ]
  },
}
