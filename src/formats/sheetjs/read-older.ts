import { read } from '@e965/xlsx'
import { AppError } from '../../core/base/app-error.ts'
import { attempt, OPTIONS, takeOver, type SheetjsReading } from './read-sheetjs.ts'

/** Code pages, as SheetJS numbers them, of the encodings that a text can be found to have. */
const CODE_PAGES: Readonly<Record<string, number>> = {
  'utf-8': 65001,
  gb18030: 54936,
  gbk: 936,
  big5: 950,
  'windows-1252': 1252,
}
const MAX_ROW = 1_048_576
const MAX_COLUMN = 16_384
/** A place or a range of columns of SYLK: `;Y12`, `;X3`, `;R2`, `;C4`, `;W1 16 10`. */
const SYLK_PLACE = /;([XYRC])(\d+)|;W(\d+) (\d+)/g

/** Reads SYLK (.slk) in an encoding that was found before. Throws `workbook/unreadable`. */
export function readSylk(bytes: Uint8Array, encoding: string): SheetjsReading {
  checkSylk(new TextDecoder('latin1').decode(bytes))
  const codepage = CODE_PAGES[encoding] ?? 1252
  return notEmpty(
    takeOver(
      attempt(() => read(bytes.slice(), { ...OPTIONS, type: 'array', codepage })),
      { keepShown: false },
    ),
  )
}

/** Reads DIF, which SheetJS takes for single bytes. Throws `workbook/unreadable`. */
export function readDif(bytes: Uint8Array, encoding: string): SheetjsReading {
  const decoder = new TextDecoder(encoding)
  const decodeText = (text: string) => decoder.decode(Uint8Array.from(text, (char) => char.charCodeAt(0)))
  return notEmpty(
    takeOver(
      attempt(() => read(bytes.slice(), { ...OPTIONS, type: 'array' })),
      { keepShown: false, decodeText },
    ),
  )
}

/** Throws where nothing was found: nobody saves such a file without a cell. */
function notEmpty(reading: SheetjsReading): SheetjsReading {
  if (reading.sheets.some(({ grid }) => grid.rowCount > 0)) return reading
  throw new AppError('workbook/unreadable', {}, { detail: 'no cell was found' })
}

/** SheetJS makes an array as long as the greatest row number. */
function checkSylk(text: string): void {
  for (const [, axis, place, , lastColumn] of text.matchAll(SYLK_PLACE)) {
    const most = axis === 'Y' || axis === 'R' ? MAX_ROW : MAX_COLUMN
    if (Number(place ?? lastColumn) > most)
      throw new AppError('workbook/unreadable', {}, { detail: 'sylk: a place outside the sheet' })
  }
}
