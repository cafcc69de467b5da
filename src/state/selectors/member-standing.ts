import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { Dataset, DatasetPart } from '../../core/dataset/dataset.ts'
import { countDataRows } from './import-tables.ts'
import type { Entry } from './list-entries.ts'
import { placeKey } from './list-entries.ts'
import type { GroupMember, MemberStanding } from './import-plan.ts'

/** The tables of a group as members, each with how it stands to the table that they join and to each other. */
export function standings(entries: readonly Entry[], target: Dataset | null, catalogue: Catalogue): GroupMember[] {
  const loaded = indexParts(catalogue)
  const inTarget = new Map(target?.parts.map((part) => [placeKey(part, part.source.file), part]))
  const contents = new Map<string, GroupMember>()
  const rivals = new Map<string, GroupMember[]>()
  const members = entries.map((entry): GroupMember => {
    const { file, decision, sheetName } = entry
    const content = contentKey(entry.hash, sheetName, entry.range)
    const [same, copied, part] = [loaded.get(content), contents.get(content), inTarget.get(entry.place)]
    const standing: MemberStanding =
      same !== undefined
        ? { kind: 'same', ...same }
        : copied !== undefined
          ? { kind: 'copy', of: copied }
          : part !== undefined
            ? { kind: 'replace', part }
            : { kind: 'add' }
    const ref = { file: file.key, sheet: decision.sheet, table: decision.table }
    const rows = countDataRows(decision.choice.layout)
    const member: GroupMember = { ref, file, sheetName, decision, rows, standing, action: { kind: 'none' } }
    if (standing.kind === 'same' || standing.kind === 'copy') return member
    contents.set(content, member)
    if (decision.include && decision.onTaken !== 'keep-both')
      rivals.set(entry.place, [...(rivals.get(entry.place) ?? []), member])
    return member
  })
  for (const rival of rivals.values())
    if (rival.length > 1)
      for (const member of rival) member.standing = { kind: 'clash', others: rival.filter((other) => other !== member) }
  return members
}

function contentKey(hash: string, sheet: string, range: string): string {
  return `${hash} ${sheet} ${range}`
}

/** True where the catalogue has the same range of the same sheet of the same bytes. */
export function isLoaded(
  catalogue: Catalogue,
  { hash, sheet, range }: { hash: string; sheet: string; range: string },
): boolean {
  return indexParts(catalogue).has(contentKey(hash, sheet, range))
}

const partsOf = new WeakMap<Catalogue, Map<string, { dataset: Dataset; part: DatasetPart }>>()

function indexParts(catalogue: Catalogue): Map<string, { dataset: Dataset; part: DatasetPart }> {
  const known = partsOf.get(catalogue)
  if (known !== undefined) return known
  const parts = new Map(
    catalogue.datasets.flatMap((dataset) =>
      dataset.parts.map(
        (part) => [contentKey(part.source.hash, part.source.sheet, part.source.range), { dataset, part }] as const,
      ),
    ),
  )
  partsOf.set(catalogue, parts)
  return parts
}
