// Reads the files named on standard input, one by one, and prints one JSON line for each: run in a child process,
// so that a reader that hangs or dies is a finding and not the end of the test run.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { AppError } from '../../../src/core/base/app-error.ts'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import type { CellGrid } from '../../../src/core/workbook/cell-grid.ts'

function countCells(grid: CellGrid): number {
  let cells = 0
  for (let column = 0; column < grid.columnCount; column++) {
    for (let row = 0; row < grid.rowCount; row++) if (grid.kind(row, column) !== 'empty') cells++
  }
  return cells
}

for await (const path of createInterface({ input: process.stdin })) {
  const started = performance.now()
  let answer: object
  try {
    const { format, encoding, delimiter, sheets, notices } = await readWorkbook(
      readFileSync(path),
      path.split('/').at(-1) ?? '',
    )
    const counted = sheets.map(({ name, hidden, grid }) => ({
      name,
      hidden,
      rows: grid.rowCount,
      columns: grid.columnCount,
      cells: countCells(grid),
    }))
    answer = {
      format,
      encoding,
      delimiter,
      sheets: counted,
      notices: notices.map(({ code, params }) => ({ code, params })),
    }
  } catch (error) {
    answer =
      error instanceof AppError
        ? { error: error.code, params: error.params, detail: error.detail }
        : { error: 'thrown', detail: String(error) }
  }
  process.stdout.write(`${JSON.stringify({ path, ms: Math.round(performance.now() - started), ...answer })}\n`)
}
