// Reads the workbooks named on standard input with our reader and with SheetJS on its own, and prints one JSON line for each: the cells
// in which they differ by kind, value or text, and those that are shown otherwise.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { read, type CellObject, type WorkBook } from '@e965/xlsx'
import { AppError } from '../../../src/core/base/app-error.ts'
import { readWorkbook, type Workbook } from '../../../src/formats/read-workbook.ts'
import type { CellGrid, CellRange } from '../../../src/core/workbook/cell-grid.ts'

const DAYS_1904 = 1462
/** Formats that follow the language of Excel: SheetJS shows them as Excel in American English, we as Excel in Chinese. */
const LOCAL_FORMATS = new Set([
  'm/d/yy',
  'm/d/yy h:mm',
  '#,##0 ;(#,##0)',
  '#,##0 ;[Red](#,##0)',
  '#,##0.00;(#,##0.00)',
  '#,##0.00;[Red](#,##0.00)',
])

/** A place where the two differ. */
type Difference = { cell: string; ours: string; theirs: string }

function ours(grid: CellGrid, row: number, column: number): string {
  const kind = grid.kind(row, column)
  switch (kind) {
    case 'empty':
      return ''
    case 'text':
      return `text:${grid.text(row, column)}`
    case 'error':
      return `error:${grid.text(row, column)}`
    case 'boolean':
      return `boolean:${grid.number(row, column)}`
    case 'number':
    case 'date':
      return `number:${grid.number(row, column)}`
  }
}

function theirs(cell: CellObject | undefined, addDays: number): string {
  if (cell === undefined || cell.t === 'z' || cell.v === undefined || cell.v === '') return ''
  if (cell.t === 'b') return `boolean:${cell.v === true ? 1 : 0}`
  if (cell.t === 'e') return `error:${cell.w ?? ''}`
  return cell.t === 'n' ? `number:${Number(cell.v) + addDays}` : `text:${String(cell.v)}`
}

/** True where both show a number alike, or where we mean to show it otherwise. */
function shownAlike(shown: string, { v, w, z }: CellObject): boolean {
  if (w === undefined || shown === w) return true
  const format = String(z ?? 'General')
  if (LOCAL_FORMATS.has(format)) return true
  // 15 digits where SheetJS, like a cell, shows 11 characters.
  return format === 'General' && [Number(v), Number(Number(v).toPrecision(15))].includes(Number(shown))
}

/** Merges as far as the content of a sheet goes, in an order of their own. */
function mergesOf(merges: readonly CellRange[], grid: CellGrid): string {
  return merges
    .filter(({ top, left }) => top < grid.rowCount && left < grid.columnCount)
    .map(({ top, left, bottom, right }) => [
      top,
      left,
      Math.min(bottom, grid.rowCount - 1),
      Math.min(right, grid.columnCount - 1),
    ])
    .filter(([top, left, bottom, right]) => top !== bottom || left !== right)
    .map((range) => range.join(':'))
    .sort()
    .join(' ')
}

function compareSheet(name: string, grid: CellGrid, book: WorkBook): { cells: number; differences: Difference[] } {
  const differences: Difference[] = []
  let cells = 0
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const rows = (book.Sheets[name]?.['!data'] ?? []) as ((CellObject | undefined)[] | undefined)[]
  for (let row = 0; row < Math.max(grid.rowCount, rows.length); row++) {
    for (let column = 0; column < Math.max(grid.columnCount, rows[row]?.length ?? 0); column++) {
      const cell = rows[row]?.[column]
      const mine = ours(grid, row, column)
      const other = theirs(cell, is1904 && grid.kind(row, column) === 'date' ? DAYS_1904 : 0)
      if (mine !== '' || other !== '') cells++
      const place = `${name}!R${row + 1}C${column + 1}`
      if (mine !== other) differences.push({ cell: place, ours: mine, theirs: other })
      else if (cell?.t === 'n' && !shownAlike(grid.display(row, column), cell))
        differences.push({ cell: place, ours: `shown:${grid.display(row, column)}`, theirs: `shown:${cell.w ?? ''}` })
    }
  }
  const merges = (book.Sheets[name]?.['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }))
  const mergedByUs = mergesOf(grid.merges, grid)
  const mergedByThem = mergesOf(merges, grid)
  if (mergedByUs !== mergedByThem) differences.push({ cell: `${name}!merges`, ours: mergedByUs, theirs: mergedByThem })
  return { cells, differences }
}

function compare(workbook: Workbook, book: WorkBook): { cells: number; differences: Difference[] } {
  const differences: Difference[] = []
  let cells = 0
  const names = book.SheetNames.filter((name) => ['sheet', undefined].includes(book.Sheets[name]?.['!type']))
  const mine = workbook.sheets.map(({ name }) => name)
  // What has one sheet without a name is named after the file.
  const unnamed = names.length === 1 && names[0] === 'Sheet1'
  if (!unnamed && JSON.stringify(names) !== JSON.stringify(mine))
    differences.push({ cell: 'sheets', ours: mine.join(', '), theirs: names.join(', ') })
  for (const { name, grid } of workbook.sheets) {
    const found = compareSheet(unnamed ? 'Sheet1' : name, grid, book)
    cells += found.cells
    differences.push(...found.differences)
  }
  return { cells, differences }
}

async function readOurs(bytes: Uint8Array, path: string): Promise<Workbook | string> {
  try {
    return await readWorkbook(bytes, path)
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

function readTheirs(bytes: Uint8Array): WorkBook | string {
  try {
    const book = read(bytes, { dense: true, cellNF: true, cellDates: false })
    return book.SheetNames.length === 0 ? 'no sheet' : book
  } catch (error) {
    return String(error).slice(0, 120)
  }
}

async function answer(path: string): Promise<object> {
  const bytes = readFileSync(path)
  const workbook = await readOurs(bytes, path)
  const book = readTheirs(bytes)
  if (typeof workbook === 'string') return { refused: workbook, refusedByOracle: typeof book === 'string' }
  if (typeof book === 'string') return { refusedByOracle: true }
  const { cells, differences } = compare(workbook, book)
  const cut = (text: string) => text.slice(0, 80)
  const some = differences.slice(0, 5).map((one) => ({ cell: one.cell, ours: cut(one.ours), theirs: cut(one.theirs) }))
  return { cells, differences: differences.length, some }
}

for await (const path of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify({ path, ...(await answer(path)) })}\n`)
