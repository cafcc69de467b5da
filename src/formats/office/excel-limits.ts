/** Rows of a sheet, header included. */
export const EXCEL_ROWS = 1_048_576
/** Columns of a sheet. */
export const EXCEL_COLUMNS = 16_384
/** UTF-16 units of a cell's text. */
export const EXCEL_CELL_TEXT = 32_767
/** UTF-16 units of a sheet's name. */
export const EXCEL_SHEET_NAME = 31

/** The text as a cell can hold it: over-long ones end with `…` at the limit and never inside a character. */
export function clipCellText(text: string): string {
  return clipText(text, EXCEL_CELL_TEXT)
}

function clipText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = limit - 1
  const inside = /[\ud800-\udbff]/.test(text.charAt(end - 1))
  return `${text.slice(0, inside ? end - 1 : end)}…`
}

/**
 * Names that Excel accepts for the sheets of one workbook: without `[ ] : * ? / \` and control characters, not beginning or ending
 * with an apostrophe, of 31 characters at most, not `History`, and different from each other without regard to case.
 */
export function sheetNames(wanted: string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const plain = cleanSheetName(name)
    let unique = clipText(plain, EXCEL_SHEET_NAME)
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) {
      const suffix = ` (${n})`
      unique = clipText(plain, EXCEL_SHEET_NAME - suffix.length) + suffix
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}

function cleanSheetName(name: string): string {
  const plain = name
    .replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s']+|[\s']+$/g, '')
  if (plain === '') return 'Sheet'
  return plain.toLowerCase() === 'history' ? `${plain}_` : plain
}
