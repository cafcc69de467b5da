import { seasons } from '../data/frame-data.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { Pack } from './pack.ts'
import { overtaking, planRace, raceRates } from './steer-ranks.ts'
import { fallingIndicators, steerRates } from './steer-rates.ts'

/** Regions of the city: this district among its neighbours, and the city itself. */
export const regions = Array.from({ length: 15 }, (_, at) => `9901${String(at + 1).padStart(2, '0')}`)
const city = '990100'
const ownRegion = '990112'
/** A neighbour that does not publish its rates in one month. */
const silent = { region: '990107', month: '2020-08' } as const

type Indicator = {
  code: string
  unit: string
  level: number
  growth: number
  seasonal: readonly number[]
  stock: boolean
  quarterly: boolean
}
const even = Array.from({ length: 12 }, () => 1)

/** Indicators of the monthly flash: yearly level of a district of middle size in the unit, growth of 2020 in per cent. */
const indicators: readonly Indicator[] = [
  { code: 'gdp', unit: '亿元', level: 1900, growth: 2.1, seasonal: even, stock: false, quarterly: true },
  { code: 'industry_va', unit: '亿元', level: 620, growth: 1.6, seasonal: seasons.B, stock: false, quarterly: false },
  { code: 'investment', unit: '亿元', level: 480, growth: 4.2, seasonal: seasons.F, stock: false, quarterly: false },
  { code: 'exports', unit: '亿元', level: 310, growth: -3.4, seasonal: even, stock: false, quarterly: false },
  { code: 'imports', unit: '亿元', level: 220, growth: -1.2, seasonal: even, stock: false, quarterly: false },
  { code: 'fiscal_revenue', unit: '亿元', level: 205, growth: -2.1, seasonal: even, stock: false, quarterly: false },
  { code: 'power_use', unit: '亿千瓦时', level: 96, growth: 0.9, seasonal: even, stock: false, quarterly: false },
  { code: 'energy_tce', unit: '万吨标准煤', level: 240, growth: -2.4, seasonal: even, stock: false, quarterly: true },
  { code: 'deposits', unit: '亿元', level: 5200, growth: 9.5, seasonal: even, stock: true, quarterly: false },
  { code: 'loans', unit: '亿元', level: 3900, growth: 11.2, seasonal: even, stock: true, quarterly: false },
  { code: 'cpi', unit: '上年同期=100', level: 102, growth: 0, seasonal: even, stock: true, quarterly: false },
]
const summed: readonly Omit<Indicator, 'level'>[] = [
  { code: 'industry_output', unit: '亿元', growth: 1.8, seasonal: seasons.B, stock: false, quarterly: false },
  { code: 'retail', unit: '亿元', growth: -1.5, seasonal: seasons.E, stock: false, quarterly: false },
  { code: 'services_revenue', unit: '亿元', growth: 3.6, seasonal: seasons.F, stock: false, quarterly: false },
]

/** Figures of the units of the district by indicator and month in 亿元: what its own macro figures must be. */
export type UnitSums = ReadonlyMap<string, { current: number; base: number }>

type Macro = Pick<SampleRecords, 'macro' | 'price_index' | 'target' | 'index_weight' | 'dept_aggregate'>

/** Indicators of all regions; where units report an indicator, the district's own figure is their sum. */
export function buildMacro(pack: Pack, seed: string, sums: UnitSums): Macro {
  const steered = raceRates(seed, raceOf(seed), (month) => {
    const own = sums.get(`${overtaking.indicator} ${month}`)
    return own === undefined ? 0 : rateOf(own)
  })
  const macro = [...indicators, ...summed.map((each) => ({ ...each, level: 900 }))].flatMap((indicator) =>
    [...regions, city].flatMap((region) => indicatorRows(pack, seed, indicator, region, { sums, steered })),
  )
  return {
    macro,
    price_index: buildPrices(pack, seed),
    target: buildTargets(pack),
    index_weight: buildWeights(),
    dept_aggregate: buildAggregates(pack, seed),
  }
}

/** The race of the regions of a seed (domain model 7.6, m05). */
export const raceOf = (seed: string): ReturnType<typeof planRace> =>
  planRace(
    seed,
    ownRegion,
    regions.filter((region) => region !== ownRegion),
    silent.region,
  )

const rateOf = ({ current, base }: { current: number; base: number }): number => round((current / base - 1) * 100, 1)

function indicatorRows(
  pack: Pack,
  seed: string,
  indicator: Indicator,
  region: string,
  { sums, steered }: { sums: UnitSums; steered: ReadonlyMap<string, number> },
): RecordOf<'macro'>[] {
  const random = openRandom(`${seed}|macro|${indicator.code}|${region}`)
  const size = region === city ? 15 : 0.5 + random.next()
  const shift = 4 * (random.next() - 0.5)
  const months = pack.formMonths.filter((month) => !indicator.quarterly || Number(month.slice(5)) % 3 === 0)
  const drawn = months.map((month) => {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    // The first quarter of 2020 fell, the year recovered.
    const dip = year === 2020 && !indicator.stock ? -14 * Math.max(0, (9 - number) / 9) : 0
    return round(indicator.growth + (year < 2020 ? 5 : 0) + shift + dip + 0.8 * random.normal(), 1)
  })
  const falls = fallingIndicators.some((code) => code === indicator.code)
  const rates = region === ownRegion ? steerRates(drawn, falls) : drawn
  return months.map((month, at) => {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    const own = region === ownRegion ? sums.get(`${indicator.code} ${month}`) : undefined
    const share = indicator.stock ? 1 : indicator.seasonal.slice(0, number).reduce((sum, value) => sum + value, 0) / 12
    const fixed = indicator.code === overtaking.indicator ? steered.get(`${region} ${month}`) : undefined
    const yoy = fixed ?? rates[at] ?? 0
    const base = indicator.level * size * share * 1.05 ** (year - 2020)
    const value = own?.current ?? base * (1 + yoy / 100)
    const before = own?.base ?? base
    return {
      indicator_code: indicator.code,
      region_code: region,
      period_ym: month,
      value_cur: indicator.code === 'cpi' ? round(100 + yoy / 4 + 2, 1) : round(value, 2),
      value_ly: indicator.code === 'cpi' ? null : round(before, 2),
      yoy: region === silent.region && month === silent.month ? null : own === undefined ? yoy : rateOf(own),
      value_unit: indicator.unit,
    }
  })
}

function buildPrices(pack: Pack, seed: string): RecordOf<'price_index'>[] {
  return ['PPI', 'CPI', 'RPI', 'PPI.26', 'PPI.30', 'PPI.31'].flatMap((code) => {
    const random = openRandom(`${seed}|prices|${code}`)
    return pack.months.map((month) => ({
      index_code: code,
      period_ym: month,
      idx_yoy: round((code.startsWith('PPI') ? 98.6 : 102.4) + 1.2 * random.normal(), 1),
      idx_ytd: round((code.startsWith('PPI') ? 98.9 : 102.5) + 0.5 * random.normal(), 1),
    }))
  })
}

function buildTargets(pack: Pack): RecordOf<'target'>[] {
  const wanted: readonly (readonly [string, number, 'level' | 'growth', '+' | '-'])[] = [
    ['gdp', 2.5, 'growth', '+'],
    ['industry_output', 2, 'growth', '+'],
    ['retail', 1, 'growth', '+'],
    ['investment', 5, 'growth', '+'],
    ['fiscal_revenue', 210, 'level', '+'],
    ['energy_tce', -2, 'growth', '-'],
  ]
  return pack.years.flatMap((year) =>
    wanted.map(([code, value, type, direction]) => ({
      year,
      indicator_code: code,
      region_code: ownRegion,
      target_value: year === 2020 ? value : type === 'growth' && value > 0 ? value + 4 : value,
      target_type: type,
      direction,
    })),
  )
}

function buildWeights(): RecordOf<'index_weight'>[] {
  const rows: readonly (readonly [string, string, number, '+' | '-', number, number])[] = [
    ['quality', 'gdp', 0.3, '+', 0, 6],
    ['quality', 'fiscal_revenue', 0.2, '+', -5, 8],
    ['quality', 'investment', 0.2, '+', 0, 12],
    ['quality', 'retail', 0.2, '+', -5, 8],
    ['quality', 'energy_tce', 0.1, '-', -6, 4],
    ['green', 'energy_tce', 0.6, '-', -6, 4],
    ['green', 'power_use', 0.4, '-', -4, 8],
  ]
  return rows.map(([index, indicator, weight, direction, low, high]) => ({
    index_code: index,
    indicator_code: indicator,
    weight,
    direction,
    lo: low,
    hi: high,
  }))
}

function buildAggregates(pack: Pack, seed: string): RecordOf<'dept_aggregate'>[] {
  const kinds: readonly (readonly [string, string, string, string, number])[] = [
    ['供电', 'elec_total', '全社会用电量', '万千瓦时', 80_000],
    ['供电', 'elec_industry', '工业用电量', '万千瓦时', 46_000],
    ['通信', 'telecom', '电信业务总量', '万元', 12_000],
    ['成品油', 'oil_sales', '成品油销售量', '吨', 21_000],
    ['房管', 'house_area', '商品房销售面积', '万平方米', 14],
    ['财政', 'fiscal', '一般公共预算收入', '万元', 170_000],
    ['银保监', 'premium', '原保险保费收入', '万元', 31_000],
    // Its groups of industries hold the units of the package, so that finance beside them is no larger than in the whole district.
    ['金融办', 'finance_revenue', '金融业营业收入', '万元', 58_000 * pack.scale],
  ]
  const flows = kinds.flatMap(([dept, code, name, unit, monthly]) => {
    const random = openRandom(`${seed}|aggregate|${code}`)
    return pack.formMonths.map((month) => {
      const number = Number(month.slice(5))
      const before = monthly * number * (0.95 + 0.1 * random.next())
      return {
        dept,
        indicator_code: code,
        indicator_name: name,
        region_code: ownRegion,
        period_ym: month,
        value_cur: round(before * (1 + (2 * random.normal()) / 100), 1),
        value_ly: round(before, 1),
        value_unit: unit,
      }
    })
  })
  return [...flows, ...buildBalances(pack, seed)]
}

/** What the central bank and the finance office count at the end of a month. */
function buildBalances(pack: Pack, seed: string): RecordOf<'dept_aggregate'>[] {
  const kinds: readonly (readonly [string, string, string, string, level: number, decimals: number, growth: number])[] =
    [
      ['人行', 'deposits', '金融机构本外币存款余额', '亿元', 5200, 1, 9.5],
      ['人行', 'loans', '金融机构本外币贷款余额', '亿元', 3900, 1, 11.2],
      ['金融办', 'finance_units', '金融机构数', '家', 118 * pack.scale, 0, 3],
    ]
  return kinds.flatMap(([dept, code, name, unit, level, decimals, growth]) => {
    const random = openRandom(`${seed}|aggregate|${code}`)
    const at = (months: number): number => level * (1 + growth / 100) ** (months / 12)
    return pack.formMonths.map((month) => {
      const months = (Number(month.slice(0, 4)) - 2020) * 12 + Number(month.slice(5)) - 12
      return {
        dept,
        indicator_code: code,
        indicator_name: name,
        region_code: ownRegion,
        period_ym: month,
        value_cur: round(at(months) * (1 + (0.4 * random.normal()) / 100), decimals),
        value_ly: round(at(months - 12), decimals),
        value_unit: unit,
      }
    })
  })
}

export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}
