/** What a walk over the records of a BIFF stream shows; the figures that a reader's result is checked against. */
export type BiffFacts = {
  /** Cells of worksheets that hold a value; those of charts are not counted. */
  cells: number
  /** True when the stream ends between records and outside any sheet. */
  complete: boolean
}

const BOF = [0x0009, 0x0209, 0x0409, 0x0809]
const EOF = 0x000a
const WORKSHEET = 0x10
const MULTIPLE_RK = 0x00bd
const FORMULAS = [0x0006, 0x0206, 0x0406]
const CELLS = new Set([0x0002, 0x0003, 0x0004, 0x0005, 0x0203, 0x0204, 0x0205, 0x027e, 0x00fd, 0x00d6, ...FORMULAS])

/** Walks over the records of a Workbook stream. Never throws. */
export function inspectBiff(stream: Uint8Array): BiffFacts {
  let at = 0
  let depth = 0
  let cells = 0
  let worksheet = false
  let whole = true
  while (at + 4 <= stream.length) {
    const kind = (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8)
    const length = (stream[at + 2] ?? 0) | ((stream[at + 3] ?? 0) << 8)
    // Padding with zeros after the last substream is usual.
    if (kind === 0 && depth === 0) break
    if (BOF.includes(kind)) {
      depth++
      // Chart and macro sheets hold values of their own, which are no table.
      if (depth === 1) worksheet = kind !== 0x0809 || stream[at + 6] === WORKSHEET
    } else if (kind === EOF) depth = Math.max(0, depth - 1)
    else if (depth === 1 && worksheet && kind === MULTIPLE_RK) cells += Math.max(0, Math.floor((length - 6) / 6))
    else if (depth === 1 && worksheet && CELLS.has(kind) && !isTextFormula(stream, at, kind, length)) cells++
    at += 4 + length
    whole = at <= stream.length
  }
  return { cells, complete: whole && depth === 0 }
}

/** A formula whose result is a text (marker FFFF, type 0 or 3): the text follows in a record of its own, or is empty. */
function isTextFormula(stream: Uint8Array, at: number, kind: number, length: number): boolean {
  if (!FORMULAS.includes(kind) || length < 14) return false
  const result = at + 10
  return stream[result + 6] === 0xff && stream[result + 7] === 0xff && (stream[result] === 0 || stream[result] === 3)
}
