import { AppError } from '../../core/base/app-error.ts'

const ROW = 0x0000
const COLUMN_INFO = 0x003c
const BUNDLE_SHEET = 0x009c
const MAX_ROW = 1_048_575
const MAX_COLUMN = 16_383

/** Records of cells with a value ([MS-XLSB] 2.3.2): from BrtCellRk to BrtFmlaError, and rich text. */
const FIRST_CELL = 2
const LAST_CELL = 11
const RICH_TEXT = 62

/**
 * Checks the records of a part of an .xlsb before SheetJS sees it: sheet entries of another layout (Excel 2007 beta), rows and
 * column ranges outside a sheet make it loop for hours. Gives the number of cells with a value. Throws `workbook/unreadable`.
 */
export function inspectXlsb(part: Uint8Array): number {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength)
  let at = 0
  let cells = 0
  while (at < part.length) {
    const kind = readVariable(part, at, 2)
    const size = readVariable(part, kind.next, 4)
    const end = size.next + size.value
    if (end > part.length) throw unreadable('a record ends outside its part')
    if ((kind.value >= FIRST_CELL && kind.value <= LAST_CELL) || kind.value === RICH_TEXT) cells++
    if (kind.value === ROW && size.value >= 4 && view.getUint32(size.next, true) > MAX_ROW)
      throw unreadable('row outside the sheet')
    if (kind.value === COLUMN_INFO && size.value >= 8 && view.getUint32(size.next + 4, true) > MAX_COLUMN)
      throw unreadable('column outside the sheet')
    if (kind.value === BUNDLE_SHEET && !isBundleSheet(view, size.next, end))
      throw unreadable('sheet entry of another layout')
    at = end
  }
  return cells
}

function unreadable(detail: string): AppError {
  return new AppError('workbook/unreadable', {}, { detail: `xlsb: ${detail}` })
}

/** A number in 7 bits a byte, lowest first ([MS-XLSB] 2.1.4). */
function readVariable(part: Uint8Array, start: number, mostBytes: number): { value: number; next: number } {
  let value = 0
  for (let index = 0; index < mostBytes; index++) {
    const byte = part[start + index] ?? 0
    value |= (byte & 0x7f) << (7 * index)
    if ((byte & 0x80) === 0) return { value, next: start + index + 1 }
  }
  return { value, next: start + mostBytes }
}

/** State, id, relationship id and name must fill the record exactly. */
function isBundleSheet(view: DataView, start: number, end: number): boolean {
  let at = start + 8
  for (let text = 0; text < 2; text++) {
    if (at + 4 > end) return false
    const length = view.getUint32(at, true)
    at += 4 + (length === 0xffffffff ? 0 : length * 2)
  }
  return at === end
}
