import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { addMonths } from '../support/periods.ts'
import { frameAt } from '../support/register.ts'
import { compareText, groupBy } from '../support/sums.ts'
import { specialtyNames } from '../support/unit-place.ts'

type Stratum = { name: string; population: number; drawn: number; n: number; bad: number; serious: number }

const quantiles: Readonly<Record<string, number>> = { 90: 1.645, 95: 1.96, 99: 2.576 }

export const oracle: Oracle = {
  id: 'dq-inspection-estimate',
  cases: [{ draw_id: 'SJ2020-1' }, { draw_id: 'SJ2020-1', bad: 'serious', confidence: '99' }, { confidence: '90' }],
  expect: (records, { draw_id: id, bad, confidence, rest_months: rest }) => {
    const z = quantiles[String(confidence)] ?? 0
    const populations = populationsOf(records, String(id), Number(rest))
    const strata = [
      ...groupBy(
        records.draw_item.filter((row) => row.draw_id === id),
        (row) => row.stratum,
      ),
    ]
      .map(([name, rows]): Stratum => {
        const count = (outcomes: readonly string[]): number =>
          rows.filter(({ outcome }) => outcome !== null && outcomes.includes(outcome)).length
        return {
          name,
          population: populations.get(name) ?? 0,
          drawn: rows.length,
          n: rows.filter(({ outcome }) => outcome !== null).length,
          bad: count(bad === 'any' ? ['minor', 'serious'] : ['serious']),
          serious: count(['serious']),
        }
      })
      .sort((a, b) => compareText(a.name, b.name))
    return [wholeRow(strata, z), ...strata.map((stratum) => stratumRow(stratum, z))]
  },
}

/** Wilson interval of a stratum; where every unit was checked there is nothing to estimate. */
function stratumRow({ name, ...counts }: Stratum, z: number): OracleRow {
  const { n, bad, population } = counts
  const p = bad / n
  const isWhole = n === population
  const centre = isWhole ? p : (bad + (z * z) / 2) / (n + z * z)
  const spread = isWhole ? 0 : (z / (n + z * z)) * Math.sqrt((bad * (n - bad)) / n + (z * z) / 4)
  return {
    stratum: `${specialtyNames[name.slice(0, 1)] ?? ''}${name.slice(1)}`,
    ...counts,
    rate: p * 100,
    ci_lo: (centre - spread) * 100,
    ci_hi: (centre + spread) * 100,
    half: spread * 100,
    expected: p * population,
    rate_flag: null,
    level: 1,
    row_kind: 'data',
  }
}

/** The strata together, weighted by their units; a sample without replacement in each. */
function wholeRow(strata: readonly Stratum[], z: number): OracleRow {
  const sum = (key: 'population' | 'drawn' | 'n' | 'bad' | 'serious'): number =>
    strata.reduce((total, stratum) => total + stratum[key], 0)
  const variance = (bad: number, n: number): number => (bad * (n - bad)) / n / (n - 1)
  let [p, square] = [0, 0]
  for (const { population, n, bad } of strata) {
    const weight = population / sum('population')
    p += (weight * bad) / n
    const own = n > 1 ? variance(bad, n) : variance(sum('bad'), sum('n'))
    square += weight ** 2 * (1 - n / population) * (own / n)
  }
  const half = z * Math.sqrt(square)
  return {
    stratum: '总体',
    population: sum('population'),
    drawn: sum('drawn'),
    n: sum('n'),
    bad: sum('bad'),
    serious: sum('serious'),
    rate: p * 100,
    ci_lo: Math.max(0, p - half) * 100,
    ci_hi: Math.min(1, p + half) * 100,
    half: half * 100,
    expected: p * sum('population'),
    rate_flag: null,
    level: 0,
    row_kind: 'total',
  }
}

/** Units of each stratum in the frame of a draw: the register of the month before without those that were checked lately. */
function populationsOf(records: SampleRecords, id: string, rest: number): ReadonlyMap<string, number> {
  const day = records.draw.find((row) => row.draw_id === id)?.drawn_on.slice(0, 10) ?? ''
  const since = `${addMonths(day.slice(0, 7), -rest)}${day.slice(7)}`
  const checked = new Set(
    records.draw
      .filter((row) => row.draw_id !== id && row.drawn_on.slice(0, 10) > since && row.drawn_on.slice(0, 10) <= day)
      .flatMap((row) => records.draw_item.filter((item) => item.draw_id === row.draw_id).map(({ uscc }) => uscc)),
  )
  const frame = frameAt(records.unit, addMonths(day.slice(0, 7), -1)).filter((row) => !checked.has(row.uscc))
  const types = new Map(records.town_dim.map((row) => [row.town_code, row.town_type]))
  const strata = groupBy(frame, (row) => `${row.specialty}·${types.get(row.town_code) ?? ''}`)
  return new Map([...strata].map(([name, units]) => [name, units.length]))
}
