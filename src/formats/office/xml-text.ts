/** Start of every part of an office file. */
export const XML_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// What XML 1.0 cannot hold, and the carriage return that parsers would turn into a line feed.
const SPECIAL =
  /[&<>"]|_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Escapes a text for an office file: markup as entities, characters outside XML as `_xHHHH_`, and an underscore that would
 * read as the start of such a code as `_x005F_` (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
 */
export function xmlText(text: string): string {
  return text.replace(
    SPECIAL,
    (char) => NAMED[char] ?? `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}

/** Letters of a column, counted from 0: 0 is A, 27 is AB. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26))
}

/** A1 address of a cell, rows and columns counted from 0. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`
}
