import { openRandom } from '../seeded-random.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { regions, round } from './build-macro.ts'
import type { Pack } from './pack.ts'
import { fallingBases, steerRates } from './steer-rates.ts'

/** Items of GDP with their share, sector, and real growth of 2020 in per cent. */
const items: readonly (readonly [code: string, share: number, sector: 'S1' | 'S2' | 'S3', growth: number])[] = [
  ['A', 0.012, 'S1', 1.5],
  ['BCD', 0.36, 'S2', 1.9],
  ['E', 0.05, 'S2', 3.1],
  ['F', 0.11, 'S3', -1.2],
  ['G', 0.045, 'S3', -3.5],
  ['H', 0.02, 'S3', -12.4],
  ['J', 0.07, 'S3', 6.2],
  ['K', 0.09, 'S3', 3.4],
  ['OPS', 0.143, 'S3', 6.6],
  ['ONS', 0.1, 'S3', 2.5],
]

/** Base indicators of the accounting, with the item that they stand for and their weight in it. */
const bases: readonly (readonly [code: string, item: string, weight: number, lag: number])[] = [
  ['ind_va', 'BCD', 1, 0],
  ['construction', 'E', 1, 0],
  ['wholesale', 'F', 0.6, 0],
  ['retail', 'F', 0.4, 0],
  ['freight', 'G', 1, 0],
  ['hotels', 'H', 0.3, 0],
  ['catering', 'H', 0.7, 0],
  ['deposits_loans', 'J', 1, 0],
  ['house_area', 'K', 1, 0],
  ['services_profit', 'OPS', 1, 1],
  ['wages_nonprofit', 'ONS', 1, 0],
]

/** Quarterly GDP of every region: parts exact in 万元, real growth of the totals weighted by the parts. */
export function buildGdp(pack: Pack, seed: string): Pick<SampleRecords, 'gdp_component' | 'gdp_base'> {
  return {
    gdp_component: regions.flatMap((region) =>
      pack.quarters.flatMap((quarter) => componentRows(seed, region, quarter)),
    ),
    gdp_base: bases.flatMap((base) => baseRows(pack, seed, base)),
  }
}

function componentRows(seed: string, region: string, quarter: string): RecordOf<'gdp_component'>[] {
  const random = openRandom(`${seed}|gdp|${region}|${quarter}`)
  const size = openRandom(`${seed}|gdp|${region}`).next() + 0.5
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  const dip = year === 2020 ? -9 * ((4 - number) / 3) : 4.5
  const parts = items.map(([code, share, sector, growth]) => {
    const before = round(
      19_000_000 * size * share * (number / 4) * 1.06 ** (year - 2020) * (1 + 0.02 * random.normal()),
      0,
    )
    const real = round(growth + dip + 0.6 * random.normal(), 1)
    return { code, sector, before, now: Math.round(before * (1 + (real + 1.2) / 100)), real }
  })
  const total = (code: string, own: typeof parts): RecordOf<'gdp_component'> => {
    const before = own.reduce((sum, part) => sum + part.before, 0)
    const real = own.reduce((sum, part) => sum + (part.before / before) * part.real, 0)
    return row(
      code,
      own.reduce((sum, part) => sum + part.now, 0),
      before,
      round(real, 1),
    )
  }
  const row = (code: string, now: number, before: number, real: number): RecordOf<'gdp_component'> => ({
    period_q: quarter,
    region_code: region,
    item_code: code,
    value_ytd: now,
    value_ytd_ly: before,
    real_yoy: real,
  })
  const ofSector = (sector: string): typeof parts => parts.filter((part) => part.sector === sector)
  return [
    total('GDP', parts),
    total('S1', ofSector('S1')),
    total('S2', ofSector('S2')),
    total('S3', ofSector('S3')),
    ...parts.map(({ code, now, before, real }) => row(code, now, before, real)),
  ]
}

function baseRows(pack: Pack, seed: string, [code, item, weight, lag]: (typeof bases)[number]): RecordOf<'gdp_base'>[] {
  const random = openRandom(`${seed}|base|${code}`)
  const growth = items.find(([each]) => each === item)?.[3] ?? 0
  const drawn = pack.formMonths.map((month) => {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    const dip = year === 2020 ? -10 * Math.max(0, (10 - number) / 9) : 4
    return round(growth + dip + 0.8 * random.normal(), 1)
  })
  const rates = steerRates(
    drawn,
    fallingBases.some((each) => each === code),
  )
  return pack.formMonths.map((month, at) => {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    const yoy = rates[at] ?? 0
    const before = round(100_000 * weight * number * 1.05 ** (year - 2019), 1)
    return {
      period_ym: month,
      base_code: code,
      value_ytd: round(before * (1 + yoy / 100), 1),
      value_ytd_ly: before,
      yoy,
      item_code: item,
      weight,
      lag_months: lag,
    }
  })
}
