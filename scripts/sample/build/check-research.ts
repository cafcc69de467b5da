import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { lowEndDivisions } from './plan-research.ts'

type Research = RecordOf<'rd'>
type Basis = Pick<SampleRecords, 'unit' | 'rd' | 'rd_project' | 'finance' | 'tax'>

/** What a rule of the work list of research finds at a unit in a year (domain model 5.7). */
export type ResearchHit = {
  rule: string
  severity: 'E' | 'W'
  uscc: string
  found: number | null
  expected: number | null
}

/** Other records of the unit that the rules compare a row with; null is not there. */
type Others = {
  before: readonly Research[]
  division: string | null
  projects: number | null
  booked: number | null
  revenue: number | null
  employees: number | null
  deducted: number | null
  hasTax: boolean
}

type Check = (row: Research, others: Others) => readonly [found: number | null, expected: number | null] | null

const claims = ({ rd_fee: fee, rd_deduct_tax: reduction }: Research): boolean => fee <= 0 || (reduction ?? 0) !== 0

const checks: Readonly<Record<string, readonly [severity: 'E' | 'W', check: Check]>> = {
  R01: [
    'W',
    (row, { before }) => {
      const years = [row, ...[1, 2].map((back) => before.find(({ year }) => year === row.year - back))]
      return years.some((each) => each === undefined || claims(each)) ? null : [0, null]
    },
  ],
  R02: ['W', ({ rd_fee: fee }) => (fee > 0 && fee < 10 ? [fee, 10] : null)],
  R03: ['W', ({ rd_fee: fee, rd_staff: staff }) => (staff !== null && staff < 5 && fee > 200 ? [staff, 5] : null)],
  R04: [
    'W',
    (row, { before }) => (row.rd_fee > 0 && !before.some(({ rd_fee: fee }) => fee > 0) ? [row.rd_fee, null] : null),
  ],
  R05: [
    'W',
    ({ rd_fee: fee }, { division }) =>
      fee > 0 && division !== null && lowEndDivisions.has(division) ? [fee, null] : null,
  ],
  R07: [
    'E',
    ({ rd_fee: fee }, { projects }) =>
      projects !== null && Math.abs(projects - fee) > Math.max(0.5, 0.01 * fee) ? [projects, fee] : null,
  ],
  R08: [
    'W',
    ({ rd_fee: fee }, { booked }) =>
      booked !== null && booked > 0 && Math.abs(fee / booked - 1) > 0.2 ? [fee, booked] : null,
  ],
  R09: [
    'W',
    ({ rd_fee: fee }, { hasTax, deducted }) =>
      hasTax && fee > 50 && (deducted ?? 0) < 0.5 * fee ? [deducted ?? 0, 0.5 * fee] : null,
  ],
  R10: [
    'E',
    ({ rd_staff: staff }, { employees }) =>
      staff !== null && employees !== null && staff > employees ? [staff, employees] : null,
  ],
  R11: ['E', ({ rd_fee: fee, project_count: count }) => (fee > 0 && (count ?? 0) === 0 ? [0, null] : null)],
  R12: [
    'W',
    ({ rd_staff: staff, rd_person_cost: cost }) => {
      const each = staff === null || staff <= 0 || cost === null ? null : cost / staff
      return each !== null && (each < 3 || each > 100) ? [each, null] : null
    },
  ],
  R13: [
    'W',
    ({ rd_fee: fee }, { revenue }) =>
      revenue !== null && revenue > 0 && fee / revenue > 0.2 ? [fee / revenue, 0.2] : null,
  ],
}

/** Findings of the rules R01 to R05 and R07 to R13 in a year, by rule and unit. */
export function checkResearch(records: Basis, year: number): ResearchHit[] {
  const rows = records.rd.filter((row) => row.year === year)
  const othersOf = lookUp(records, year)
  return Object.entries(checks).flatMap(([rule, [severity, check]]) =>
    rows.flatMap((row) => {
      const hit = check(row, othersOf(row.uscc))
      return hit === null ? [] : [{ rule, severity, uscc: row.uscc, found: hit[0], expected: hit[1] }]
    }),
  )
}

function lookUp(records: Basis, year: number): (uscc: string) => Others {
  const december = `${String(year)}-12`
  const units = new Map(records.unit.filter((row) => row.snap_ym === december).map((row) => [row.uscc, row]))
  const books = new Map(records.finance.filter((row) => row.period_ym === december).map((row) => [row.uscc, row]))
  const taxes = new Map(records.tax.filter((row) => row.period_ym === december).map((row) => [row.uscc, row]))
  const before = new Map<string, Research[]>()
  for (const row of records.rd) if (row.year < year) before.set(row.uscc, [...(before.get(row.uscc) ?? []), row])
  const projects = new Map<string, number>()
  for (const row of records.rd_project)
    if (row.year === year) projects.set(row.uscc, (projects.get(row.uscc) ?? 0) + (row.project_fee ?? 0))
  return (uscc) => {
    const [book, tax] = [books.get(uscc), taxes.get(uscc)]
    return {
      before: before.get(uscc) ?? [],
      division: units.get(uscc)?.industry_code.slice(0, 2) ?? null,
      projects: projects.get(uscc) ?? null,
      booked: book?.rd_exp_ytd ?? null,
      revenue: book?.revenue_ytd ?? null,
      employees: book?.avg_emp_cur ?? null,
      deducted: tax?.rd_deduct_amt ?? null,
      hasTax: tax !== undefined,
    }
  }
}
