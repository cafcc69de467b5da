import { periodEnd } from '../../core/base/period.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { Dataset, DatasetPart } from '../../core/dataset/dataset.ts'
import { shapeOf } from '../../core/dataset/shape.ts'
import type { ImportFile } from '../slices/imports.ts'
import type { GroupMember, ImportGroup, ImportPlan, MemberAction } from './import-plan.ts'
import { refKey } from './import-plan.ts'
import { readStateOf } from './import-tables.ts'
import type { Entry } from './list-entries.ts'
import { listEntries } from './list-entries.ts'
import { standings } from './member-standing.ts'
import { isSameTopic, topicOf } from './subject-words.ts'
import { nameKey, sharedName, uniqueName } from './table-names.ts'

/** Sorts the tables of all read files into groups and says what loading each would do. Pure; {@link planImport} keeps the last answer. */
export function makeImportPlan(files: readonly ImportFile[], catalogue: Catalogue): ImportPlan {
  const drafts = new Map<string, Draft[]>()
  for (const file of files) {
    const state = readStateOf(file)
    if (state === null) continue
    for (const entry of listEntries(file, state)) place(drafts, entry)
  }
  const taken = new Set(catalogue.datasets.map(({ name }) => nameKey(name)))
  const groups = [...drafts.values()].flat().map((draft) => finishGroup(draft, catalogue, taken))
  const byRef = new Map(
    groups.flatMap((group) => group.members.map((member) => [refKey(member.ref), { group, member }] as const)),
  )
  return { groups, byRef }
}

let last: { files: readonly ImportFile[]; catalogue: Catalogue; plan: ImportPlan } | null = null

/** The plan of the present import. Progress of files that are still being read changes nothing in it. */
export function planImport(files: readonly ImportFile[], catalogue: Catalogue): ImportPlan {
  const read = files.filter(({ state }) => state.status === 'read')
  if (
    last !== null &&
    last.catalogue === catalogue &&
    last.files.length === read.length &&
    last.files.every((file, at) => file === read[at])
  )
    return last.plan
  const plan = makeImportPlan(read, catalogue)
  last = { files: read, catalogue, plan }
  return plan
}

/**
 * What the review compares its tables with. While they are loaded that is the catalogue as it was before: what is being loaded is no reason to
 * plan and to draw everything again with each table that is stored.
 */
export function catalogueUnderReview(state: { importBase: Catalogue | null; catalogue: Catalogue }): Catalogue {
  return state.importBase ?? state.catalogue
}

type Draft = { key: string; entries: Entry[] }

function place(drafts: Map<string, Draft[]>, entry: Entry): void {
  const { apart } = entry.decision
  const shape = apart
    ? `apart ${entry.file.key} ${String(entry.decision.sheet)} ${String(entry.decision.table)}`
    : entry.shape
  const ofShape = drafts.get(shape)
  if (ofShape === undefined) {
    drafts.set(shape, [{ key: `${shape} 0`, entries: [entry] }])
    return
  }
  const draft = ofShape.find(({ entries: [first] }) => first !== undefined && isTogether(first, entry))
  if (draft === undefined) ofShape.push({ key: `${shape} ${String(ofShape.length)}`, entries: [entry] })
  else draft.entries.push(entry)
}

/** Tables of one form are one table where they are about the same, or where someone has said that they are. */
function isTogether(one: Entry, other: Entry): boolean {
  return (one.decision.together && other.decision.together) || isSameTopic(one.topic, other.topic)
}

function finishGroup({ key, entries }: Draft, catalogue: Catalogue, taken: Set<string>): ImportGroup {
  const target = findTarget(entries, catalogue)
  const wanted = sharedName(entries.map(({ decision }) => decision.choice.name.trim()))
  const name = target?.name ?? uniqueName(wanted, taken)
  taken.add(nameKey(name))
  const members = standings(sortByPeriod(entries), target, catalogue)
  for (const member of members) member.action = decideAction(member, name, taken)
  return { key, name, renamed: target === null && name !== wanted, target, members }
}

/** By period; those without one and those of the same period as they came. */
function sortByPeriod(entries: readonly Entry[]): Entry[] {
  const end = ({ decision }: Entry): string => periodEnd(decision.choice.period ?? '')
  return [...entries].sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0))
}

/**
 * A corrected file takes the place of what is loaded for its period. Without a period nothing says that it is a correction: then it becomes a table
 * of its own until someone says otherwise, and nothing is overwritten unasked.
 */
function decideAction({ decision, standing }: GroupMember, name: string, taken: Set<string>): MemberAction {
  const { include, onTaken, choice } = decision
  if (!include) return { kind: 'none' }
  const apart = (): MemberAction => {
    const own = uniqueName(name, taken)
    taken.add(nameKey(own))
    return { kind: 'apart', name: own }
  }
  switch (standing.kind) {
    case 'add':
      return { kind: 'part' }
    case 'same':
    case 'copy':
      return apart()
    case 'clash':
      return { kind: 'none' }
    case 'replace': {
      const wish = onTaken ?? (choice.period === null ? 'apart' : 'replace')
      if (wish === 'replace') return { kind: 'replace', part: standing.part }
      return wish === 'apart' ? apart() : { kind: 'part' }
    }
  }
}

/** The loaded table that the members are further parts of: of the same shape, and about the same. */
function findTarget(entries: readonly Entry[], { datasets }: Catalogue): Dataset | null {
  const first = entries.find(({ decision }) => !decision.alone) ?? entries[0]
  if (first === undefined || first.decision.apart) return null
  const wanted = nameKey(first.decision.choice.name)
  const candidates = datasets.filter(({ parts }) => parts.some((part) => layoutOf(part) === first.layoutKey))
  return (
    candidates.find(({ name }) => nameKey(name) === wanted) ??
    candidates.find((dataset) =>
      dataset.parts.some((part) => isSameTopic(topicOf(part.title, part.source.file), first.topic)),
    ) ??
    null
  )
}

const layouts = new WeakMap<DatasetPart, string>()

/** Layout of a part as it was found; its columns say it where the part does not. */
function layoutOf(part: DatasetPart): string {
  const layout = layouts.get(part) ?? part.layout ?? shapeOf(part)
  layouts.set(part, layout)
  return layout
}
