import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { intensityOf } from '../support/energy-intensity.ts'
import type { EnergyAndOutput } from '../support/energy-intensity.ts'
import { divide } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import type { GroupKind } from '../support/register.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'eni-intensity-change',
  cases: [
    { period_ym: '2020-06', price: 'constant' },
    { period_ym: '2019-11', by: 'town' },
    { by: 'size', price: 'constant', town: '990112107' },
    { by: 'holding' },
  ],
  expect: (records, { period_ym: month, price, by, town }) => {
    const register = registerAt(records.unit, String(month))
    const kind = by as GroupKind
    const own = unitsOf(records, String(month), register, price === 'constant').filter(
      ({ uscc }) => town === null || register.get(uscc)?.town_code === town,
    )
    if (own.length === 0) return []
    const groups = [...groupBy(own, ({ uscc }) => groupCode(register.get(uscc), kind))].map(([code, rows]) => ({
      code,
      change: intensityOf(rows).change,
      row: { group: groupName(records, code, kind), ...figuresOf(rows), level: 1, row_kind: 'data' },
    }))
    const fallOf = (change: number | null): number | null => (change === null ? null : -change)
    return [
      { group: '总计', ...figuresOf(own), level: 0, row_kind: 'total' },
      ...groups
        .sort((a, b) => compareDescending(fallOf(a.change), fallOf(b.change)) || compareCode(a.code, b.code))
        .map(({ row }) => row),
    ]
  },
}

function unitsOf(
  { energy_unit: energy, industrial_output: outputs, price_index: prices }: SampleRecords,
  month: string,
  register: ReadonlyMap<string, RecordOf<'unit'>>,
  isReal: boolean,
): (EnergyAndOutput & { uscc: string })[] {
  const forms = energy.filter((row) => row.period_ym === month)
  const made = outputs.filter((row) => row.period_ym === month)
  const indexOf = (code: string): number | null =>
    prices.find((row) => row.period_ym === month && row.index_code === code)?.idx_ytd ?? null
  return [...new Set([...forms, ...made].map(({ uscc }) => uscc))].map((uscc) => {
    const form = forms.find((row) => row.uscc === uscc)
    const output = made.find((row) => row.uscc === uscc)
    const division = register.get(uscc)?.industry_code.slice(0, 2) ?? ''
    const price = isReal ? (indexOf(`PPI.${division}`) ?? indexOf('PPI')) : 100
    return {
      uscc,
      tce: form?.tce_ytd ?? null,
      tceLy: form?.tce_ytd_ly ?? null,
      output: divide(output?.output_ytd ?? null, price, 100),
      outputLy: output?.output_ytd_ly ?? null,
    }
  })
}

function figuresOf(rows: readonly EnergyAndOutput[]): OracleRow {
  const { energy, output, ...intensity } = intensityOf(rows)
  const tce = sumKnown(rows.map((row) => row.tce))
  const made = sumKnown(rows.map((row) => row.output))
  const none = rows.every((row) => row.tce === null || row.output === null)
    ? 'not_reported'
    : energy.now === null
      ? 'no_base'
      : null
  const some = rows.some((row) => Object.values(row).includes(null)) ? 'partial' : null
  const known = (of: 'tce' | 'output'): string | null =>
    rows.every((row) => row[of] === null) ? 'not_reported' : rows.some((row) => row[of] === null) ? 'partial' : null
  return {
    units: rows.length,
    tce: divide(tce, 10_000),
    tce_yoy: energy.rate,
    output: divide(made, 10_000),
    output_yoy: output.rate,
    intensity: intensity.now,
    intensity_ly: intensity.before,
    change_pct: intensity.change,
    tce_flag: known('tce'),
    tce_yoy_flag: none ?? energy.flag ?? some,
    output_flag: known('output'),
    output_yoy_flag: none ?? output.flag ?? some,
    intensity_flag: intensity.nowFlag,
    intensity_ly_flag: intensity.beforeFlag,
    change_flag: intensity.changeFlag,
  }
}
