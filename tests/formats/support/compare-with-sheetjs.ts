// Reads .xlsx files named on standard input with our reader and with SheetJS, and prints the cells in which they differ.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { read, type CellObject } from '@e965/xlsx'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import type { CellGrid } from '../../../src/core/workbook/cell-grid.ts'

const DAYS_1904 = 1462

function ours(grid: CellGrid, row: number, column: number): string {
  const kind = grid.kind(row, column)
  switch (kind) {
    case 'empty':
      return ''
    case 'text':
      return `s:${grid.text(row, column)}`
    case 'error':
      return `e:${grid.text(row, column)}`
    case 'boolean':
      return `b:${grid.number(row, column)}`
    case 'number':
    case 'date':
      return `n:${grid.number(row, column)}`
  }
}

function theirs(cell: CellObject | undefined): string {
  if (cell === undefined || cell.t === 'z' || cell.v === undefined || cell.v === '') return ''
  if (cell.t === 'b') return `b:${cell.v === true ? 1 : 0}`
  if (cell.t === 'e') return `e:${cell.w ?? ''}`
  return cell.t === 'n' ? `n:${String(cell.v)}` : `s:${String(cell.v)}`
}

for await (const path of createInterface({ input: process.stdin })) {
  const differences: string[] = []
  let cells = 0
  try {
    const bytes = readFileSync(path)
    const workbook = await readWorkbook(bytes, path)
    const oracle = read(bytes, { dense: true, cellNF: true })
    const is1904 = oracle.Workbook?.WBProps?.date1904 === true
    for (const { name, grid } of workbook.sheets) {
      const rows = (oracle.Sheets[name]?.['!data'] ?? []) as (CellObject | undefined)[][]
      for (let row = 0; row < Math.max(grid.rowCount, rows.length); row++) {
        for (let column = 0; column < Math.max(grid.columnCount, rows[row]?.length ?? 0); column++) {
          const mine = ours(grid, row, column)
          let other = theirs(rows[row]?.[column])
          if (is1904 && grid.kind(row, column) === 'date') other = `n:${Number(other.slice(2)) + DAYS_1904}`
          if (mine !== '' || other !== '') cells++
          if (mine !== other)
            differences.push(
              `${name}!R${row + 1}C${column + 1} ${JSON.stringify(mine.slice(0, 80))} ≠ ${JSON.stringify(other.slice(0, 80))}`,
            )
        }
      }
    }
    process.stdout.write(
      `${JSON.stringify({ path, cells, differences: differences.length, first: differences.slice(0, 4) })}\n`,
    )
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ path, cells, failed: String(error) })}\n`)
  }
}
