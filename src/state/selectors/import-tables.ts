import type { Diagnostic } from '../../core/base/diagnostic.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import type { TableLayout } from '../../core/workbook/table-layout.ts'
import type { ImportFile, ReadState, TableDecision, TableRef } from '../slices/imports.ts'
import { nameKey, uniqueName } from './table-names.ts'

/** Rows that enter analysis: the body without totals, sections, blanks and repeated headers. */
export function countDataRows(layout: TableLayout): number {
  const [first, last] = layout.dataRows
  if (last < first) return 0
  const inside = (rows: readonly number[]): number => rows.filter((row) => row >= first && row <= last).length
  const other = [layout.totalRows, layout.subtotalRows, layout.sectionRows, layout.blankRows, layout.repeatedHeaderRows]
  return Math.max(0, last - first + 1 - other.reduce((sum, rows) => sum + inside(rows), 0))
}

/** Every doubt of a table that wants a look: of the table first, then of the columns that are kept. */
export function listDoubts({ choice }: TableDecision): Diagnostic[] {
  return [...choice.layout.doubts, ...choice.columns.flatMap(({ include, doubts }) => (include ? doubts : []))].filter(
    ({ level }) => level === 'warning',
  )
}

/** Doubts that still want a look: none once the user has looked, or where the table is left out. */
export function countOpenDoubts(decision: TableDecision): number {
  return decision.include && !decision.looked ? listDoubts(decision).length : 0
}

/** The read state of a file, null while it is not read. */
export function readStateOf(file: ImportFile): ReadState | null {
  return file.state.status === 'read' ? file.state : null
}

/** The decision that a reference names. */
export function findTable(files: readonly ImportFile[], ref: TableRef): TableDecision | undefined {
  const file = files.find(({ key }) => key === ref.file)
  return file === undefined
    ? undefined
    : readStateOf(file)?.tables.find(({ sheet, table }) => sheet === ref.sheet && table === ref.table)
}

/** What the foot of the review counts. */
export type ImportSummary = {
  tables: number
  rows: number
  doubts: number
  failed: number
  reading: number
  read: number
}

/** Counts over all files of the import. */
export function summariseImport(files: readonly ImportFile[]): ImportSummary {
  const summary: ImportSummary = { tables: 0, rows: 0, doubts: 0, failed: 0, reading: 0, read: 0 }
  for (const { state } of files) {
    if (state.status === 'failed') summary.failed += 1
    else if (state.status !== 'read') summary.reading += 1
    else {
      summary.read += 1
      for (const decision of state.tables) {
        if (!decision.include) continue
        summary.tables += 1
        summary.rows += countDataRows(decision.choice.layout)
        summary.doubts += countOpenDoubts(decision)
      }
    }
  }
  return summary
}

/** A table of the catalogue that came from the same bytes and the same sheet; null where there is none. */
export function findLoadedTwin(catalogue: Catalogue, hash: string, sheetName: string): Dataset | null {
  return (
    catalogue.datasets.find(({ parts }) =>
      parts.some(({ source }) => source.hash === hash && source.sheet === sheetName),
    ) ?? null
  )
}

/** What loading will do with one table. */
export type PlannedLoad = {
  ref: TableRef
  decision: TableDecision
  name: string
  replaces: Dataset | null
  renamed: boolean
}

/**
 * Final names of all tables that are to be loaded. A table that may replace its namesake does so once; every other name that is
 * taken, by the catalogue or by an earlier table of this import, gets a number. Nothing is ever overwritten unasked.
 */
export function planLoad(files: readonly ImportFile[], catalogue: Catalogue): PlannedLoad[] {
  const loaded = new Map(catalogue.datasets.map((dataset) => [nameKey(dataset.name), dataset]))
  const taken = new Set(loaded.keys())
  const replaced = new Set<string>()
  const plan: PlannedLoad[] = []
  for (const file of files) {
    for (const decision of readStateOf(file)?.tables ?? []) {
      if (!decision.include) continue
      const ref = { file: file.key, sheet: decision.sheet, table: decision.table }
      const wanted = decision.choice.name.trim()
      const key = nameKey(wanted)
      const namesake = loaded.get(key)
      if (namesake !== undefined && decision.onTaken === 'replace' && !replaced.has(key)) {
        replaced.add(key)
        plan.push({ ref, decision, name: namesake.name, replaces: namesake, renamed: false })
        continue
      }
      const name = uniqueName(wanted, taken)
      taken.add(nameKey(name))
      plan.push({ ref, decision, name, replaces: null, renamed: name !== wanted })
    }
  }
  return plan
}
