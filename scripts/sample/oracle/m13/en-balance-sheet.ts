import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

/** Items of the balance; those without a place in every form may be missing. */
const items = [
  ['年初库存', 'begin', true],
  ['购进', 'purchase', true],
  ['消费合计', 'total', true],
  ['工业生产消费', 'production', true],
  ['用于原材料', 'material', false],
  ['加工转换投入', 'into', false],
  ['非工业生产消费', 'other', true],
  ['期末库存', 'end', true],
  ['平衡差额', 'gap', true],
  ['加工转换产出', 'made', false],
  ['回收利用', 'recycled', false],
] as const
const [sources, uses] = [
  ['年初库存', '购进'],
  ['工业生产消费', '非工业生产消费', '期末库存'],
]

type Field = (typeof items)[number][1]
type Entry = Readonly<Record<Field, number | null>> & {
  code: string
  factor: number | null
  isUsed: boolean
  isTransforming: boolean
}

export const oracle: Oracle = {
  id: 'en-balance-sheet',
  cases: [{ period_ym: '2020-06', tolerance: 0 }, { period_ym: '2018-11' }, { town: '990112400' }],
  expect: (records, { period_ym: month, tolerance, town }) => {
    const register = registerAt(records.unit, String(month))
    const own = entriesOf(records, String(month), (uscc) => town === null || register.get(uscc)?.town_code === town)
    const kinds = [...groupBy(own, ({ code }) => code)].map(([code, rows]) => ({
      code,
      rows,
      weight: sumKnown(rows.map((row) => inTce(row, 'total'))),
    }))
    const kindOf = (code: string) => records.energy_dim.find((row) => row.energy_code === code)
    return [
      ...blockOf('合计', null, own, Number(tolerance)),
      ...kinds
        .sort((a, b) => compareDescending(a.weight, b.weight) || compareText(a.code, b.code))
        .flatMap(({ code, rows }) =>
          blockOf(kindOf(code)?.energy_name ?? code, kindOf(code)?.phys_unit ?? '', rows, Number(tolerance)),
        ),
    ]
  },
}

const inTce = (entry: Entry, field: Field): number | null =>
  entry[field] === null || entry.factor === null ? null : entry[field] * entry.factor

function entriesOf(records: SampleRecords, month: string, isOwn: (uscc: string) => boolean): Entry[] {
  const of = <Row extends { period_ym: string; uscc: string }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => row.period_ym === month && isOwn(row.uscc))
  const [used, turned] = [of(records.energy_use), of(records.energy_transform)]
  const keyOf = (row: { uscc: string; energy_code: string }): string => `${row.uscc} ${row.energy_code}`
  const [uses, transforms] = [
    new Map(used.map((row) => [keyOf(row), row])),
    new Map(turned.map((row) => [keyOf(row), row])),
  ]
  return [...new Set([...uses.keys(), ...transforms.keys()])].map((key) => {
    const [use, transform] = [uses.get(key), transforms.get(key)]
    const code = key.slice(key.indexOf(' ') + 1)
    const parts = [use?.begin_stock, use?.purchase_ytd, use?.use_total_ytd, use?.end_stock].map(
      (value) => value ?? null,
    )
    const [begin, purchase, total, end] = parts
    return {
      code,
      factor: use?.coef_used ?? records.energy_dim.find((row) => row.energy_code === code)?.coef_ref ?? null,
      isUsed: use !== undefined,
      isTransforming: transform !== undefined,
      begin: begin ?? null,
      purchase: purchase ?? null,
      total: total ?? null,
      production: use?.use_prod_ytd ?? null,
      material: use?.use_material_ytd ?? null,
      into: transform?.trans_in_ytd ?? null,
      other: use?.use_nonprod_ytd ?? null,
      end: end ?? null,
      gap: parts.includes(null) ? null : (begin ?? 0) + (purchase ?? 0) - (total ?? 0) - (end ?? 0),
      made: transform?.trans_out_ytd ?? null,
      recycled: transform?.recycled_ytd ?? null,
    }
  })
}

/** Lines of a kind of energy, or of all kinds where it has no unit. */
function blockOf(kind: string, unit: string | null, rows: readonly Entry[], tolerance: number): OracleRow[] {
  const isOff = ({ code, isTransforming, gap, total }: Entry): boolean =>
    !['power', 'heat'].includes(code) &&
    !isTransforming &&
    gap !== null &&
    Math.abs(gap) > Math.max(1, (tolerance / 100) * (total ?? 0))
  return items.flatMap(([item, field, isBasic]) => {
    const hasAny = rows.some((row) => (row[field] ?? 0) !== 0)
    const isSum = item === '消费合计' || item === '平衡差额'
    if (rows.length === 0 || (!hasAny && !isSum)) return []
    const tce = sumKnown(rows.map((row) => inTce(row, field)))
    const isShort = isBasic && rows.some((row) => row.isUsed && inTce(row, field) === null)
    const isFlow = unit !== null && [...sources, ...uses].includes(item) && tce !== null && tce > 0
    return [
      {
        kind,
        item,
        phys: unit === null ? null : sumKnown(rows.map((row) => row[field])),
        phys_unit: unit,
        tce,
        units_off: item === '平衡差额' ? rows.filter(isOff).length : null,
        tce_flag: tce === null ? 'not_reported' : isShort ? 'partial' : null,
        is_flow: isFlow,
        ...endsOf(kind, item, unit === null),
        level: 0,
        row_kind: unit === null ? 'total' : isSum ? 'subtotal' : 'data',
      },
    ]
  })
}

/** From where to where an item flows. */
function endsOf(kind: string, item: string, isTotal: boolean): { source: string | null; use: string | null } {
  const name = isTotal ? null : kind
  if (sources.includes(item)) return { source: item, use: name }
  if (uses.includes(item)) return { source: name, use: item }
  return { source: null, use: null }
}
