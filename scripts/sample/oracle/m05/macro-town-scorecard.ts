import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { addMonths, monthOf, yearBefore, yearOf } from '../support/periods.ts'
import { difference, divide, growthRate } from '../support/rates.ts'

type Card = {
  town: string
  value: number | null
  yoy: number | null
  lift: number | null
  districtYoy: number | null
  /** What the rank goes by, the more the better. */
  points: number | null
}

const published = [
  'industry_output',
  'services_revenue',
  'retail',
  'investment',
  'fiscal_revenue',
  'power_use',
  'energy_tce',
]
const tenth = (value: number | null): number | null =>
  value === null ? null : Math.round(Math.abs(value) * 10) * Math.sign(value)

export const oracle: Oracle = {
  id: 'macro-town-scorecard',
  cases: [
    { period_ym: '2020-06', town: '990112400' },
    { period_ym: '2019-02', town: '990112105' },
    { period_ym: '2020-02' },
  ],
  expect: (records, { town, period_ym: period }) => {
    const month = String(period)
    const units = published.map((code) => ({
      code,
      unit: records.macro.find((row) => row.indicator_code === code && row.region_code === town)?.value_unit ?? null,
      cards: macroCards(records, code, month),
    }))
    const sets = [
      ...units,
      { code: 'units', unit: '家', cards: frameCards(records, month) },
      { code: 'risk_units', unit: '家', cards: riskCards(records, month, false) },
      { code: 'risk_pct', unit: '%', cards: riskCards(records, month, true) },
    ]
    return sets.flatMap(({ code, unit, cards }) => {
      const own = cards.find((card) => card.town === town)
      if (own === undefined) return []
      const points = cards.flatMap((card) => (card.points === null ? [] : [card.points]))
      const levels = [...new Set(points)].sort((a, b) => b - a)
      const isRisk = code.startsWith('risk')
      return [
        {
          indicator: code,
          unit,
          value: own.value,
          yoy: own.yoy,
          district_yoy: own.districtYoy,
          lift: own.lift,
          rank: own.points === null ? null : levels.indexOf(own.points) + 1,
          towns: points.length,
          value_flag: own.value === null ? 'not_reported' : null,
          yoy_flag: own.yoy !== null || isRisk ? null : own.value === null ? 'not_reported' : 'no_base',
          lift_flag: own.lift === null && code !== 'risk_units' ? 'no_ref_rate' : null,
        },
      ]
    })
  },
}

const previous = (month: string): string | null => (monthOf(month) > 2 ? addMonths(month, -1) : null)

function macroCards({ macro, town_dim: towns }: SampleRecords, code: string, month: string): Card[] {
  const reports = macro.filter(
    (row) => row.indicator_code === code && yearOf(row.period_ym) === yearOf(month) && row.period_ym <= month,
  )
  return towns.flatMap(({ town_code: town }) => {
    const [now, before] = reports
      .filter((row) => row.region_code === town)
      .sort((a, b) => (a.period_ym < b.period_ym ? 1 : -1))
    if (now?.period_ym !== month) return []
    const district = reports.find((row) => row.region_code === town.slice(0, 6) && row.period_ym === month)
    return [
      {
        town,
        value: now.value_cur,
        yoy: now.yoy,
        lift: difference(now.yoy, before?.yoy ?? null),
        districtYoy: district?.yoy ?? null,
        points: tenth(now.yoy),
      },
    ]
  })
}

function frameCards({ unit, town_dim: towns }: SampleRecords, month: string): Card[] {
  const count = (at: string | null, code: string): number | null => {
    const own = unit.filter(
      (row) =>
        row.snap_ym === at && row.town_code.startsWith(code) && (row.exit_ym === null || row.exit_ym > row.snap_ym),
    )
    return own.length === 0 ? null : own.length
  }
  const rate = (at: string | null, code: string): number | null =>
    at === null ? null : growthRate(count(at, code), count(yearBefore(at), code))
  return towns.flatMap(({ town_code: town }) => {
    const value = count(month, town)
    if (value === null) return []
    const yoy = rate(month, town)
    const lift = difference(yoy, rate(previous(month), town))
    return [{ town, value, yoy, lift, districtYoy: rate(month, town.slice(0, 6)), points: tenth(yoy) }]
  })
}

function riskCards(
  { risk_score: scores, unit, town_dim: towns }: SampleRecords,
  month: string,
  asShare: boolean,
): Card[] {
  const at = (when: string | null, town: string): { bad: number; all: number } => {
    const own = new Set(unit.filter((row) => row.snap_ym === when && row.town_code === town).map((row) => row.uscc))
    const graded = scores.filter((row) => row.period_ym === when && own.has(row.uscc))
    return { bad: graded.filter(({ level }) => level !== 'green').length, all: graded.length }
  }
  return towns.flatMap(({ town_code: town }) => {
    const now = at(month, town)
    if (now.all === 0) return []
    const before = at(previous(month), town)
    const share = divide(now.bad, now.all, 100)
    const card = { town, yoy: null, districtYoy: null }
    if (!asShare) return [{ ...card, value: now.bad, lift: null, points: -now.bad }]
    const points = tenth(share)
    return [
      {
        ...card,
        value: share,
        lift: difference(share, divide(before.bad, before.all, 100)),
        points: points === null ? null : -points,
      },
    ]
  })
}
