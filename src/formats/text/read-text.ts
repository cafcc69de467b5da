import type { SheetGrid } from '../../core/workbook/cell-grid.ts'
import { checkCancelled } from '../check-cancelled.ts'
import { ColumnGridBuilder } from '../column-grid-builder.ts'
import type { ReadWatch } from '../read-limits.ts'
import { TextDictionary } from '../text-dictionary.ts'
import { parseDelimited } from './parse-delimited.ts'
import { sniffDelimiter } from './sniff-delimiter.ts'

/** A number that nobody means as a code: no leading zero, no sign but minus, no separators, at most 15 digits. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/
const MAX_DIGITS = 15
/** A longer one, with decimals: the noise of binary fractions (`112.19999999999999`). */
const LONG_DECIMAL = /^-?(?:0|[1-9]\d{0,14})\.\d{1,20}$/
const ROWS_BETWEEN_CHECKS = 16_384

/**
 * Reads a delimited text as one sheet. Cells that are plain numbers of at most 15 digits, or decimals that a double keeps exactly,
 * become numbers and keep their spelling for display; everything else stays text, so that codes keep their zeros. `name` becomes
 * the sheet's name.
 */
export function readText(text: string, name: string, watch: ReadWatch): { sheet: SheetGrid; delimiter: string } {
  const { delimiter, start } = sniffDelimiter(text)
  const builder = new ColumnGridBuilder(new TextDictionary(), (value) => String(value))
  const body = text.endsWith('\u001a') ? text.slice(0, -1) : text
  parseDelimited(body, delimiter, start, {
    onField: (row, column, field) => setField(builder, row, column, field),
    onRow: (row, at) => {
      if (row % ROWS_BETWEEN_CHECKS === 0) {
        checkCancelled(watch)
        watch.onProgress?.({ phase: 'parse', done: at, total: body.length, unit: 'bytes', label: name })
      }
      return true
    },
  })
  return {
    sheet: { name, hidden: false, grid: builder.finish({ merges: [], hiddenRows: [], hiddenColumns: [] }) },
    delimiter,
  }
}

/** Sets a cell from its text, by the rule of {@link readText}. */
export function setField(builder: ColumnGridBuilder, row: number, column: number, field: string): void {
  if (field.length <= 17 && PLAIN_NUMBER.test(field) && countDigits(field) <= MAX_DIGITS) {
    const value = Number(field)
    if (String(value) === field) builder.setNumber(row, column, value)
    else builder.setNumber(row, column, value, { format: 'General', shown: field })
  } else if (field.length > MAX_DIGITS && LONG_DECIMAL.test(field) && String(Number(field)) === field)
    builder.setNumber(row, column, Number(field), { format: 'General', shown: field })
  else builder.setText(row, column, field)
}

function countDigits(field: string): number {
  let digits = 0
  for (let at = 0; at < field.length; at++) if (field.charCodeAt(at) >= 48) digits++
  return digits
}
