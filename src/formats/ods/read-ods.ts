import { AppError } from '../../core/base/app-error.ts'
import { readUnpacked, readXmlText, type SheetjsReading, type UnpackedParts } from '../sheetjs/read-sheetjs.ts'
import { defaultLimits } from '../read-limits.ts'
import { tooLarge } from '../too-large.ts'
import { mendOds, type MendedOds } from './mend-ods.ts'
import { tameDigits } from './tame-digits.ts'

/** Cells that a repeating .ods may stand for; each costs SheetJS an object of some hundred bytes. */
const MAX_CELLS = 3_000_000
/** A cell with a value. */
const FILLED = /table-cell [^>]*office:(?:value|date-value|time-value|boolean-value|string-value)="[^"]/
const CONTENT = 'content.xml'
/** Parts without which SheetJS refuses a file, and what does in their place. */
const NEEDED = { 'styles.xml': '<styles/>', 'META-INF/manifest.xml': '<manifest/>' }

/** Reads the unpacked parts of an .ods. Throws `workbook/unreadable`, `workbook/unpacks-too-large`. */
export function readOdsParts(parts: UnpackedParts): SheetjsReading {
  const content = parts.get(CONTENT)
  const all = new Map(parts)
  for (const [name, xml] of Object.entries(NEEDED)) if (!all.has(name)) all.set(name, new TextEncoder().encode(xml))
  const styles = all.get('styles.xml')
  if (styles !== undefined) all.set('styles.xml', tameDigits(styles))
  if (content === undefined) return readUnpacked(all, 'ods')
  const mended = mend(content)
  all.set(CONTENT, mended.content)
  return notEmpty(readUnpacked(all, 'ods', mended.sheets), mended.content)
}

/** Reads OpenDocument in one XML text: a flat document, or a content part alone. Throws as {@link readOdsParts}. */
export function readOdsText(text: string): SheetjsReading {
  const bytes = new TextEncoder().encode(text)
  if (/<office:document-content[\s>]/.test(text.slice(0, 65_536))) return readOdsParts(new Map([[CONTENT, bytes]]))
  const mended = mend(bytes)
  return readXmlText(new TextDecoder().decode(mended.content), mended.sheets)
}

/** Throws where nothing came out although the content holds values. */
function notEmpty(reading: SheetjsReading, content: Uint8Array): SheetjsReading {
  if (reading.sheets.some(({ grid }) => grid.rowCount > 0)) return reading
  if (FILLED.test(new TextDecoder().decode(content)))
    throw new AppError('workbook/unreadable', {}, { detail: 'the cells could not be read' })
  return reading
}

function mend(content: Uint8Array): MendedOds {
  const mended = mendOds(tameDigits(content), MAX_CELLS)
  if (mended.cells > MAX_CELLS) throw tooLarge(defaultLimits.totalBytes)
  return mended
}
