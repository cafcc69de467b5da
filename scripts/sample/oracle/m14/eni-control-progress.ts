import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { changeOf, intensityOf } from '../support/energy-intensity.ts'
import type { EnergyAndOutput } from '../support/energy-intensity.ts'
import { monthOf, yearBefore, yearOf } from '../support/periods.ts'
import { difference, divide, growthRate } from '../support/rates.ts'
import { compareCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

type Form = EnergyAndOutput & { town: string | null; base: number | null }
type Goals = {
  energyGrowth: number | null
  energyLevel: number | null
  outputGrowth: number | null
  intensity: number | null
}

export const oracle: Oracle = {
  id: 'eni-control-progress',
  cases: [{ period_ym: '2020-06' }, { period_ym: '2019-11' }, { period_ym: '2018-12' }],
  expect: (records, { period_ym: chosen }) => {
    const month = String(chosen)
    const own = formsOf(records, month)
    if (own.length === 0) return []
    const regionOf = ({ town }: Form): string | null => town?.slice(0, 6) ?? null
    const regions = [...groupBy(own, regionOf)].filter(([region]) => region !== null)
    const [largest] = regions.sort(([a, some], [b, others]) => others.length - some.length || compareCode(a, b))
    const time = (monthOf(month) / 12) * 100
    const goalsOf = (region: string | null): Goals => readGoals(records, yearOf(month), region)
    const towns = [...groupBy(own, ({ town }) => town)].map(([town, rows]) => {
      const region = town?.slice(0, 6) ?? null
      const whole = sumKnown((regions.find(([code]) => code === region)?.[1] ?? []).map(({ base }) => base))
      const base = sumKnown(rows.map((row) => row.base))
      const [mine, district] = [goalsOf(town), goalsOf(region)]
      const shared = divide(district.energyLevel, whole)
      const budget =
        mine.energyLevel ??
        raised(base, mine.energyGrowth) ??
        (district.energyLevel === null ? raised(base, district.energyGrowth) : times(base, shared))
      const figures = figuresOf(rows, budget, mine, district, time)
      return { town, figures }
    })
    const district = goalsOf(largest?.[0] ?? null)
    const base = sumKnown(own.map((row) => row.base))
    const budget = district.energyLevel ?? raised(base, district.energyGrowth)
    return [
      {
        town: '全区',
        ...figuresOf(own, budget, district, district, time),
        town_code: null,
        level: 0,
        row_kind: 'total',
      },
      ...towns
        .sort((a, b) => compareDescending(a.figures.used_share, b.figures.used_share) || compareCode(a.town, b.town))
        .map(({ town, figures }) => ({
          town: groupName(records, town, 'town'),
          ...figures,
          town_code: town,
          level: 1,
          row_kind: 'data',
        })),
    ]
  },
}

const times = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a * b)
const raised = (base: number | null, rate: number | null): number | null =>
  times(base, rate === null ? null : 1 + rate / 100)

/** Forms of a month with output, and what each unit used in the whole of last year. */
function formsOf(records: SampleRecords, month: string): Form[] {
  const register = registerAt(records.unit, month)
  const at = (period: string) =>
    new Map(records.energy_unit.filter((row) => row.period_ym === period).map((row) => [row.uscc, row]))
  const [december, sameMonth] = [at(`${String(yearOf(month) - 1)}-12`), at(yearBefore(month))]
  const wholeYear = (uscc: string, base: number | null): number | null => {
    const [whole, part] = [december.get(uscc)?.tce_ytd ?? null, sameMonth.get(uscc)?.tce_ytd ?? null]
    const grown = times(base, part !== null && part > 0 ? divide(whole, part) : null)
    return grown ?? times(base, 12 / monthOf(month)) ?? whole
  }
  const made = new Map(records.industrial_output.filter((row) => row.period_ym === month).map((row) => [row.uscc, row]))
  return [...at(month).values()].map((row) => ({
    town: register.get(row.uscc)?.town_code ?? null,
    tce: row.tce_ytd,
    tceLy: row.tce_ytd_ly,
    base: wholeYear(row.uscc, row.tce_ytd_ly),
    output: made.get(row.uscc)?.output_ytd ?? null,
    outputLy: made.get(row.uscc)?.output_ytd_ly ?? null,
  }))
}

function readGoals({ target: targets }: SampleRecords, year: number, region: string | null): Goals {
  const valueOf = (indicator: string, type: string): number | null =>
    targets.find(
      (row) =>
        row.year === year && row.region_code === region && row.indicator_code === indicator && row.target_type === type,
    )?.target_value ?? null
  return {
    energyGrowth: valueOf('energy_tce', 'growth'),
    energyLevel: times(valueOf('energy_tce', 'level'), 10_000),
    outputGrowth: valueOf('industry_output', 'growth'),
    intensity: valueOf('energy_intensity', 'growth'),
  }
}

function figuresOf(rows: readonly Form[], budget: number | null, own: Goals, district: Goals, time: number) {
  const base = sumKnown(rows.map((row) => row.base))
  const used = sumKnown(rows.map((row) => row.tce))
  const withBase = rows.filter((row) => row.base !== null)
  const share = divide(sumKnown(withBase.map(({ tce }) => tce)), budget, 100)
  const { change, changeFlag } = intensityOf(rows)
  const goal =
    own.intensity ?? district.intensity ?? changeOf(growthRate(budget, base), own.outputGrowth ?? district.outputGrowth)
  const gap = difference(change, goal)
  const hasAll = (list: readonly (number | null)[]): string | null => (list.includes(null) ? 'partial' : null)
  return {
    base,
    budget,
    used,
    used_share: share,
    time_share: time,
    change,
    intensity_goal: goal,
    gap,
    state: stateOf(share, time, gap),
    base_flag: base === null ? 'no_base' : hasAll(rows.map((row) => row.base)),
    budget_flag: budget === null ? 'no_base' : hasAll(rows.map((row) => row.base)),
    used_flag: used === null ? 'not_reported' : hasAll(rows.map((row) => row.tce)),
    share_flag:
      used === null ? 'not_reported' : share === null ? 'no_base' : hasAll(rows.flatMap((row) => [row.tce, row.base])),
    change_flag: changeFlag,
    goal_flag: goal === null ? 'no_base' : null,
    gap_flag: change === null ? 'not_reported' : goal === null ? 'no_base' : null,
  } satisfies OracleRow
}

function stateOf(share: number | null, time: number, gap: number | null): string {
  if (share === null || gap === null) return '不能判断'
  if (share <= time) return gap <= 0 ? '双达标' : '强度未达标'
  return gap <= 0 ? '总量超进度' : '双超'
}
