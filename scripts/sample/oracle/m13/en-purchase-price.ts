import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters, OracleRow } from '../oracle.ts'
import { quantile } from '../support/quantiles.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

type Purchase = {
  uscc: string
  name: string
  code: string
  bought: number | null
  amount: number | null
  tce: number | null
  price: number | null
}

export const oracle: Oracle = {
  id: 'en-purchase-price',
  cases: [
    { period_ym: '2020-06', z: 1 },
    { period_ym: '2019-11', min_units: 2, z: 2 },
    { town: '990112400', min_units: 4, z: 1.5 },
  ],
  expect: (records, parameters) => {
    const own = purchasesOf(records, parameters)
    if (own.length === 0) return []
    const limits = { z: Number(parameters['z']), least: Number(parameters['min_units']) }
    const kinds = [...groupBy(own, ({ code }) => code)].map(([code, rows]) => {
      const kind = records.energy_dim.find((row) => row.energy_code === code)
      const far = outliersOf(rows, limits)
      const names = far.slice(0, 3).map(({ name }) => name)
      return {
        code,
        far,
        row: {
          kind: kind?.energy_name ?? code,
          phys_unit: kind?.phys_unit ?? null,
          ...sumsOf(rows, false),
          ...pricesOf(rows),
          outliers: far.length,
          outlier_names: names.length === 0 ? null : names.join('、'),
          level: 1,
          row_kind: 'data',
        } satisfies OracleRow,
      }
    })
    return [
      {
        kind: '合计',
        phys_unit: null,
        ...sumsOf(own, true),
        ...Object.fromEntries(Object.keys(pricesOf(own)).map((name) => [name, null])),
        outliers: kinds.reduce((sum, { far }) => sum + far.length, 0),
        outlier_names: null,
        level: 0,
        row_kind: 'total',
      },
      ...kinds
        .sort((a, b) => compareDescending(a.row.amount, b.row.amount) || compareText(a.code, b.code))
        .map(({ row }) => row),
    ]
  },
}

function purchasesOf(records: SampleRecords, { period_ym: month, town }: OracleParameters): Purchase[] {
  const register = registerAt(records.unit, String(month))
  return records.energy_use
    .filter(
      (row) =>
        row.period_ym === month &&
        (town === null || register.get(row.uscc)?.town_code === town) &&
        (row.purchase_ytd !== 0 || (row.purchase_amt_ytd ?? 0) !== 0),
    )
    .map((row) => {
      const [bought, amount] = [row.purchase_ytd, row.purchase_amt_ytd]
      const factor =
        row.coef_used ?? records.energy_dim.find((kind) => kind.energy_code === row.energy_code)?.coef_ref ?? null
      return {
        uscc: row.uscc,
        name: register.get(row.uscc)?.unit_name ?? row.uscc,
        code: row.energy_code,
        bought,
        amount,
        tce: bought === null || factor === null ? null : bought * factor,
        price: bought === null || bought <= 0 ? null : divide(amount, bought, 10_000),
      }
    })
}

/** Entries whose price is out of line (F48), the farthest first. */
function outliersOf(rows: readonly Purchase[], { z: limit, least }: { z: number; least: number }): Purchase[] {
  const prices = rows.flatMap(({ price }) => (price === null ? [] : [price]))
  const middle = quantile(prices, 0.5)
  if (prices.length < least || middle === null) return []
  const mad = quantile(
    prices.map((price) => Math.abs(price - middle)),
    0.5,
  )
  const range = (quantile(prices, 0.75) ?? 0) - (quantile(prices, 0.25) ?? 0)
  const scale = mad === 0 ? range / 2 : mad
  return rows
    .map((row) => ({ row, z: divide(row.price === null ? null : Math.abs(row.price - middle), scale, 0.6745) }))
    .filter(({ z }) => z !== null && z > limit)
    .sort((a, b) => compareDescending(a.z, b.z) || compareText(a.row.uscc, b.row.uscc))
    .map(({ row }) => row)
}

function sumsOf(rows: readonly Purchase[], isTotal: boolean) {
  const priced = rows.filter(({ price }) => price !== null)
  const converted = priced.filter(({ tce }) => tce !== null)
  const [bought, amount] = [sumKnown(priced.map((row) => row.bought)), sumKnown(priced.map((row) => row.amount))]
  const flag = (known: readonly Purchase[]): string | null =>
    known.length === 0 ? 'not_reported' : known.length < rows.length ? 'partial' : null
  return {
    units: new Set(priced.map(({ uscc }) => uscc)).size,
    bought: isTotal ? null : bought,
    amount,
    mean: isTotal ? null : divide(amount, bought, 10_000),
    per_tce: divide(sumKnown(converted.map((row) => row.amount)), sumKnown(converted.map((row) => row.tce)), 10_000),
    bought_flag: flag(priced),
    mean_flag: isTotal && priced.length > 0 ? null : flag(priced),
    per_tce_flag: flag(converted),
  }
}

/** Percentiles of prices, and their spread with the median as 100. */
function pricesOf(rows: readonly Purchase[]) {
  const at = (part: number): number | null =>
    quantile(
      rows.map(({ price }) => price),
      part,
    )
  const middle = at(0.5)
  const index = (part: number): number | null => divide(at(part), middle, 100)
  return {
    p10: at(0.1),
    median: middle,
    p90: at(0.9),
    low_index: index(0),
    q1_index: index(0.25),
    middle_index: index(0.5),
    q3_index: index(0.75),
    high_index: index(1),
  }
}
