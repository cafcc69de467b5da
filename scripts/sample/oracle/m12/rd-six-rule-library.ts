import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { decemberOf, researchReports } from '../support/research.ts'
import type { ResearchReport } from '../support/research.ts'
import { nameOf } from '../support/sections.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

const verdicts: Readonly<Record<string, string>> = {
  explained: '说明合理',
  corrected: '已更正',
  error: '差错',
  serious: '严重差错',
}

const isUnclaimed = (row: RecordOf<'rd'>): boolean => row.rd_fee > 0 && (row.rd_deduct_tax ?? 0) === 0

/** Open findings of a unit that the sixth rule gathers. */
function openRules({ audit_finding: findings }: SampleRecords, uscc: string, month: string): string[] {
  return findings
    .filter((row) => row.uscc === uscc && row.period_ym === month && row.state === 'open')
    .map((row) => row.rule_id)
    .filter((rule) => ['R07', 'R08', 'R09', 'R10', 'R11', 'R12', 'R13'].includes(rule))
    .sort(compareText)
}

function checkedOf({ case_file: cases }: SampleRecords, uscc: string, month: string): string {
  const own = cases
    .filter((row) => row.uscc === uscc && row.period_ym === month && /^R(?:0\d|1[0-3])$/u.test(row.rule_id))
    .sort((a, b) => compareText(`${String(a.closed_on)} ${a.case_id}`, `${String(b.closed_on)} ${b.case_id}`))
  if (own.length === 0) return '未立案'
  if (own.some((row) => row.closed_on === null)) return '核查中'
  return verdicts[own.at(-1)?.verdict ?? ''] ?? ''
}

/** Which of the six rules a report falls under. */
function hitsOf(records: SampleRecords, { row, unit, before }: ResearchReport, others: readonly string[]): boolean[] {
  const { rd_fee: fee, rd_staff: staff, year } = row
  const division = records.industry_dim.find((each) => each.industry_code === unit?.industry_code.slice(0, 2))
  const earlier = [1, 2].map((back) => before.find((each) => each.year === year - back))
  const firstYear = Math.min(...records.rd.map((each) => each.year))
  return [
    isUnclaimed(row) && earlier.every((each) => each !== undefined && isUnclaimed(each)),
    fee > 0 && fee < 10,
    staff !== null && staff < 5 && fee > 200,
    fee > 0 && year > firstYear && before.every((each) => each.rd_fee <= 0),
    fee > 0 && division?.rd_low_end === true,
    others.length > 0,
  ]
}

export const oracle: Oracle = {
  id: 'rd-six-rule-library',
  cases: [{ year: '2019' }, { year: '2018', progress: 'pending' }, { rule: '6' }, { rule: '4', progress: 'pending' }],
  expect: (records, { year, rule, progress, town }) => {
    const month = decemberOf(year)
    const listed = researchReports(records, Number(year), town)
      .map((report) => {
        const others = openRules(records, report.row.uscc, month)
        return {
          ...report,
          others,
          hits: hitsOf(records, report, others),
          checked: checkedOf(records, report.row.uscc, month),
        }
      })
      .filter(({ hits, checked }) => {
        const isWanted = rule === null ? hits.includes(true) : hits[Number(rule) - 1]
        return isWanted && (progress === 'all' || checked === '未立案' || checked === '核查中')
      })
      .map((each) => ({ ...each, count: each.hits.filter(Boolean).length }))
      .sort(
        (a, b) =>
          b.count - a.count || compareDescending(a.row.rd_fee, b.row.rd_fee) || compareText(a.row.uscc, b.row.uscc),
      )
    if (listed.length === 0) return []
    const years = new Set(records.rd.map((row) => row.year))
    const hasThree = [0, 1, 2].every((back) => years.has(Number(year) - back))
    const hasBefore = Math.min(...years) < Number(year)
    const hasFindings = records.audit_finding.some((row) => row.period_ym === month)
    const count = (at: number): number => listed.filter(({ hits }) => hits[at]).length
    const total = {
      unit_name: '合计',
      uscc: null,
      town: null,
      industry: null,
      fee: sumKnown(listed.map(({ row }) => row.rd_fee)),
      staff: sumKnown(listed.map(({ row }) => row.rd_staff)),
      r1: hasThree ? count(0) : null,
      r2: count(1),
      r3: count(2),
      r4: hasBefore ? count(3) : null,
      r5: count(4),
      r6: hasFindings ? count(5) : null,
      n_rules: listed.reduce((sum, each) => sum + each.count, 0),
      others: null,
      checked: null,
      r1_flag: hasThree ? null : 'no_ref',
      r4_flag: hasBefore ? null : 'no_ref',
      r6_flag: hasFindings ? null : 'not_reported',
      row_kind: 'total',
    }
    const lines = listed.map(({ row, unit, hits, others, checked, count: rules }) => ({
      unit_name: unit?.unit_name ?? row.uscc,
      uscc: row.uscc,
      town: nameOf(records, unit?.town_code ?? null, ''),
      industry: nameOf(records, unit?.industry_code.slice(0, 2) ?? null, ''),
      fee: row.rd_fee,
      staff: row.rd_staff,
      ...Object.fromEntries(hits.map((hit, at) => [`r${String(at + 1)}`, hit ? 1 : null])),
      n_rules: rules,
      others: others.length === 0 ? null : others.join('、'),
      checked,
      r1_flag: null,
      r4_flag: null,
      r6_flag: null,
      row_kind: 'data',
    }))
    return [total, ...lines]
  },
}
