import type { SampleRecords } from '../records/sample-records.ts'
import { buildAnnualResearch } from './build-annual-research.ts'
import { buildCases } from './build-cases.ts'
import { buildCredit } from './build-credit.ts'
import { buildDraws } from './build-draws.ts'
import { buildFindings } from './build-findings.ts'
import { buildLedger } from './build-ledger.ts'
import { buildRoster } from './build-roster.ts'
import { buildSubmissions } from './build-submissions.ts'
import { listReports } from './list-reports.ts'
import type { Reported } from './list-reports.ts'
import type { Plants } from './plants.ts'
import type { World } from './world.ts'

type Supervision = Pick<
  SampleRecords,
  | 'submission'
  | 'revision'
  | 'audit_finding'
  | 'case_file'
  | 'case_event'
  | 'inspector'
  | 'inspector_avoid'
  | 'draw'
  | 'draw_item'
  | 'credit_record'
  | 'coaching'
  | 'roster'
  | 'ledger'
>
type Basis = Reported & Pick<SampleRecords, 'risk_score' | 'investment_project' | 'unit' | 'rd' | 'rd_project'>

/** Who reported when and changed what, what audits found, what became of it, and who was drawn, coached and trusted. */
export function buildSupervision(
  world: World,
  basis: Basis,
): { tables: Supervision; facts: Pick<Plants['m07'], 'drawn' | 'bigRevisions'> } {
  const roster = buildRoster(world)
  const reports = listReports(world, basis)
  const sent = buildSubmissions(world.seed, reports, roster)
  const findings = buildFindings(world.seed, reports, { ...basis, ...sent })
  const draws = buildDraws(world)
  const cases = buildCases(world, reports, { audit_finding: findings, draw_item: draws.draw_item })
  const annual = buildAnnualResearch(world, basis, roster)
  const first = draws.draw[0]?.draw_id
  return {
    tables: {
      revision: sent.revision,
      submission: [...sent.submission, ...annual.submission],
      audit_finding: [...findings, ...annual.audit_finding],
      case_file: [...cases.case_file, ...annual.case_file],
      case_event: [...cases.case_event, ...annual.case_event],
      ledger: buildLedger(world, basis),
      ...draws,
      ...buildCredit(world, basis),
      roster: roster.rows,
    },
    facts: {
      drawn: draws.draw_item.filter((row) => row.draw_id === first).map(({ uscc }) => uscc),
      bigRevisions: sent.revision.filter((row) => Math.abs((row.new_num ?? 0) / (row.old_num ?? 1) - 1) > 0.2).length,
    },
  }
}
