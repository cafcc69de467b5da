import { columnLetter } from '../../src/core/workbook/cell-address.ts'
import { detectLayout } from '../../src/core/workbook/detect-layout.ts'
import type { LayoutColumn, TableLayout } from '../../src/core/workbook/table-layout.ts'
import type { Tally } from './tally.ts'
import type { TruthSheet, TruthTable } from './truth.ts'

/** Compares what the importer finds on a sheet with what a person wrote down; every tally gets every answer. */
export async function scoreSheet(sheet: TruthSheet, tallies: readonly Tally[]): Promise<void> {
  const grid = await sheet.grid()
  const tables = grid === null ? [] : detectLayout(grid, sheet.context).tables
  const add = (what: string, right: boolean, detail: string): void => {
    for (const tally of tallies) tally.add(what, right, `${sheet.id}: ${detail}`)
  }
  if (sheet.tables.length === 0 || sheet.whole)
    add('tables on sheet', tables.length === sheet.tables.length, `${tables.length} for ${sheet.tables.length}`)
  const free = new Set(tables)
  for (const truth of sheet.tables) {
    const table = closest([...free], truth)
    if (table !== undefined) free.delete(table)
    scoreTable({ add, tallies, id: sheet.id }, truth, table)
  }
  const notes = sheet.tables.flatMap((truth) => truth.notes ?? [])
  if (sheet.tables.some((truth) => truth.notes !== undefined)) {
    const found = [...new Set(tables.flatMap(({ noteRows }) => excel(noteRows)))]
    for (const tally of tallies) tally.addRows('footnote rows', found, notes, sheet.id)
  }
}

type Scoring = { add: (what: string, right: boolean, detail: string) => void; tallies: readonly Tally[]; id: string }

function scoreTable({ add, tallies, id }: Scoring, truth: TruthTable, table: TableLayout | undefined): void {
  const found = table?.headerRows ?? null
  const header = found === null ? 'none' : excel(found).join('-')
  const wanted = [truth.header, ...(truth.headerAlso ?? [])].map((rows) => rows?.join('-') ?? 'none')
  const headerRight = table !== undefined && wanted.includes(header)
  add('header rows', headerRight, `${table === undefined ? 'no table' : header} for ${wanted.join(' or ')}`)
  const data = table === undefined ? 'no table' : excel(table.dataRows).join('-')
  const dataRight = data === truth.data.join('-')
  add('data range', dataRight, `${data} for ${truth.data.join('-')}`)
  if (truth.columns !== undefined) {
    const [left, right] = truth.columns.map(columnLetter)
    const bounds = table === undefined ? '-' : boundsOf(table)
    add('first, last column', bounds === `${left}:${right}`, `${bounds} for ${left}:${right}`)
  }
  if (table === undefined) return
  for (const tally of tallies) {
    tally.addConfidence(table.confidence, headerRight && dataRight)
    if (truth.totals !== undefined)
      tally.addRows('total rows', excel([...table.totalRows, ...table.subtotalRows]), truth.totals, id)
    if (truth.repeated !== undefined)
      tally.addRows('repeated headers', excel(table.repeatedHeaderRows), truth.repeated, id)
    if (truth.sections !== undefined) tally.addRows('section rows', excel(table.sectionRows), truth.sections, id)
  }
  if (truth.constants !== undefined) {
    const values = table.constants.map(({ value }) => value).join()
    add('constants', values === truth.constants.join(), `${values || '-'} for ${truth.constants.join()}`)
  }
  if (truth.months !== undefined) {
    const months = [table.monthColumns[0], table.monthColumns.at(-1)].join('-')
    add('month columns', months === truth.months.join('-'), `${months} for ${truth.months.join('-')}`)
  }
  if (truth.unit !== undefined) add('unit', sameUnit(truth.unit, table.unit), `${table.unit ?? '-'} for ${truth.unit}`)
  if (truth.names !== undefined) scoreNames(add, truth.names, table)
}

/** Columns at the sides that hold nothing do not count. */
function boundsOf({ columns }: TableLayout): string {
  const [first] = columns
  const last = columns.at(-1)
  return `${columnLetter(first?.index ?? 0)}:${columnLetter(last?.index ?? 0)}`
}

function scoreNames(add: Scoring['add'], wanted: NonNullable<TruthTable['names']>, table: TableLayout): void {
  let names = 0
  let types = 0
  let typed = 0
  for (const truth of wanted) {
    const column = table.columns.find(({ index }) => index === truth.column)
    const name = column?.headerPath.join('·') ?? ''
    const right = truth.names.some((header) => plainName(header) === plainName(name))
    add('name of a column', right, `${columnLetter(truth.column)} ${name} for ${truth.names.join(' or ')}`)
    if (right) names++
    if (truth.type === null) continue
    typed++
    const fits = column !== undefined && fitsType(truth.type, column)
    add('type of a column', fits, `${columnLetter(truth.column)} ${column?.type ?? '-'} for ${truth.type}`)
    if (fits) types++
  }
  add('all names', names === wanted.length, `${names} of ${wanted.length}`)
  if (typed > 0) add('all types', types === typed, `${types} of ${typed}`)
}

function closest(tables: readonly TableLayout[], truth: TruthTable): TableLayout | undefined {
  const left = truth.columns?.[0] ?? 0
  const distance = (table: TableLayout): number =>
    Math.abs(table.dataRows[0] + 1 - truth.data[0]) + Math.abs(table.range.left - left)
  return [...tables].sort((a, b) => distance(a) - distance(b))[0]
}

function excel(rows: readonly number[]): number[] {
  return rows.map((row) => row + 1)
}

function sameUnit(wanted: string, found: string | null): boolean {
  const plain = wanted.replace(/[（(].*/, '').trim()
  return found !== null && plain.toLowerCase() === found.toLowerCase()
}

function plainName(name: string): string {
  return name.replace(/ \/ /g, '·').replace(/\s+/g, ' ').replace(/GB·T/g, 'GB/T').trim()
}

function fitsType(wanted: string, column: LayoutColumn): boolean {
  switch (wanted) {
    case 'number':
      return column.type === 'number' || column.type === 'integer'
    case 'year':
      return column.type === 'period' || column.type === 'integer'
    case 'mixed':
    case 'marker':
      return column.type === 'text'
    case 'empty':
      return !column.include
    default:
      return column.type === wanted
  }
}
