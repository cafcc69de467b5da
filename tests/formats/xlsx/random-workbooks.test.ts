import { expect, it } from 'vitest'
import type { CellGrid } from '../../../src/core/workbook/cell-grid.ts'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import { Random } from '../support/random.ts'
import {
  makeRandomWorkbook,
  type RandomCell,
  type RandomSheet,
  type RandomWorkbook,
} from '../support/random-workbook.ts'
import { writeRandomWorkbook } from '../support/write-random-workbook.ts'

const SEEDS = Number(process.env['SUANCHOU_SEEDS'] ?? '400')
const DAYS_1904 = 1462
const END_OF_DATES = 2_958_466

/** What a reader must say of a cell, by what was meant when it was written. */
function expected({ style, content }: RandomCell, { formats, date1904 }: RandomWorkbook): string {
  switch (content.as) {
    case 'shared':
    case 'inline':
    case 'formula-text':
      return content.text === '' ? 'empty' : `text ${content.text}`
    case 'boolean':
      return `boolean ${content.value ? 1 : 0}`
    case 'error':
      return `error ${content.sign}`
    case 'iso-date':
      return `date ${content.serial}`
    case 'formula-without-value':
      return 'empty without value'
    case 'number': {
      const value = Number(content.written)
      const serial = date1904 ? value + DAYS_1904 : value
      const isDate = formats[style]?.date === true && serial >= 0 && serial < END_OF_DATES
      return isDate ? `date ${serial}` : `number ${value}`
    }
  }
}

function found(grid: CellGrid, row: number, column: number): string {
  const kind = grid.kind(row, column)
  if (kind === 'empty') return grid.formulaWithoutValue(row, column) ? 'empty without value' : 'empty'
  return `${kind} ${kind === 'text' || kind === 'error' ? grid.text(row, column) : grid.number(row, column)}`
}

function compareSheet(sheet: RandomSheet, grid: CellGrid, book: RandomWorkbook): string[] {
  const meant = new Map(sheet.cells.map((cell) => [`${cell.row}:${cell.column}`, expected(cell, book)]))
  const wrong: string[] = []
  for (let row = 0; row < grid.rowCount; row++)
    for (let column = 0; column < grid.columnCount; column++) {
      const place = `${row}:${column}`
      const want = meant.get(place) ?? 'empty'
      const got = found(grid, row, column)
      meant.delete(place)
      if (got !== want) wrong.push(`${sheet.name} ${place} ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`)
    }
  for (const [place, want] of meant)
    if (want !== 'empty') wrong.push(`${sheet.name} ${place} nothing instead of ${want}`)
  const inside = (lines: readonly number[], count: number) => lines.filter((line) => line < count).join()
  const hidden = [...grid.hiddenRows].sort((a, b) => a - b).join()
  if (hidden !== inside(sheet.hiddenRows, grid.rowCount)) wrong.push(`${sheet.name} hidden rows ${hidden}`)
  if (grid.hiddenColumns.join() !== inside(sheet.hiddenColumns, grid.columnCount))
    wrong.push(`${sheet.name} hidden columns`)
  if (grid.rowCount > 3 && grid.columnCount > 3 && grid.merges.length !== sheet.merges.length)
    wrong.push(`${sheet.name} merges`)
  return wrong
}

it(
  `gives ${SEEDS} random workbooks back exactly, whatever the manner in which they are written`,
  async () => {
    const wrong: string[] = []
    for (let seed = 0; seed < SEEDS && wrong.length < 20; seed++) {
      const random = new Random(seed)
      const book = makeRandomWorkbook(random)
      const { sheets, notices } = await readWorkbook(writeRandomWorkbook(book, random), `seed ${seed}`)
      const lost = notices.filter(({ code }) => /unread|unreadable|library|missing|checksum/.test(code))
      const names = (list: { name: string; hidden: boolean }[]) =>
        JSON.stringify(list.map(({ name, hidden }) => [name, hidden]))
      const meant = book.sheets.map(({ name, state }) => ({ name, hidden: state !== 'visible' }))
      if (lost.length > 0 || names(sheets) !== names(meant))
        wrong.push(`seed ${seed}: ${JSON.stringify(lost)} ${names(sheets)}`)
      for (const [index, sheet] of book.sheets.entries()) {
        const grid = sheets[index]?.grid
        if (grid !== undefined) wrong.push(...compareSheet(sheet, grid, book).map((one) => `seed ${seed}: ${one}`))
      }
    }
    expect(wrong).toEqual([])
  },
  Math.max(120_000, SEEDS * 50),
)
