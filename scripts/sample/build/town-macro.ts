import { towns } from '../data/district-data.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { round } from './build-macro.ts'
import type { Pack } from './pack.ts'

type Forms = Pick<
  SampleRecords,
  'unit' | 'industrial_output' | 'trade_sales' | 'finance' | 'energy_unit' | 'investment_project'
>
/** All that is reported, and both sides of the rate of what has both. */
type Sums = Map<string, { all: number; now: number; base: number }>

/** Money in 亿元, energy in 10,000 tons of standard coal. */
const perUnit = 10_000
const indicators: readonly (readonly [code: string, unit: string])[] = [
  ['industry_output', '亿元'],
  ['retail', '亿元'],
  ['services_revenue', '亿元'],
  ['investment', '亿元'],
  ['energy_tce', '万吨标准煤'],
]

/** Indicators of the towns: what their units and projects report together, and the budget revenue that each has. */
export function buildTownMacro(pack: Pack, seed: string, forms: Forms): RecordOf<'macro'>[] {
  const sums = sumByTown(forms)
  const reported = indicators.flatMap(([code, unit]) =>
    towns.flatMap((town) =>
      pack.formMonths.flatMap((month): RecordOf<'macro'>[] => {
        const sum = sums.get(`${code} ${town.code} ${month}`)
        if (sum === undefined) return []
        const rate = sum.base > 0 ? round((sum.now / sum.base - 1) * 100, 1) : null
        return [row(code, town.code, month, { now: sum.all, base: sum.base, rate, unit })]
      }),
    ),
  )
  return [...reported, ...towns.flatMap((town) => revenueRows(pack, seed, town.code))]
}

function row(
  code: string,
  town: string,
  month: string,
  { now, base, rate, unit }: { now: number; base: number; rate: number | null; unit: string },
): RecordOf<'macro'> {
  return {
    indicator_code: code,
    region_code: town,
    period_ym: month,
    value_cur: round(now, 2),
    value_ly: round(base, 2),
    yoy: rate,
    value_unit: unit,
  }
}

/** Sums of forms by indicator, town of the month's register, and month. */
function sumByTown(forms: Forms): Sums {
  const townOf = new Map(forms.unit.map((unit) => [`${unit.uscc} ${unit.snap_ym}`, unit.town_code]))
  const sums: Sums = new Map()
  const add = (
    code: string,
    town: string | undefined,
    month: string,
    now: number | null,
    base: number | null,
  ): void => {
    if (town === undefined) return
    const key = `${code} ${town} ${month}`
    const sum = sums.get(key) ?? { all: 0, now: 0, base: 0 }
    const isPair = now !== null && base !== null
    sums.set(key, {
      all: sum.all + (now ?? 0) / perUnit,
      now: sum.now + (isPair ? now / perUnit : 0),
      base: sum.base + (isPair ? base / perUnit : 0),
    })
  }
  const addUnit = (
    code: string,
    each: { uscc: string; period_ym: string },
    now: number | null,
    base: number | null,
  ) => {
    add(code, townOf.get(`${each.uscc} ${each.period_ym}`), each.period_ym, now, base)
  }
  for (const each of forms.industrial_output) addUnit('industry_output', each, each.output_ytd, each.output_ytd_ly)
  for (const each of forms.trade_sales) addUnit('retail', each, each.retail_ytd, each.retail_ytd_ly)
  for (const each of forms.finance)
    if (each.form_code === 'F203') addUnit('services_revenue', each, each.revenue_ytd, each.revenue_ytd_ly)
  for (const each of forms.energy_unit) addUnit('energy_tce', each, each.tce_ytd, each.tce_ytd_ly)
  for (const each of forms.investment_project)
    add('investment', each.town_code, each.period_ym, each.invest_ytd, each.invest_ytd_ly)
  return sums
}

function revenueRows(pack: Pack, seed: string, town: string): RecordOf<'macro'>[] {
  const random = openRandom(`${seed}|town revenue|${town}`)
  const yearly = 5 + 10 * random.next()
  const growth = -2 + 4 * random.normal()
  return pack.formMonths.map((month) => {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    const dip = year === 2020 ? -10 * Math.max(0, (9 - number) / 9) : 5
    const base = yearly * (number / 12) * 1.05 ** (year - 2020)
    const rate = round(growth + dip + 0.8 * random.normal(), 1)
    return row('fiscal_revenue', town, month, { now: base * (1 + rate / 100), base, rate, unit: '亿元' })
  })
}
