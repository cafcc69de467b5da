import type { ImportFile, ImportSelection, ReadState } from '../slices/imports.ts'
import type { GroupSummary } from './group-summary.ts'
import { isSeveral, representativeOf, summariseGroup } from './group-summary.ts'
import { countOpenDoubts, readStateOf } from './import-tables.ts'
import type { GroupMember, ImportGroup, ImportPlan } from './import-plan.ts'
import { rankGroup } from './rank-group.ts'

/** Sections of the list in the order in which they are shown: what wants a person comes first. */
export const importSections = ['look', 'failed', 'reading', 'ready', 'left-out'] as const

/** One of {@link importSections}. */
export type ImportSection = (typeof importSections)[number]

/** A table that is alone in its group, as the list and the panel need it. */
export type TableEntry = { group: ImportGroup; member: GroupMember }

/**
 * A line of the list. Tables of one form are one line, a group, which unfolds to its members. A file with one table that is alone in its group
 * is one line; a book with several such tables is a file line with a line for each.
 */
export type ImportRow =
  | { kind: 'section'; section: ImportSection; count: number }
  | { kind: 'group'; group: ImportGroup; summary: GroupSummary; unfolded: boolean }
  | { kind: 'member'; group: ImportGroup; member: GroupMember }
  | { kind: 'file'; file: ImportFile; lines: number; unfolded: boolean }
  | { kind: 'table'; file: ImportFile; entry: TableEntry; alone: boolean }
  | { kind: 'sheet'; file: ImportFile; sheet: number; sheetName: string; empty: boolean; alone: boolean }
  | { kind: 'waiting'; files: number }

/** Groups and books that the user folded or unfolded, by the key of the group or of the file. */
export type ListFolds = Readonly<Record<string, boolean>>

/** Books and groups with more lines than this begin folded. */
const mostLines = 8

/** Waiting files above this number are counted, not listed. */
const mostWaiting = 20

/** What stays together in a section: the lines of a group or of a file. */
type Block = { rank: number; rows: readonly ImportRow[] }

/** All lines of the list. What wants a look comes by its rank, the least sure first; everything else in the order of the files. */
export function listImportRows(files: readonly ImportFile[], plan: ImportPlan, folds: ListFolds = {}): ImportRow[] {
  const sections = new Map<ImportSection, Block[]>(importSections.map((section) => [section, []]))
  const put = (section: ImportSection, rows: readonly ImportRow[], groups: readonly ImportGroup[] = []): void => {
    const rank = section === 'look' ? Math.min(...groups.map((group) => rankGroup(group)?.rank ?? Infinity)) : 0
    sections.get(section)?.push({ rank, rows })
  }
  const several = plan.groups.filter(isSeveral)
  for (const group of several) put(sectionOfGroup(group), listGroupRows(group, folds, several.length === 1), [group])
  const alone = indexAlone(plan)
  const waiting = files.filter(({ state }) => state.status === 'waiting').length
  for (const file of files) {
    if (file.state.status === 'waiting' && waiting > mostWaiting) continue
    const entries = alone.get(file.key) ?? []
    const rows = listFileRows(file, entries, folds[file.key])
    const groups = entries.map(({ group }) => group)
    if (rows.length > 0) put(sectionOfFile(file, entries), rows, groups)
  }
  const unlisted = waiting > mostWaiting ? waiting : 0
  if (unlisted > 0) put('reading', [{ kind: 'waiting', files: unlisted }])
  return importSections.flatMap((section): ImportRow[] => {
    const blocks = (sections.get(section) ?? []).sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank))
    const count = blocks.length + (section === 'reading' ? Math.max(0, unlisted - 1) : 0)
    return blocks.length === 0 ? [] : [{ kind: 'section', section, count }, ...blocks.flatMap(({ rows }) => rows)]
  })
}

/** The section of a group of several tables. */
export function sectionOfGroup(group: ImportGroup): ImportSection {
  switch (summariseGroup(group).state) {
    case 'conflict':
    case 'look':
    case 'new':
      return 'look'
    case 'loaded':
    case 'left-out':
      return 'left-out'
    default:
      return 'ready'
  }
}

function sectionOfFile(file: ImportFile, entries: readonly TableEntry[]): ImportSection {
  switch (file.state.status) {
    case 'waiting':
    case 'reading':
      return 'reading'
    case 'failed':
      return 'failed'
    case 'read': {
      if (entries.length === 0) return 'look'
      const sections = entries.map(({ group }) => sectionOfGroup(group))
      return importSections.find((section) => sections.includes(section)) ?? 'ready'
    }
  }
}

function listGroupRows(group: ImportGroup, folds: ListFolds, only: boolean): ImportRow[] {
  const unfolded = folds[group.key] ?? (only && group.members.length <= mostLines)
  const members = unfolded ? group.members.map((member): ImportRow => ({ kind: 'member', group, member })) : []
  return [{ kind: 'group', group, summary: summariseGroup(group), unfolded }, ...members]
}

function indexAlone({ groups }: ImportPlan): Map<string, TableEntry[]> {
  const alone = new Map<string, TableEntry[]>()
  for (const group of groups) {
    const [member] = group.members
    if (member === undefined || isSeveral(group)) continue
    const entries = alone.get(member.ref.file)
    if (entries === undefined) alone.set(member.ref.file, [{ group, member }])
    else entries.push({ group, member })
  }
  for (const entries of alone.values())
    entries.sort(({ member: { ref: a } }, { member: { ref: b } }) => a.sheet - b.sheet || a.table - b.table)
  return alone
}

function listFileRows(file: ImportFile, entries: readonly TableEntry[], asked: boolean | undefined): ImportRow[] {
  if (file.state.status !== 'read') return [{ kind: 'file', file, lines: 0, unfolded: false }]
  const lines = listReadRows(file, file.state, entries)
  const [only] = lines
  if (only === undefined || lines.length === 1) return lines
  const unfolded = asked ?? lines.length <= mostLines
  return [{ kind: 'file', file, lines: lines.length, unfolded }, ...(unfolded ? lines : [])]
}

function listReadRows(file: ImportFile, { reading, tables }: ReadState, entries: readonly TableEntry[]): ImportRow[] {
  // A file whose tables are all members of groups needs no line of its own.
  if (entries.length === 0 && tables.length > 0) return []
  const sheets = reading.sheets.map((sheet, index) => ({
    sheet,
    index,
    own: entries.filter(({ member }) => member.ref.sheet === index),
    grouped: tables.some((decision) => decision.sheet === index),
  }))
  // Sheets without anything on them are only worth a line where the whole book is empty.
  const shown = sheets.filter(({ sheet, own, grouped }) => own.length > 0 || (sheet.rowCount > 0 && !grouped))
  const lines = shown.length > 0 ? shown : sheets.slice(0, 1)
  const alone = lines.reduce((count, { own }) => count + Math.max(1, own.length), 0) === 1
  return lines.flatMap(({ sheet, index, own }): ImportRow[] =>
    own.length === 0
      ? [{ kind: 'sheet', file, sheet: index, sheetName: sheet.name, empty: sheet.rowCount === 0, alone }]
      : own.map((entry) => ({ kind: 'table', file, entry, alone })),
  )
}

/** What a line shows when it is chosen; null for lines that cannot be. */
export function selectionOf(row: ImportRow | undefined): ImportSelection | null {
  switch (row?.kind) {
    case 'group':
      return representativeOf(row.group)?.ref ?? null
    case 'member':
      return row.member.ref
    case 'file':
      return row.file.state.status === 'failed' ? { file: row.file.key, sheet: 0, table: null } : null
    case 'table':
      return row.entry.member.ref
    case 'sheet':
      return { file: row.file.key, sheet: row.sheet, table: null }
    default:
      return null
  }
}

/** What to show of a file: its first doubtful table, else its first table, else its first sheet; null while it is not read. */
export function firstOf(file: ImportFile): ImportSelection | null {
  const state = readStateOf(file)
  if (state === null) return null
  const decision = state.tables.find((each) => countOpenDoubts(each) > 0) ?? state.tables[0]
  if (decision !== undefined) return { file: file.key, sheet: decision.sheet, table: decision.table }
  const sheet = state.reading.sheets.findIndex(({ rowCount }) => rowCount > 0)
  return { file: file.key, sheet: Math.max(0, sheet), table: null }
}
