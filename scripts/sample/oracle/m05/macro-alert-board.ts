import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { difference, divide, growthRate } from '../support/rates.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'

type Report = { month: string; yoy: number | null; pull: number | null }
type Series = { kind: 'district' | 'base' | 'town' | 'unit'; object: string; indicator: string; reports: Report[] }
type Alert = Omit<Series, 'reports'> & {
  trigger: string
  isRed: boolean
  periods: number
  since: string
  now: Report
  before: number | null
}

const kinds = ['district', 'base', 'town', 'unit'] as const

export const oracle: Oracle = {
  id: 'macro-alert-board',
  cases: [
    { period_ym: '2020-03', rules: 'all', floor: -5, falls: 1, unit_pull: 1 },
    { rules: 'towns', floor: 2 },
    { rules: 'district', region: '990107', period_ym: '2020-09' },
    { rules: 'units', unit_drop: 5, unit_pull: 0.05, period_ym: '2019-12' },
  ],
  expect: (records, given) => {
    const { town_dim: towns, unit } = records
    const alerts = seriesOf(records, given)
      .flatMap((series) => alertsOf(series, given))
      .sort(
        (a, b) =>
          Number(b.isRed) - Number(a.isRed) ||
          kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
          Math.round(weightOf(a) * 1e6) - Math.round(weightOf(b) * 1e6) ||
          compareText(a.object, b.object) ||
          compareText(a.indicator, b.indicator) ||
          compareText(a.trigger, b.trigger),
      )
    const nameOf = ({ kind, object }: Alert): string =>
      kind === 'town'
        ? (towns.find((row) => row.town_code === object)?.town_name ?? object)
        : kind === 'unit'
          ? (unit.filter((row) => row.uscc === object).sort((a, b) => compareText(b.snap_ym, a.snap_ym))[0]
              ?.unit_name ?? object)
          : '全区'
    return alerts.map((alert) => ({
      severity: alert.isRed ? 'red' : 'yellow',
      kind: alert.kind,
      object: nameOf(alert),
      indicator: alert.indicator,
      trigger: alert.trigger,
      yoy: alert.now.yoy,
      prev_yoy: alert.before,
      pull_pp: alert.now.pull,
      since: alert.since,
      periods: alert.periods,
      prev_flag: alert.before === null ? 'no_ref_rate' : null,
    }))
  },
}

const weightOf = ({ kind, now }: Alert): number => (kind === 'unit' ? now.pull : now.yoy) ?? 0

/** Rates until the period, newest first, of what has a report of the period. */
function seriesOf(records: SampleRecords, { rules, region, period_ym: period }: OracleParameters): Series[] {
  const wants = (...sets: string[]): boolean => sets.includes(String(rules)) || rules === 'all'
  const lessIsBetter = new Set(
    [...records.target, ...records.index_weight]
      .filter((row) => row.direction === '-')
      .map((row) => row.indicator_code),
  )
  const towns = new Set(records.town_dim.map((row) => row.town_code).filter((code) => code.startsWith(String(region))))
  const published = records.macro.flatMap((row) => {
    const kind = row.region_code === region ? ('district' as const) : ('town' as const)
    const isWanted = kind === 'district' ? wants('main', 'district') : towns.has(row.region_code) && wants('towns')
    return isWanted
      ? [
          {
            kind,
            object: row.region_code,
            indicator: row.indicator_code,
            month: row.period_ym,
            yoy: row.yoy,
            pull: null,
          },
        ]
      : []
  })
  const bases = records.gdp_base.map((row) => ({
    kind: 'base' as const,
    object: '',
    indicator: row.base_code,
    month: row.period_ym,
    yoy: row.yoy,
    pull: null,
  }))
  const all = [
    ...published.filter(({ indicator }) => !lessIsBetter.has(indicator)),
    ...(wants('main', 'district') ? bases.filter(({ indicator }) => !lessIsBetter.has(indicator)) : []),
    ...(wants('main', 'units') ? unitRates(records) : []),
  ].filter(({ month }) => month <= String(period))
  return [...groupBy(all, ({ kind, object, indicator }) => `${kind}|${object}|${indicator}`).values()]
    .flatMap((rows) => {
      const [first] = rows
      const reports = [...rows].sort((a, b) => compareText(b.month, a.month))
      return first === undefined
        ? []
        : [{ kind: first.kind, object: first.object, indicator: first.indicator, reports }]
    })
    .filter(({ reports }) => reports[0]?.month === period)
}

/** Rate of every unit's main figure, and what it takes from the rate of its specialty. */
function unitRates(records: SampleRecords) {
  const figures = mainFigures(records)
  const bases = new Map(
    [...groupBy(figures, ({ specialty, month }) => `${specialty} ${month}`)].map(([key, rows]) => [
      key,
      sumKnown(rows.map(({ ytd, ytdLy }) => (ytd === null ? null : ytdLy))),
    ]),
  )
  return figures.map(({ specialty, uscc, month, ytd, ytdLy }) => ({
    kind: 'unit' as const,
    object: uscc,
    indicator: specialty,
    month,
    yoy: growthRate(ytd, ytdLy),
    pull: divide(difference(ytd, ytdLy), bases.get(`${specialty} ${month}`) ?? null, 100),
  }))
}

function alertsOf({ reports, ...series }: Series, given: OracleParameters): Alert[] {
  const [now] = reports
  if (now === undefined) return []
  const { yoy, pull } = now
  const [floor, drop, unitPull] = [Number(given.floor), Number(given.unit_drop), Number(given.unit_pull)]
  const before = reports[1]?.yoy ?? null
  const run = (holds: (report: Report, at: number) => boolean): number => {
    const end = reports.findIndex((report, at) => !holds(report, at))
    return end < 0 ? reports.length : end
  }
  const alert = (trigger: string, periods: number, isRed: boolean): Alert => ({
    ...series,
    trigger,
    isRed,
    periods,
    since: reports[periods - 1]?.month ?? '',
    now,
    before,
  })
  if (series.kind === 'unit') {
    const periods = run((report) => report.yoy !== null && report.yoy <= -drop)
    return periods > 0 && pull !== null && pull <= -unitPull ? [alert('unit_drop', periods, pull <= -2 * unitPull)] : []
  }
  const below = run((report) => report.yoy !== null && report.yoy < floor)
  const falls = run((report, at) => {
    const earlier = reports[at + 1]?.yoy ?? null
    return report.yoy !== null && earlier !== null && report.yoy < earlier
  })
  return [
    ...(below > 0 ? [alert('below', below, yoy !== null && yoy <= floor - Number(given.red_gap))] : []),
    ...(falls >= Number(given.falls) ? [alert('falls', falls, yoy !== null && yoy < floor)] : []),
  ]
}
