/** Records that carry cells, their formats, merges and hidden lines ([MS-XLS] 2.3, and their older forms). */
const NEEDED = new Set([
  0x0009, 0x0209, 0x0409, 0x0809, 0x000a, 0x002f, 0x0042, 0x0022, 0x0081, 0x0085, // begin, end, password, code page, dates, sheets
  0x001e, 0x041e, 0x0056, 0x0043, 0x0243, 0x0443, 0x00e0, 0x0044, 0x0031, 0x0231, // number formats, cell formats, fonts
  0x0000, 0x0200, 0x0008, 0x0208, 0x007d, 0x00e5, 0x00fc, 0x003c, // sizes, rows, columns, merges, shared strings, their continuation
  0x0002, 0x0003, 0x0203, 0x0004, 0x0204, 0x0005, 0x0205, 0x027e, 0x00bd, 0x00fd, 0x00d6, // values
  0x0006, 0x0206, 0x0406, 0x0007, 0x0207, // results of formulas
]) // prettier-ignore
const BOF_5_AND_8 = 0x0809
const FORMULA = 0x0006
/** Place of the length of a formula's code in its record. */
const CODE_LENGTH_AT = 20
const CONTINUE = 0x003c
const SHARED_STRINGS = 0x00fc
/** Place of the number of different texts in the record of shared strings. */
const TEXT_COUNT_AT = 4
const BOF_2 = 0x0009
const LABEL_3 = 0x0204
const LABEL_2 = 0x0004
/** The record of the selected cells: SheetJS knows it and passes over it. */
const PASSED_OVER = 0x001d

/**
 * A copy of a BIFF stream in which SheetJS sees only what is needed. Themes (a zip inside), shared formulas, names and drawings of a
 * damaged file keep it busy for hours; none of them is a cell. Positions stay as they are, because sheets are found by them.
 */
export function stripBiff(stream: Uint8Array): Uint8Array {
  const copy = stream.slice()
  const view = new DataView(copy.buffer)
  let modern = false
  let oldest = false
  let dropped = false
  for (let at = 0; at + 4 <= copy.length; at += 4 + view.getUint16(at + 2, true)) {
    const kind = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (kind === BOF_5_AND_8) modern = true
    if (at === 0 && kind === BOF_2) oldest = true
    if (kind !== CONTINUE) dropped = !NEEDED.has(kind)
    if (oldest && kind === LABEL_3) toOldestLabel(view, at, length)
    else if (kind === SHARED_STRINGS) mendTextCount(view, at, length)
    else if (dropped) view.setUint16(at, PASSED_OVER, true)
    else if (kind === FORMULA && modern && length >= CODE_LENGTH_AT + 2 && at + 4 + length <= copy.length) {
      view.setUint16(at + 4 + CODE_LENGTH_AT, 0, true)
    }
  }
  return copy
}

/** A text record of BIFF3 in a file of BIFF2, which Excel accepts: cell format and length become those of BIFF2, in the same eight bytes. */
function toOldestLabel(view: DataView, at: number, length: number): void {
  if (length < 8 || at + 4 + length > view.byteLength || view.getUint16(at + 10, true) > 255) return
  const characters = view.getUint16(at + 10, true)
  view.setUint16(at, LABEL_2, true)
  view.setUint16(at + 8, 0, true)
  view.setUint8(at + 10, 0)
  view.setUint8(at + 11, characters)
}

/** Some writers leave the number of shared strings at zero; SheetJS stops at it, and at the end of the record. */
function mendTextCount(view: DataView, at: number, length: number): void {
  const place = at + 4 + TEXT_COUNT_AT
  if (length > 8 && place + 4 <= view.byteLength && view.getUint32(place, true) === 0)
    view.setUint32(place, 0x7fffffff, true)
}
