import { epidemics, seasons, trends } from '../data/frame-data.ts'
import { addQuarters, quarterOf, yearBefore, yearOf } from '../oracle/support/periods.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { Pack } from './pack.ts'
import type { Plants } from './plants.ts'
import { brokenQuarter, rotateSmall } from './rotate-small.ts'
import type { Member } from './rotate-small.ts'
import { buildSmallFrame } from './small-frame.ts'
import type { SmallUnit } from './small-frame.ts'

/** Relative error of the estimate of sales in the last quarter of 2020, in per cent (domain model 7.6, m19). */
const relativeError = 7.9
const tunedQuarter = '2020-Q4'

type Small = Pick<SampleRecords, 'small_frame' | 'small_sample' | 'small_report'>

/** Frame, sample and quarterly reports of shops below the limit; the sample shows all its replacements, the reports the quarters of the package. */
export function buildSmall(pack: Pack, seed: string): { records: Small; facts: Plants['m19'] } {
  const frame = buildSmallFrame(pack, seed)
  const members = rotateSmall(seed, frame, 300 * Math.max(pack.scale, 0.2))
  const center = centersOf(frame)
  const spread = fitSpread(seed, frame, members, center)
  const broken = members.find(
    ({ to, unit, replacedBy }) =>
      to === brokenQuarter && members.some((each) => each.code === replacedBy && each.unit.limit !== unit.limit),
  )
  if (broken === undefined) throw new Error(`no shop changed its class in ${brokenQuarter}`)
  return {
    records: {
      small_frame: frame.map(({ row }) => row),
      small_sample: members.map(sampleRow),
      small_report: pack.quarters.flatMap((quarter) =>
        members
          .filter(({ responses }) => responses.has(quarter))
          .map((member) =>
            reportRow(seed, member, quarter, salesOf(seed, member, quarter, center, spread), () =>
              salesOf(seed, member, yearBefore(quarter), center, spread),
            ),
          ),
      ),
    },
    facts: { relativeError, broken: { quarter: brokenQuarter, out: broken.code, in: broken.replacedBy ?? '' } },
  }
}

function sampleRow({ unit, code, from, to, replacedBy, reason, weight }: Member): RecordOf<'small_sample'> {
  return {
    sample_code: code,
    frame_id: unit.row.frame_id,
    q_in: from,
    q_out: to,
    replaced_by: replacedBy,
    replace_reason: reason,
    weight,
    caretaker: `P-06${unit.row.town_code.slice(-2)}`,
  }
}

/** Mean size of each stratum: shops differ more or less from it, as the wanted error asks. */
function centersOf(frame: readonly SmallUnit[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { size: number; count: number }>()
  for (const { row } of frame) {
    const sum = sums.get(row.stratum) ?? { size: 0, count: 0 }
    sums.set(row.stratum, { size: sum.size + row.size_measure, count: sum.count + 1 })
  }
  return new Map([...sums].map(([stratum, { size, count }]) => [stratum, size / count]))
}

/** Share of a quarter in a year of 2019, with trend and epidemic. */
function factorOf({ trade }: SmallUnit, quarter: string): number {
  const year = yearOf(quarter)
  const specialty = trade === 'E' ? 'E' : 'S'
  let level = 1
  for (let at = Math.min(year, 2019); at < Math.max(year, 2019); at += 1)
    level *= 1 + (trends[specialty][at + 1 - 2016] ?? 4) / 100
  let share = 0
  for (let month = quarterOf(quarter) * 3 - 3; month < quarterOf(quarter) * 3; month += 1)
    share += (seasons[specialty][month] ?? 1) * (year === 2020 ? (epidemics[trade]?.[month] ?? 1) : 1)
  return (share / 12) * (year < 2019 ? 1 / level : level)
}

/** Sales of a quarter in 万元 with one decimal. Who is not to pass the limit stays below it, who is passes it in its last four quarters. */
function salesOf(
  seed: string,
  { unit, code, to, promoted }: Member,
  quarter: string,
  centers: ReadonlyMap<string, number>,
  spread: number,
): number {
  const center = centers.get(unit.row.stratum) ?? unit.row.size_measure
  const free = center * ((unit.row.size_measure * Math.exp(0.3 * unit.drift)) / center) ** spread
  let level = Math.min(free, 0.92 * unit.limit)
  if (promoted) {
    const last = to === null ? tunedQuarter : addQuarters(to, -1)
    const year = [0, 1, 2, 3].reduce((sum, back) => sum + factorOf(unit, addQuarters(last, -back)), 0)
    level = (unit.limit * (1.15 + 0.1 * Math.abs(unit.drift))) / year
  }
  const noise = Math.exp(0.05 * openRandom(`${seed}|small|${code}|${quarter}`).normal())
  return Math.max(0.1, Math.round(level * factorOf(unit, quarter) * noise * 10) / 10)
}

/** How much shops of a stratum differ, so that the estimate of the tuned quarter has the wanted error; by halving. */
function fitSpread(
  seed: string,
  frame: readonly SmallUnit[],
  members: readonly Member[],
  centers: ReadonlyMap<string, number>,
): number {
  const answered = members.filter(({ responses }) => responses.get(tunedQuarter) === 'ok')
  const strata = [...centers.keys()].map((stratum) => ({
    shops: frame.filter(({ row }) => row.stratum === stratum).length,
    own: answered.filter(({ unit }) => unit.row.stratum === stratum),
  }))
  const errorOf = (spread: number): number => {
    let [total, variance] = [0, 0]
    for (const { shops, own } of strata) {
      const values = own.map((member) => salesOf(seed, member, tunedQuarter, centers, spread))
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
      total += shops * mean
      variance += shops ** 2 * (1 - values.length / shops) * (squares / values.length)
    }
    return (196 * Math.sqrt(variance)) / total
  }
  let [low, high] = [0.05, 6]
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    if (errorOf(middle) < relativeError) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The report of a quarter; who does not answer leaves all open. Tills and tax differ from some reports. */
function reportRow(
  seed: string,
  { unit, code, responses }: Member,
  quarter: string,
  sales: number,
  before: () => number,
): RecordOf<'small_report'> {
  const answered = responses.get(quarter) ?? 'ok'
  const random = openRandom(`${seed}|small report|${code}|${quarter}`)
  const retail = { 51: 0.12 + 0.2 * random.next(), 61: 0.25 + 0.1 * random.next() }[Number(unit.row.division)] ?? 0.97
  const near = (share: number): number => (random.next() < 0.06 ? 0.55 + 0.9 * random.next() : share) * sales
  const base = random.next() < 0.03 ? null : before()
  const [till, tax] = [near(0.94 + 0.08 * random.next()), near(0.9 + 0.08 * random.next())]
  const round = (value: number): number => Math.round(value * 10) / 10
  const isOpen = answered !== 'ok'
  return {
    period_q: quarter,
    sample_code: code,
    ss_sales_cur: isOpen ? null : sales,
    ss_sales_ly: isOpen ? null : base,
    ss_retail_cur: isOpen ? null : round(sales * retail),
    ss_retail_ly: isOpen || base === null ? null : round(base * retail),
    pos_amount: isOpen || unit.row.has_pos !== true ? null : round(till),
    tax_sales: isOpen || unit.row.unit_kind !== '1' ? null : round(tax),
    resp: answered,
  }
}
