import type { Dataset } from '../../core/dataset/dataset.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { ImportFile, ImportSelection, ReadState, TableDecision } from '../slices/imports.ts'
import { countOpenDoubts, readStateOf } from './import-tables.ts'

/** Groups of the file list in the order in which they are shown: what wants a person comes first. */
export const importGroups = ['look', 'failed', 'reading', 'ready', 'left-out'] as const

/** One of {@link importGroups}. */
export type ImportGroup = (typeof importGroups)[number]

/** A line of the file list. A file with one table is one line; a book with several is a file line with a line for each table. */
export type ImportRow =
  | { kind: 'group'; group: ImportGroup; files: number }
  | { kind: 'file'; file: ImportFile; group: ImportGroup; lines: number; unfolded: boolean }
  | {
      kind: 'table'
      file: ImportFile
      sheetName: string
      decision: TableDecision
      alone: boolean
      twin: Dataset | null
      copyOf: string | null
    }
  | { kind: 'sheet'; file: ImportFile; sheet: number; sheetName: string; empty: boolean; alone: boolean }

/** The group of a file: the worst of what is in it. */
export function groupOf(file: ImportFile): ImportGroup {
  switch (file.state.status) {
    case 'waiting':
    case 'reading':
      return 'reading'
    case 'failed':
      return 'failed'
    case 'read': {
      const { tables } = file.state
      if (tables.length === 0 || tables.some((decision) => countOpenDoubts(decision) > 0)) return 'look'
      return tables.some(({ include }) => include) ? 'ready' : 'left-out'
    }
  }
}

/** Books with more tables than this begin folded. */
const mostLines = 8

/** Books that the user folded or unfolded, by the key of the file. */
export type BookFolds = Readonly<Record<string, boolean>>

/** All lines of the file list. */
export function listImportRows(files: readonly ImportFile[], catalogue: Catalogue, folds: BookFolds = {}): ImportRow[] {
  const twins = indexTwins(catalogue, files)
  const byGroup = new Map<ImportGroup, ImportFile[]>(importGroups.map((group) => [group, []]))
  for (const file of files) byGroup.get(groupOf(file))?.push(file)
  return importGroups.flatMap((group): ImportRow[] => {
    const members = byGroup.get(group) ?? []
    if (members.length === 0) return []
    return [
      { kind: 'group', group, files: members.length },
      ...members.flatMap((file) => listFileRows(file, group, twins, folds[file.key])),
    ]
  })
}

/** Loaded tables by content and sheet, so that a list of hundreds of files does not search hundreds of tables for each. */
type Twins = { loaded: ReadonlyMap<string, Dataset>; first: ReadonlyMap<string, ImportFile> }

function indexTwins({ datasets }: Catalogue, files: readonly ImportFile[]): Twins {
  const first = new Map<string, ImportFile>()
  for (const file of files) {
    const hash = readStateOf(file)?.reading.hash
    if (hash !== undefined && !first.has(hash)) first.set(hash, file)
  }
  return {
    loaded: new Map(
      datasets.flatMap((dataset) =>
        dataset.parts.map(({ source }) => [twinKey(source.hash, source.sheet), dataset] as const),
      ),
    ),
    first,
  }
}

function twinKey(hash: string, sheet: string): string {
  return `${hash} ${sheet}`
}

function listFileRows(file: ImportFile, group: ImportGroup, twins: Twins, asked: boolean | undefined): ImportRow[] {
  if (file.state.status !== 'read') return [{ kind: 'file', file, group, lines: 0, unfolded: false }]
  const lines = listReadRows(file, file.state, twins)
  const [only] = lines
  if (lines.length === 1 && only !== undefined) return lines
  const unfolded = asked ?? lines.length <= mostLines
  return [{ kind: 'file', file, group, lines: lines.length, unfolded }, ...(unfolded ? lines : [])]
}

function listReadRows(file: ImportFile, state: ReadState, twins: Twins): ImportRow[] {
  const { reading, tables } = state
  // Sheets without anything on them are only worth a line where the whole book is empty.
  const sheets = reading.sheets.map((sheet, index) => ({
    sheet,
    index,
    decisions: tables.filter((decision) => decision.sheet === index),
  }))
  const shown = sheets.filter(({ sheet, decisions }) => decisions.length > 0 || sheet.rowCount > 0)
  const lines = shown.length > 0 ? shown : sheets.slice(0, 1)
  const alone = lines.reduce((count, { decisions }) => count + Math.max(1, decisions.length), 0) === 1
  const first = twins.first.get(reading.hash)
  const copyOf = first === undefined || first.key === file.key ? null : first.name
  return lines.flatMap(({ sheet, index, decisions }): ImportRow[] => {
    if (decisions.length === 0)
      return [{ kind: 'sheet', file, sheet: index, sheetName: sheet.name, empty: sheet.rowCount === 0, alone }]
    const twin = twins.loaded.get(twinKey(reading.hash, sheet.name)) ?? null
    return decisions.map((decision) => ({ kind: 'table', file, sheetName: sheet.name, decision, alone, twin, copyOf }))
  })
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
