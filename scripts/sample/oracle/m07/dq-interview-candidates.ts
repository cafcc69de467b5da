import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters } from '../oracle.ts'
import { dayOf, lastDayOf } from '../support/days.ts'
import { divide, ratioOf } from '../support/rates.ts'
import { frameAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

type Unit = RecordOf<'unit'>

export const oracle: Oracle = {
  id: 'dq-interview-candidates',
  cases: [
    { period_ym: '2020-07', n: 5 },
    { apart: false, w_finding: 0.3 },
    { period_ym: '2020-02', w_risk: 0, w_late: 1, line: 98 },
  ],
  expect: (records, given) => {
    const month = String(given['period_ym'])
    const newest = records.unit
      .map((row) => row.snap_ym)
      .filter((each) => each <= month)
      .reduce((a, b) => (a > b ? a : b))
    const weak = new Set(records.industry_dim.filter((row) => row.weak_base === true).map((row) => row.industry_code))
    const isWeak = (unit: Unit): boolean => given['apart'] === true && weak.has(unit.industry_code.slice(0, 2))
    const frame = frameAt(records.unit, newest)
    const strong = frame.filter((unit) => !isWeak(unit))
    const measure = measureAt(records, month, given)
    const towns = [...groupBy(strong, (unit) => unit.town_code)]
      .map(([code, units]) => ({ code, ...measure(units) }))
      .sort((a, b) => compareDescending(a.score, b.score) || compareText(a.code, b.code))
    const lines = towns.map(({ code, ...figures }) => {
      const place = 1 + towns.filter((each) => compareDescending(each.score, figures.score) < 0).length
      return {
        place,
        town: records.town_dim.find((row) => row.town_code === code)?.town_name ?? code,
        ...figures,
        candidate: place <= Number(given['n']) ? '约谈' : null,
        level: 1,
        row_kind: 'data',
      }
    })
    const apart = frame.filter(isWeak)
    return [
      { place: null, town: '全区', ...measure(strong), candidate: null, level: 0, row_kind: 'total' },
      ...lines,
      ...(apart.length === 0
        ? []
        : [
            {
              place: null,
              town: '基础薄弱行业（单列）',
              ...measure(apart),
              score: null,
              grade: null,
              candidate: null,
              score_flag: null,
              level: 1,
              row_kind: 'subtotal',
            },
          ]),
    ]
  },
}

/** What speaks against units in a month (domain model 5.12), each part with its points. */
function measureAt(records: SampleRecords, month: string, given: OracleParameters) {
  const weight = (name: string): number => Number(given[name])
  const ratioFor = taxRatioAt(records, month)
  const risks = new Map(records.risk_score.filter((row) => row.period_ym === month).map((row) => [row.uscc, row.level]))
  const lateFor = lateRateAt(records, month)
  const casesFor = casesAt(records, month)
  const open = groupBy(
    records.audit_finding.filter(
      (row) => row.period_ym <= month && row.state === 'open' && ['E', 'W'].includes(row.severity),
    ),
    ({ uscc }) => uscc,
  )
  return (units: readonly Unit[]) => {
    const levels = units.flatMap(({ uscc }) => risks.get(uscc) ?? [])
    const risk = divide(levels.filter((level) => level !== 'green').length, levels.length, 100)
    const [tax, late, { overdue, verified }] = [ratioFor(units), lateFor(units), casesFor(units)]
    const findings = units.reduce((sum, { uscc }) => sum + (open.get(uscc)?.length ?? 0), 0)
    const findingsPer = (findings / units.length) * 100
    const overduePoints = ((weight('w_overdue') * overdue) / units.length) * 100
    const points = (part: number | null, name: string): number | null => (part === null ? null : part * weight(name))
    const taxPoints = points(tax === null ? null : Math.max(0, weight('line') - tax), 'w_tax')
    const score =
      (points(risk, 'w_risk') ?? 0) +
      (taxPoints ?? 0) +
      overduePoints +
      (points(late, 'w_late') ?? 0) +
      weight('w_finding') * findingsPer
    const isRed = score >= 30 || (tax !== null && tax < weight('line') && verified > 0)
    return {
      units: units.length,
      risk_pct: risk,
      risk_points: points(risk, 'w_risk'),
      tax_ratio: tax,
      tax_points: taxPoints,
      overdue,
      overdue_points: overduePoints,
      late_pct: late,
      late_points: points(late, 'w_late'),
      findings,
      findings_100: findingsPer,
      verified,
      score: score as number | null,
      grade: (isRed ? '红' : score >= 15 ? '黄' : '绿') as string | null,
      score_flag: [risk, tax, late].includes(null) ? 'partial' : null,
    }
  }
}

function taxRatioAt(records: SampleRecords, month: string): (units: readonly Unit[]) => number | null {
  const at = <Row extends { uscc: string; period_ym: string }>(rows: readonly Row[]): Map<string, Row[]> =>
    groupBy(
      rows.filter((row) => row.period_ym === month),
      ({ uscc }) => uscc,
    )
  const [taxes, outputs] = [at(records.tax), at(records.industrial_output)]
  return (units) =>
    ratioOf(
      units.map(({ uscc }) => [
        sumKnown((taxes.get(uscc) ?? []).map((row) => row.taxable_sales_ytd)),
        sumKnown((outputs.get(uscc) ?? []).map((row) => row.output_ytd)),
      ]),
      100,
    ).value
}

function lateRateAt(records: SampleRecords, month: string): (units: readonly Unit[]) => number | null {
  const deadlines = new Map(records.form_calendar.map((row) => [`${row.form_code} ${row.period_ym}`, row.deadline]))
  const log = groupBy(
    records.submission.filter((row) => row.period_ym === month),
    ({ uscc }) => uscc,
  )
  return (units) => {
    const own = units.flatMap(({ uscc }) => log.get(uscc) ?? [])
    const late = own.filter((row) => (row.first_at ?? '') > (deadlines.get(`${row.form_code} ${month}`) ?? '9999'))
    return divide(late.length, own.length, 100)
  }
}

function casesAt(
  { case_file: cases }: SampleRecords,
  month: string,
): (units: readonly Unit[]) => { overdue: number; verified: number } {
  const end = lastDayOf(month)
  return (units) => {
    const codes = new Set(units.map(({ uscc }) => uscc))
    const own = cases.filter(({ uscc }) => codes.has(uscc))
    const isClosed = (row: RecordOf<'case_file'>): boolean => row.closed_on !== null && dayOf(row.closed_on) <= end
    return {
      overdue: own.filter((row) => dayOf(row.opened_on) <= end && (row.due_on ?? '9999') < end && !isClosed(row))
        .length,
      verified: own.filter(
        (row) =>
          ['error', 'serious'].includes(row.verdict ?? '') &&
          isClosed(row) &&
          row.closed_on?.startsWith(month.slice(0, 4)) === true,
      ).length,
    }
  }
}
