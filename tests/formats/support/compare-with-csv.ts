// Reads CSV files named on standard input that Excel wrote of one sheet of a workbook, `book.xlsx.2.csv` in `folder-expected` for the third
// sheet of `folder/book.xlsx`, and prints one JSON line for each: the cells that our reader shows otherwise.
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { AppError } from '../../../src/core/base/app-error.ts'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import type { CellGrid } from '../../../src/core/workbook/cell-grid.ts'
import { parseDelimited } from '../../../src/formats/text/parse-delimited.ts'
import { gridTexts } from './grid-texts.ts'

function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  parseDelimited(text.replace(/^\ufeff/, ''), ',', 0, {
    onField: (row, column, field) => {
      const fields = (rows[row] ??= [])
      fields[column] = field
    },
    onRow: () => true,
  })
  return rows
}

/** First row and column with something in them: the files leave out what is empty before. */
function corner(rows: readonly (readonly string[] | undefined)[]): { row: number; column: number } {
  let row = Infinity
  let column = Infinity
  for (const [index, fields] of rows.entries())
    for (const [at, field] of (fields ?? []).entries())
      if (field.trim() !== '') {
        row = Math.min(row, index)
        column = Math.min(column, at)
      }
  return Number.isFinite(row) ? { row, column } : { row: 0, column: 0 }
}

function differences(grid: CellGrid, expected: readonly string[][]): string[] {
  const shown = gridTexts(grid)
  const ours = corner(shown)
  const theirs = corner(expected)
  const found: string[] = []
  const height = Math.max(shown.length - ours.row, expected.length - theirs.row)
  for (let row = 0; row < height; row++) {
    const mine = shown[ours.row + row] ?? []
    const other = expected[theirs.row + row] ?? []
    for (let column = 0; column < Math.max(mine.length - ours.column, other.length - theirs.column); column++) {
      const here = mine[ours.column + column] ?? ''
      const there = other[theirs.column + column] ?? ''
      if (here.trim() !== there.trim())
        found.push(`R${ours.row + row + 1}C${ours.column + column + 1} ${here} ≠ ${there}`)
    }
  }
  return found
}

async function answer(path: string): Promise<object> {
  const [, book = '', sheet = ''] = /^(.*)\.(\d+)\.csv$/.exec(basename(path)) ?? []
  const file = join(dirname(path).replace(/-expected$/, ''), book)
  try {
    const { sheets } = await readWorkbook(readFileSync(file), book)
    const grid = sheets[Number(sheet)]?.grid
    if (grid === undefined) return { refused: 'no such sheet' }
    const found = differences(grid, parseCsv(readFileSync(path, 'utf8')))
    return { cells: grid.rowCount * grid.columnCount, differences: found.length, some: found.slice(0, 5) }
  } catch (error) {
    return { refused: error instanceof AppError ? error.code : String(error) }
  }
}

for await (const path of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify({ path, ...(await answer(path)) })}\n`)
