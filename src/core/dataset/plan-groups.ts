import type { DatasetId } from '../base/id.ts'
import type { SheetLayout, TableLayout } from '../workbook/table-layout.ts'
import type { Catalogue } from './catalogue.ts'
import type { PartConstant } from './dataset.ts'
import { findHome, findLoaded } from './find-home.ts'
import { isSameTitle, layoutKey, neutralTitle, recallLayout } from './layout-memory.ts'
import type { LayoutKey, RememberedLayout } from './layout-memory.ts'
import type { LoadedPart, LoadTarget } from './load-parts.ts'
import { nameGroup } from './name-group.ts'
import { listAgainst, placeTable } from './place-table.ts'
import type { SaidPeriod } from './place-table.ts'

/** A file as read; `key` is how the caller names it. */
export type FileToPlan = {
  key: string
  name: string
  path: string
  hash: string
  sheets: readonly { name: string; layout: SheetLayout }[]
}

/** One table of one sheet of one file: sheet and table are counted from 0. */
export type TablePointer = { file: string; sheet: number; table: number }

/** Why a member wants a person. */
export type GroupConflict =
  /** What is said about the period contradicts itself; the one taken stands first. */
  | { kind: 'period'; said: SaidPeriod[] }
  /** Nothing says the period, although other parts of the table have one. */
  | { kind: 'no-period' }
  /** Another file of this import, with other content, is for the same period and constants. */
  | { kind: 'same-period'; with: TablePointer }

/** One table in its group, and what loading would do with it. */
export type GroupMember = TablePointer & {
  layout: TableLayout
  period: SaidPeriod | null
  /** All that is said about the period, the one taken first. */
  said: SaidPeriod[]
  constants: PartConstant[]
  conflicts: GroupConflict[]
  /** The same bytes and sheet are loaded already. */
  loaded: LoadedPart | null
  /** The same bytes and sheet stand earlier in this import. */
  copyOf: TablePointer | null
  /** The part of the same period and constants that this one corrects. */
  replaces: LoadedPart | null
  /** Null where nothing is to be done: it is loaded, or comes twice. */
  target: LoadTarget | null
}

/** Tables of one shape and one title, which make one table. */
export type ImportGroup = {
  shape: LayoutKey
  /** What was confirmed for this layout before; null for a new one, which wants one confirmation. */
  known: RememberedLayout | null
  /** Name of the table: of the loaded one, or proposed and free. */
  name: string
  /** The loaded table that the members join. */
  dataset: DatasetId | null
  /** By period, then in the order of the files. */
  members: GroupMember[]
}

type Draft = {
  shape: LayoutKey
  titles: string[]
  found: { where: TablePointer; file: FileToPlan; layout: TableLayout }[]
}

/**
 * Groups the tables of files by shape and title, and works out for each group whether it is known and which table it joins, and for each
 * member its period, what contradicts it, and whether it is new, loaded already, or a correction.
 */
export function planGroups(files: readonly FileToPlan[], catalogue: Catalogue): ImportGroup[] {
  const taken = catalogue.datasets.map(({ name }) => name)
  return groupTables(files).map((draft) => {
    const group = planGroup(draft, catalogue, taken)
    if (group.dataset === null) taken.push(group.name)
    return group
  })
}

function groupTables(files: readonly FileToPlan[]): Draft[] {
  const byShape = new Map<LayoutKey, Draft[]>()
  for (const file of files) {
    for (const [sheet, { layout }] of file.sheets.entries()) {
      for (const [table, found] of layout.tables.entries()) {
        const shape = layoutKey(found)
        const title = titleOf(found)
        const drafts = byShape.get(shape) ?? []
        const draft = drafts.find(({ titles }) => belongs(titles, title)) ?? { shape, titles: [], found: [] }
        if (!drafts.includes(draft)) byShape.set(shape, [...drafts, draft])
        if (title !== '') draft.titles.push(title)
        draft.found.push({ where: { file: file.key, sheet, table }, file, layout: found })
      }
    }
  }
  return [...byShape.values()].flat()
}

/** Tables without a title join the first group of their shape, and the first title joins them. */
function belongs(titles: readonly string[], title: string): boolean {
  return titles.length === 0 || title === '' || titles.some((each) => isSameTitle(each, title))
}

/** The title without what the constants say: 墨溪镇工业产值 on the sheet 墨溪镇 is 工业产值. */
function titleOf({ title, constants }: TableLayout): string {
  return neutralTitle(constants.reduce((text, { value }) => text.replaceAll(value, ''), title))
}

function planGroup({ shape, found }: Draft, catalogue: Catalogue, taken: readonly string[]): ImportGroup {
  const [first] = found
  const known = first === undefined ? null : recallLayout(catalogue.layouts, first.layout)
  const home = findHome(catalogue, { shape, title: first === undefined ? '' : titleOf(first.layout), known })
  const name = home?.name ?? nameGroup(found, known, taken)
  const seen = new Map<string, TablePointer>()
  const members = found.map(({ where, file, layout }): GroupMember => {
    const sheet = file.sheets[where.sheet]?.name ?? ''
    const place = placeTable(layout, { file: file.name, path: file.path, sheet }, known?.periodFrom ?? null)
    const key = `${file.hash} ${sheet} ${JSON.stringify(layout.range)}`
    const copyOf = seen.get(key) ?? null
    if (copyOf === null) seen.set(key, where)
    const against = known?.periodFrom === place.period?.from ? [] : listAgainst(place)
    return {
      ...where,
      ...place,
      layout,
      conflicts: against.length === 0 ? [] : [{ kind: 'period', said: place.said }],
      loaded: findLoaded(catalogue, { hash: file.hash, sheet, layout }),
      copyOf,
      replaces: null,
      target: null,
    }
  })
  return {
    shape,
    known,
    name,
    dataset: home?.id ?? null,
    members: aimMembers(members, { name, home, files: found.map(({ file }) => file.name) }),
  }
}

type Aim = { name: string; home: ReturnType<typeof findHome>; files: readonly string[] }

function aimMembers(members: readonly GroupMember[], { name, home, files }: Aim): GroupMember[] {
  const slots = new Map<string, GroupMember>()
  const fresh: LoadTarget = home === null ? { kind: 'new', name } : { kind: 'append', dataset: home.id }
  const periodic = [...members, ...(home?.parts ?? [])].some(({ period }) => period !== null)
  const aimed = members.map((member, at): GroupMember => {
    if (member.loaded !== null || member.copyOf !== null) return member
    const slot = slotOf(member.period?.value ?? null, member.constants)
    const conflicts = [...member.conflicts]
    const other = slots.get(slot)
    if (member.period === null && periodic) conflicts.push({ kind: 'no-period' })
    else if (other !== undefined && isSlot(member)) conflicts.push({ kind: 'same-period', with: pointTo(other) })
    if (other === undefined) slots.set(slot, member)
    const old = home?.parts.find(
      (part) => slotOf(part.period, part.constants) === slot && (isSlot(member) || part.source.file === files[at]),
    )
    if (home === null || old === undefined || (other !== undefined && isSlot(member)))
      return { ...member, conflicts, target: fresh }
    const replaces: LoadedPart = { dataset: home.id, part: old.version }
    // A part that is corrected says by its place which period it is for.
    return {
      ...member,
      conflicts: conflicts.filter(({ kind }) => kind !== 'no-period'),
      replaces,
      target: { kind: 'replace', ...replaces },
    }
  })
  return aimed
    .map((member, at) => ({ member, at }))
    .sort((a, b) => compare(a.member.period?.value ?? '', b.member.period?.value ?? '') || a.at - b.at)
    .map(({ member }) => member)
}

/** Without a period and a constant nothing says that two files are for the same thing. */
function isSlot({ period, constants }: Pick<GroupMember, 'period' | 'constants'>): boolean {
  return period !== null || constants.length > 0
}

function slotOf(period: string | null, constants: readonly PartConstant[]): string {
  const given = constants.map(({ name, value }) => `${name}=${value}`).sort()
  return JSON.stringify([period, given])
}

function pointTo({ file, sheet, table }: TablePointer): TablePointer {
  return { file, sheet, table }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
