import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { monthOf } from '../support/periods.ts'
import { powerOf } from '../support/power-bills.ts'
import { difference, divide, growthFlag, growthRate } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { sumKnown } from '../support/sums.ts'

type Pair = readonly [a: number, b: number]

/** Correlation of pairs (Pearson); null below six or where one side does not move. */
function correlation(pairs: readonly Pair[]): number | null {
  if (pairs.length < 6) return null
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length
  const [a, b] = [mean(0), mean(1)]
  let [both, first, second] = [0, 0, 0]
  for (const [x, y] of pairs) {
    both += (x - a) * (y - b)
    first += (x - a) ** 2
    second += (y - b) ** 2
  }
  return first * second === 0 ? null : both / Math.sqrt(first * second)
}

function directionOf(output: number | null, power: number | null): string | null {
  if (output === null || power === null) return null
  if (output >= 0) return power >= 0 ? '同升' : '产升电降'
  return power >= 0 ? '产降电升' : '同降'
}

function lineOf(
  records: SampleRecords,
  month: string,
  { isToDate, isOwn }: { isToDate: boolean; isOwn: (uscc: string) => boolean },
) {
  const meters = powerOf(records, month, isToDate)
  const isSum = isToDate || monthOf(month) === 2
  const outputs = records.industrial_output
    .filter((row) => row.period_ym === month && isOwn(row.uscc))
    .map((row) => ({
      now: isSum ? row.output_ytd : row.output_m,
      base: isSum ? row.output_ytd_ly : row.output_m_ly,
      meter: meters.get(row.uscc),
    }))
  const both = outputs.filter(({ now, base, meter }) => now !== null && base !== null && meter !== undefined)
  const [output, outputBase] = [sumKnown(both.map(({ now }) => now)), sumKnown(both.map(({ base }) => base))]
  const kwh = sumKnown(both.map(({ meter }) => meter?.now ?? null))
  const kwhBase = sumKnown(both.map(({ meter }) => meter?.base ?? null))
  const [kwhYoy, outYoy] = [growthRate(kwh, kwhBase), growthRate(output, outputBase)]
  return {
    period: month,
    units: both.length,
    cover_pct: divide(output, sumKnown(outputs.map(({ now }) => now)), 100),
    kwh,
    kwh_yoy: kwhYoy,
    output: divide(output, 10_000),
    out_yoy: outYoy,
    gap: difference(outYoy, kwhYoy),
    direction: directionOf(outYoy, kwhYoy),
    kwh_flag: growthFlag(kwh, kwhBase),
    out_flag: growthFlag(output, outputBase),
  }
}

export const oracle: Oracle = {
  id: 'en-power-output-sync',
  cases: [
    { by: 'ytd', from: '2019-06', window: 6 },
    { town: '990112400', to: '2020-06' },
    { division: '26', by: 'ytd' },
  ],
  expect: (records, { from, to, by, window, division, town }) => {
    const register = registerAt(records.unit, String(to))
    const isOwn = (uscc: string): boolean =>
      (division === null || register.get(uscc)?.industry_code.slice(0, 2) === division) &&
      (town === null || register.get(uscc)?.town_code === town)
    const billed = new Set(records.power.map((row) => row.period_ym))
    const months = [...new Set(records.industrial_output.filter(({ uscc }) => isOwn(uscc)).map((row) => row.period_ym))]
      .filter((month) => month >= String(from) && month <= String(to) && billed.has(month))
      .sort()
    const all = months.map((month) => lineOf(records, month, { isToDate: by === 'ytd', isOwn }))
    const first = all.findIndex(({ units }) => units > 0)
    const lines = first < 0 ? [] : all.slice(first)
    return lines.map((line, at) => {
      const recent = lines.slice(Math.max(0, at + 1 - Number(window)), at + 1)
      const pairs = recent.flatMap(({ out_yoy: output, kwh_yoy: kwh }): Pair[] =>
        output === null || kwh === null ? [] : [[output, kwh]],
      )
      return { ...line, corr: correlation(pairs) }
    })
  },
}
