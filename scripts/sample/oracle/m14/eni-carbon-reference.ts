import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters, OracleRow } from '../oracle.ts'
import { divide, ratioOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

type Burnt = { uscc: string; code: string | null; tce: number | null; direct: number | null; indirect: number | null }

/** Fuels by the factor that they take. */
const fuels: Readonly<Record<string, 'coal' | 'oil' | 'gas'>> = {
  raw_coal: 'coal',
  washed_coal: 'coal',
  coke: 'coal',
  natural_gas: 'gas',
  gasoline: 'oil',
  diesel: 'oil',
  fuel_oil: 'oil',
  lpg: 'oil',
}

export const oracle: Oracle = {
  id: 'eni-carbon-reference',
  cases: [
    { period_ym: '2020-06', by: 'town', power: 6.1 },
    { by: 'kind', coal: 2.66, oil: 2, gas: 1.6, heat: 0.1 },
    { period_ym: '2019-11', town: '990112107' },
  ],
  expect: (records, parameters) => {
    const { period_ym: month, by } = parameters
    const own = burntOf(records, parameters)
    if (own.length === 0) return []
    const made = new Map(
      records.industrial_output.filter((row) => row.period_ym === month).map((row) => [row.uscc, row.output_ytd]),
    )
    const all = sumKnown(own.map(emissionOf))
    const nameOf = (code: string | null): string =>
      by === 'kind'
        ? (records.energy_dim.find((row) => row.energy_code === code)?.energy_name ?? String(code))
        : groupName(records, code, by === 'town' ? 'town' : 'division')
    const groups = [...groupBy(own, ({ code }) => code)].map(([code, rows]) => ({
      code,
      sum: sumKnown(rows.map(emissionOf)),
      row: { group: nameOf(code), ...figuresOf(rows, all, by === 'kind' ? null : made), level: 1, row_kind: 'data' },
    }))
    return [
      { group: '总计', ...figuresOf(own, all, made), level: 0, row_kind: 'total' },
      ...groups.sort((a, b) => compareDescending(a.sum, b.sum) || compareCode(a.code, b.code)).map(({ row }) => row),
    ]
  },
}

const emissionOf = ({ direct, indirect }: Burnt): number | null => direct ?? indirect

function burntOf(records: SampleRecords, parameters: OracleParameters): Burnt[] {
  const { period_ym: month, by, town } = parameters
  const register = registerAt(records.unit, String(month))
  return records.energy_use
    .filter((row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town))
    .map((row) => {
      const kind = row.energy_code
      const reference = records.energy_dim.find((each) => each.energy_code === kind)?.coef_ref ?? null
      const factor = row.coef_used ?? reference
      const phys = row.use_total_ytd === null ? null : row.use_total_ytd - (row.use_material_ytd ?? 0)
      const tce = phys === null || factor === null ? null : phys * factor
      const fuel = fuels[kind]
      const isBought = kind === 'power' || kind === 'heat'
      return {
        uscc: row.uscc,
        code: by === 'kind' ? kind : groupCode(register.get(row.uscc), by === 'town' ? 'town' : 'division'),
        tce,
        direct: fuel === undefined || tce === null ? null : tce * Number(parameters[fuel]),
        indirect: isBought && phys !== null ? phys * Number(parameters[kind]) : null,
      }
    })
}

/** Figures of some entries; output of units where it is to be related to. */
function figuresOf(
  rows: readonly Burnt[],
  all: number | null,
  made: ReadonlyMap<string, number | null> | null,
): OracleRow {
  const tco2 = sumKnown(rows.map(emissionOf))
  const isShort = rows.some((row) => emissionOf(row) === null)
  const units = [...groupBy(rows, ({ uscc }) => uscc)]
  const related =
    made === null
      ? { value: null, flag: null }
      : ratioOf(units.map(([uscc, own]) => [sumKnown(own.map(emissionOf)), made.get(uscc) ?? null] as const))
  return {
    tce: sumKnown(rows.map(({ tce }) => tce)),
    direct: sumKnown(rows.map(({ direct }) => direct)),
    indirect: sumKnown(rows.map(({ indirect }) => indirect)),
    tco2,
    share: divide(tco2, all, 100),
    per_output: related.value,
    note: isShort ? '有品种没有因子' : '参考数',
    tco2_flag: tco2 === null ? 'not_reported' : isShort ? 'partial' : null,
    per_output_flag: related.flag,
  }
}
