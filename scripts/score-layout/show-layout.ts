import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { columnLetter } from '../../src/core/workbook/cell-address.ts'
import { detectLayout } from '../../src/core/workbook/detect-layout.ts'
import type { TableLayout } from '../../src/core/workbook/table-layout.ts'
import { readSheets } from './sheet-source.ts'

const MOST_NUMBERS = 12
const MOST_NAMES = 14

/** Prints, one table in two lines, what the importer finds in a file or in all files of a folder. */
export async function showLayout(path: string, sheetName: string | undefined): Promise<void> {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path))
      await showLayout(join(path, name), undefined).catch((error: unknown) => console.log(name, String(error)))
    return
  }
  for (const { name, grid } of await readSheets(path)) {
    if (sheetName !== undefined && name !== sheetName) continue
    const { tables, notices } = detectLayout(grid, { fileName: basename(path), sheetName: name })
    const codes = notices.map((notice) => notice.code).join(' ')
    console.log(
      `\n=== ${basename(path)} | ${name} ${grid.rowCount}×${grid.columnCount}: ${tables.length} tables ${codes}`,
    )
    for (const table of tables) showTable(table)
  }
}

function showTable(table: TableLayout): void {
  const { left, right } = table.range
  const constants = table.constants.map(({ name, value }) => ` ${name}=${value}`).join('')
  console.log(
    [
      `  "${table.title.slice(0, 60)}" ${table.period?.value ?? '-'} <${table.unit ?? ''}>${constants} ${table.confidence}`,
      `${columnLetter(left)}:${columnLetter(right)} h${span(table.headerRows)} c${list(table.codeRows)} d${span(table.dataRows)}`,
      `T${list(table.totalRows)} S${list(table.subtotalRows)} §${list(table.sectionRows)} b${list(table.blankRows)}`,
      `r${list(table.repeatedHeaderRows)} n${list(table.noteRows)} t${list(table.titleRows)} u${table.unitRow === null ? '' : table.unitRow + 1}`,
    ].join(' '),
  )
  const names = table.columns.slice(0, MOST_NAMES).map(({ include, name, type, unit }) => {
    return `${include ? '' : '!'}${name.slice(0, 44)}:${type.slice(0, 2)}${unit === null ? '' : `<${unit}>`}`
  })
  const more = table.columns.length > MOST_NAMES ? ` …${table.columns.length}` : ''
  console.log(`     ${names.join(' | ')}${more}`)
}

function span(rows: readonly [number, number] | null): string {
  return rows === null ? '-' : `${rows[0] + 1}-${rows[1] + 1}`
}

function list(rows: readonly number[]): string {
  const shown = rows.slice(0, MOST_NUMBERS).map((row) => row + 1)
  return shown.join(',') + (rows.length > MOST_NUMBERS ? `…${rows.length}` : '')
}
