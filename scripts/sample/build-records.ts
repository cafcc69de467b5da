import { buildDepartments } from './build/build-departments.ts'
import { buildEnergy } from './build/build-energy.ts'
import { buildFinance } from './build/build-finance.ts'
import { buildGdp } from './build/build-gdp.ts'
import { buildGroups } from './build/build-groups.ts'
import { buildMacro } from './build/build-macro.ts'
import { buildOutputs } from './build/build-outputs.ts'
import { buildPipeline } from './build/build-pipeline.ts'
import { buildProjects } from './build/build-projects.ts'
import { buildRegister } from './build/build-register.ts'
import { buildRisk } from './build/build-risk.ts'
import { buildSmall } from './build/build-small.ts'
import { buildSupervision } from './build/build-supervision.ts'
import { buildThresholds } from './build/build-thresholds.ts'
import { buildTrade } from './build/build-trade.ts'
import { describePlants } from './build/describe-plants.ts'
import { listPlanted } from './build/list-planted.ts'
import type { PlantedFinding } from './build/list-planted.ts'
import { openPack } from './build/pack.ts'
import type { PackName } from './build/pack.ts'
import type { Plants } from './build/plants.ts'
import { sumUnits } from './build/sum-units.ts'
import { buildTownMacro } from './build/town-macro.ts'
import { openWorld } from './build/world.ts'
import { lowTaxTowns } from './data/frame-data.ts'
import { recordFields } from './records/sample-records.ts'
import type { SampleRecords } from './records/sample-records.ts'

/** Records of a package, what holds in them by construction, and what audit rules find in them by construction. */
export type BuiltRecords = {
  pack: PackName
  seed: string
  records: SampleRecords
  plants: Plants
  planted: readonly PlantedFinding[]
}

/** Everything that the district of a seed reports, as its workbooks print it; the same seed gives the same records. */
export function buildRecords(name: PackName, seed: string): BuiltRecords {
  const pack = openPack(name)
  const world = openWorld(pack, seed)
  const risk = buildRisk(world)
  const small = buildSmall(pack, seed)
  const forms = { ...buildOutputs(world), ...buildTrade(world), finance: buildFinance(world) }
  const basis = {
    ...buildRegister(world),
    ...forms,
    ...buildDepartments(world),
    ...buildProjects(world),
    ...risk.tables,
    ...small.records,
  }
  const energy = buildEnergy(world)
  const macro = buildMacro(pack, seed, sumUnits(forms))
  const groups = buildGroups(world)
  const pipeline = buildPipeline(pack, seed)
  const supervision = buildSupervision(world, basis)
  const records: SampleRecords = {
    ...emptyRecords(),
    ...basis,
    threshold_dim: buildThresholds(),
    group_member: groups.members,
    match_link: [...basis.match_link, ...groups.links],
    ...pipeline.tables,
    ...energy,
    ...macro,
    macro: [...macro.macro, ...buildTownMacro(pack, seed, { ...basis, ...energy })],
    ...buildGdp(pack, seed),
    ...supervision.tables,
  }
  const m07 = { lowTax: lowTaxTowns, ...supervision.facts }
  const plants = { ...describePlants(world), m02: pipeline.facts, m07, m19: small.facts, m22: risk.facts }
  return { pack: name, seed, records, plants, planted: listPlanted(world) }
}

function emptyRecords(): SampleRecords {
  return Object.fromEntries(Object.keys(recordFields).map((table) => [table, []])) as unknown as SampleRecords
}
