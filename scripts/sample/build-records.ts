import { buildDepartments } from './build/build-departments.ts'
import { buildEnergy } from './build/build-energy.ts'
import { buildFinance } from './build/build-finance.ts'
import { buildFrame } from './build/build-frame.ts'
import { buildGdp } from './build/build-gdp.ts'
import { buildGroups } from './build/build-groups.ts'
import { buildMacro } from './build/build-macro.ts'
import { buildOutputs } from './build/build-outputs.ts'
import { buildPipeline } from './build/build-pipeline.ts'
import { buildProjects } from './build/build-projects.ts'
import { buildRegister } from './build/build-register.ts'
import { buildThresholds } from './build/build-thresholds.ts'
import { buildTrade } from './build/build-trade.ts'
import { openPack } from './build/pack.ts'
import type { PackName } from './build/pack.ts'
import { sumUnits } from './build/sum-units.ts'
import { makePath } from './build/unit-path.ts'
import { recordFields } from './records/sample-records.ts'
import type { SampleRecords } from './records/sample-records.ts'

/** Everything that the district of a seed reports, as its workbooks print it; the same seed gives the same records. */
export function buildRecords(name: PackName, seed: string): { pack: PackName; seed: string; records: SampleRecords } {
  const pack = openPack(name)
  const frame = buildFrame(pack, seed)
  const paths = new Map(frame.map((unit) => [unit.uscc, makePath(seed, unit)]))
  const forms = {
    ...buildOutputs(pack, seed, frame, paths),
    ...buildTrade(pack, seed, frame, paths),
    finance: buildFinance(pack, seed, frame, paths),
  }
  const records: SampleRecords = {
    ...emptyRecords(),
    ...buildRegister(pack, seed, frame),
    threshold_dim: buildThresholds(),
    group_member: buildGroups(seed, frame),
    ...buildPipeline(pack, seed),
    ...forms,
    ...buildEnergy(pack, seed, frame, paths),
    ...buildDepartments(pack, seed, frame, paths),
    ...buildMacro(pack, seed, sumUnits(forms)),
    ...buildGdp(pack, seed),
    ...buildProjects(pack, seed, frame, paths),
  }
  return { pack: name, seed, records }
}

function emptyRecords(): SampleRecords {
  return Object.fromEntries(Object.keys(recordFields).map((table) => [table, []])) as unknown as SampleRecords
}
