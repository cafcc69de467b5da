import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import type { PackName } from '../build/pack.ts'
import type { Plants } from '../build/plants.ts'
import type { SampleRecords, TableId } from '../records/sample-records.ts'
import type { BookPlan } from './plan-books.ts'
import { fileNames } from './write-book.ts'

type Truth = {
  name: PackName
  seed: string
  records: SampleRecords
  plants: Plants
  model: readonly LogicalTable[]
  books: readonly BookPlan[]
}
type Row = Readonly<Record<string, string | number | boolean | null>>

/** Writes what must come out of the workbooks: the layout of each, control totals by table, period and field, all records, the changes of the frame, and the planted facts. */
export function writeTruth(folder: string, { name, seed, records, plants, model, books }: Truth): void {
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
  }
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
  writeFileSync(join(folder, 'plants.json'), `${JSON.stringify(plants, null, 1)}\n`)
  for (const table of model) {
    const rows: readonly Row[] = records[table.id as TableId]
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
  writeCsv(join(folder, 'match_truth.csv'), ['dept', 'src_key', 'uscc', 'match_level'], records.match_link)
}

/** Rows and sums of figures by period, unrounded, in the units of the model. */
function totalsOf(
  table: LogicalTable,
  rows: readonly Row[],
): { table: string; period: string | null; rows: number; sums: Record<string, number> }[] {
  const figures = table.fields.filter(({ type }) => type === 'N' || type === 'I').map(({ id }) => id)
  const periods = new Map<string | null, Row[]>()
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

function writeCsv(path: string, columns: readonly string[], rows: readonly Row[]): void {
  const cell = (value: Row[string] | undefined): string => {
    const text = value === null || value === undefined ? '' : String(value)
    return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))]
  writeFileSync(path, `${lines.join('\n')}\n`)
}
