import { writeFileSync } from 'node:fs'

/** A row by column name. Null is an empty cell. */
export type CsvRow = Readonly<Record<string, string | number | boolean | null>>

/** Writes rows below one line of column names. */
export function writeCsv(path: string, columns: readonly string[], rows: readonly CsvRow[]): void {
  const cell = (value: CsvRow[string] | undefined): string => {
    const text = value === null || value === undefined ? '' : String(value)
    return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))]
  writeFileSync(path, `${lines.join('\n')}\n`)
}
