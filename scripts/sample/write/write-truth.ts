import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import { plantedColumns } from '../build/list-planted.ts'
import type { PlantedFinding } from '../build/list-planted.ts'
import type { PackName } from '../build/pack.ts'
import type { Plants } from '../build/plants.ts'
import { changeColumns } from '../inject/describe-edits.ts'
import type { SampleRecords, TableId } from '../records/sample-records.ts'
import type { Books } from './build-books.ts'
import type { BookPlan } from './plan-books.ts'
import { fileNames } from './write-book.ts'
import { writeCsv } from './write-csv.ts'
import type { CsvRow } from './write-csv.ts'

type Truth = {
  name: PackName
  seed: string
  records: SampleRecords
  injected: Books['injected']
  plants: Plants
  planted: readonly PlantedFinding[]
  model: readonly LogicalTable[]
  books: readonly BookPlan[]
}

/**
 * Writes what must come out of the workbooks: the layout of each, control totals by table, period and field, all records, the changes of the
 * frame, the planted facts, and the findings of audit rules that are planted. With injected errors also every change, and the control totals of
 * the clean records.
 */
export function writeTruth(
  folder: string,
  { name, seed, records, injected, plants, planted, model, books }: Truth,
): void {
  mkdirSync(join(folder, 'records'), { recursive: true })
  const manifest = {
    package: name,
    seed,
    workbooks: books.map((book) => ({
      files: fileNames(book),
      sheets: book.sheets.map(({ sheet, layout }) => ({
        sheet: sheet.sheet,
        table: sheet.table.id,
        layout: layout?.id ?? null,
      })),
    })),
    tables: model.flatMap((table) => totalsOf(table, records[table.id as TableId])),
    ...(injected === null
      ? {}
      : { beforeInjection: model.flatMap((table) => totalsOf(table, injected.clean[table.id as TableId])) }),
  }
  if (injected !== null) writeCsv(join(folder, 'inject.csv'), changeColumns, injected.changes)
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
  writeFileSync(join(folder, 'plants.json'), `${JSON.stringify(plants, null, 1)}\n`)
  writeCsv(join(folder, 'planted.csv'), plantedColumns, planted)
  for (const table of model) {
    const rows: readonly CsvRow[] = records[table.id as TableId]
    if (rows.length > 0)
      writeCsv(
        join(folder, 'records', `${table.id}.csv`),
        table.fields.map(({ id }) => id),
        rows,
      )
  }
  const event = model.find(({ id }) => id === 'unit_event')
  if (event !== undefined)
    writeCsv(
      join(folder, 'events.csv'),
      event.fields.map(({ id }) => id),
      records.unit_event,
    )
  writeCsv(join(folder, 'match_truth.csv'), ['dept', 'src_key', 'uscc', 'match_level'], trueMatches(records))
}

/** Which unit a record of a department really belongs to, also where matching does not find it; null is a firm outside the frame. */
function trueMatches({ match_link: links, power, registry }: SampleRecords): CsvRow[] {
  const names = new Map(power.map((row) => [row.customer_no, row.customer_name]))
  const units = new Map(registry.map((row) => [row.company_name, row.uscc]))
  return links.map((link) => ({
    ...link,
    uscc: link.uscc ?? (link.dept === '供电' ? (units.get(names.get(link.src_key) ?? '') ?? null) : null),
  }))
}

/** Rows and sums of figures by period, unrounded, in the units of the model. */
function totalsOf(
  table: LogicalTable,
  rows: readonly CsvRow[],
): { table: string; period: string | null; rows: number; sums: Record<string, number> }[] {
  const figures = table.fields.filter(({ type }) => type === 'N' || type === 'I').map(({ id }) => id)
  const periods = new Map<string | null, CsvRow[]>()
  for (const row of rows) {
    const value = table.periodField === null ? null : row[table.periodField]
    const period = value === null || value === undefined ? null : String(value)
    const own = periods.get(period)
    if (own === undefined) periods.set(period, [row])
    else own.push(row)
  }
  return [...periods].map(([period, own]) => ({
    table: table.id,
    period,
    rows: own.length,
    sums: Object.fromEntries(
      figures.map((field) => [field, own.reduce((sum, row) => sum + Number(row[field] ?? 0), 0)]),
    ),
  }))
}
