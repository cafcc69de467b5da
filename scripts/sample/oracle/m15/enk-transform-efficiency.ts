import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters, OracleRow } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

type Turned = {
  uscc: string
  unit: string
  code: string
  kind: string
  physUnit: string | null
  amounts: Readonly<Record<'投入' | '产出' | '回收利用', number | null>>
  factor: number | null
}
const words = ['投入', '产出', '回收利用'] as const

export const oracle: Oracle = {
  id: 'enk-transform-efficiency',
  cases: [{ period_ym: '2020-06', n: 1 }, { town: '990112400' }, { period_ym: '2018-11', town: '990112001' }],
  expect: (records, parameters) => {
    const own = turnedOf(records, parameters)
    if (own.length === 0) return []
    const units = [...groupBy(own, ({ uscc }) => uscc)]
      .map(([uscc, rows]) => ({ uscc, rows, sums: sumsOf(rows) }))
      .sort((a, b) => compareDescending(a.sums.input_tce, b.sums.input_tce) || compareText(a.uscc, b.uscc))
    return [
      { ...blank, line: '总计', ...sumsOf(own), level: 0, row_kind: 'total' },
      ...units
        .slice(0, Number(parameters['n']))
        .flatMap(({ uscc, rows, sums }) => [
          { ...blank, line: rows[0]?.unit ?? uscc, uscc, ...sums, level: 1, row_kind: 'subtotal' },
          ...words.flatMap((word) => linesOf(rows, word)),
          ...lossOf(rows[0]?.unit ?? uscc, sums.loss_tce),
        ]),
    ]
  },
}

const blank = {
  uscc: null,
  kind: null,
  phys: null,
  phys_unit: null,
  input_tce: null,
  output_tce: null,
  recycled_tce: null,
  loss_tce: null,
  efficiency: null,
  recycle_pct: null,
  efficiency_flag: null,
  source: null,
  goal: null,
  flow: null,
  is_flow: false,
}

function turnedOf(records: SampleRecords, { period_ym: month, town }: OracleParameters): Turned[] {
  const register = registerAt(records.unit, String(month))
  return records.energy_transform
    .filter((row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town))
    .map((row) => {
      const kind = records.energy_dim.find((each) => each.energy_code === row.energy_code)
      const use = records.energy_use.find(
        (each) => each.uscc === row.uscc && each.period_ym === month && each.energy_code === row.energy_code,
      )
      return {
        uscc: row.uscc,
        unit: register.get(row.uscc)?.unit_name ?? row.uscc,
        code: row.energy_code,
        kind: kind?.energy_name ?? row.energy_code,
        physUnit: kind?.phys_unit ?? null,
        amounts: { 投入: row.trans_in_ytd, 产出: row.trans_out_ytd, 回收利用: row.recycled_ytd },
        factor: use?.coef_used ?? kind?.coef_ref ?? null,
      }
    })
}

function inTce({ amounts, factor }: Turned, word: (typeof words)[number]): number | null {
  const amount = amounts[word]
  return amount === null || factor === null ? null : amount * factor
}

function sumsOf(rows: readonly Turned[]) {
  const [input, output, recycled] = words.map((word) => sumKnown(rows.map((row) => inTce(row, word))))
  const [into, out] = [input ?? null, output ?? null]
  const whole = into !== null && into > 0 ? into : null
  const isShort = rows.some((row) => row.factor === null && words.some((word) => (row.amounts[word] ?? 0) !== 0))
  return {
    input_tce: into,
    output_tce: out,
    recycled_tce: recycled ?? null,
    loss_tce: into !== null && out !== null && into > out ? into - out : null,
    efficiency: divide(out, whole, 100),
    recycle_pct: divide(recycled ?? null, whole, 100),
    efficiency_flag: whole === null || out === null ? 'not_reported' : isShort ? 'partial' : null,
  } satisfies OracleRow
}

function linesOf(rows: readonly Turned[], word: (typeof words)[number]): OracleRow[] {
  return [...rows]
    .sort((a, b) => compareText(a.code, b.code))
    .flatMap((row) => {
      const amount = row.amounts[word]
      if (amount === null || amount === 0) return []
      const tce = inTce(row, word)
      const isFlow = word !== '回收利用'
      const ends = word === '投入' ? { source: row.kind, goal: row.unit } : { source: row.unit, goal: row.kind }
      return [
        {
          ...blank,
          line: word,
          kind: row.kind,
          phys: amount,
          phys_unit: row.physUnit,
          [{ 投入: 'input_tce', 产出: 'output_tce', 回收利用: 'recycled_tce' }[word]]: tce,
          ...(isFlow ? { ...ends, flow: tce, is_flow: (tce ?? 0) > 0 } : {}),
          level: 2,
          row_kind: 'data',
        },
      ]
    })
}

function lossOf(unit: string, loss: number | null): OracleRow[] {
  if (loss === null) return []
  const line = { ...blank, line: '转换损失', loss_tce: loss, source: unit, goal: '转换损失' }
  return [{ ...line, flow: loss, is_flow: true, level: 2, row_kind: 'data' }]
}
