// Prints what the importer sees in files: npm run --silent inspect -- [--json] FILE...
// Rows count from 1, as Excel does. The exit status is 0 as long as every file got an answer, be it an error.
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { AppError, toAppError } from '../src/core/base/app-error.ts'
import type { Diagnostic } from '../src/core/base/diagnostic.ts'
import { cellAddress, columnLetter } from '../src/core/workbook/cell-address.ts'
import type { SheetGrid } from '../src/core/workbook/cell-grid.ts'
import { detectLayout } from '../src/core/workbook/detect-layout.ts'
import type { TableLayout } from '../src/core/workbook/table-layout.ts'
import { readWorkbook } from '../src/formats/read-workbook.ts'
import { createTranslator } from '../src/i18n/translate.ts'

type Notice = { code: string; cell: string | null; text: string }
type Table = {
  range: string
  title: string
  period: string | null
  titleRows: number[]
  unitRow: number | null
  headerRows: [number, number] | null
  dataRows: [number, number]
  /** Totals and subtotals. */
  totalRows: number[]
  subtotalRows: number[]
  noteRows: number[]
  columns: { letter: string; name: string; type: string; unit: string | null }[]
  confidence: number
}
type Answer = {
  file: string
  format: string | null
  error?: { code: string; text: string }
  sheets: { name: string; hidden: boolean; tables: Table[] }[]
  notices: Notice[]
}

const translator = createTranslator('zh')

async function inspect(file: string): Promise<Answer> {
  try {
    const { format, sheets, notices } = await readWorkbook(readBytes(file), basename(file))
    const found = sheets.map((sheet) => inspectSheet(file, sheet))
    return {
      file,
      format,
      sheets: found.map(({ name, hidden, tables }) => ({ name, hidden, tables })),
      notices: [...notices.map(toNotice), ...found.flatMap((sheet) => sheet.notices)],
    }
  } catch (error) {
    const { code, params, detail } = error instanceof AppError ? error : toAppError(error)
    const text = translator.error(code, params)
    return {
      file,
      format: null,
      error: { code, text: detail === undefined ? text : `${text} (${detail})` },
      sheets: [],
      notices: [],
    }
  }
}

/** Paths are meant from where the command was typed; npm itself goes to the project's folder. */
function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file))
  } catch (error) {
    throw new AppError('workbook/unreadable', { file }, { detail: String(error) })
  }
}

function inspectSheet(
  file: string,
  { name, hidden, grid }: SheetGrid,
): Answer['sheets'][number] & { notices: Notice[] } {
  const layout = detectLayout(grid, { fileName: basename(file), sheetName: name })
  const doubts = layout.tables.flatMap((table) => [
    ...table.doubts,
    ...table.columns.flatMap((column) => column.doubts),
  ])
  return { name, hidden, tables: layout.tables.map(toTable), notices: [...layout.notices, ...doubts].map(toNotice) }
}

function toTable(table: TableLayout): Table {
  const { top, left, bottom, right } = table.range
  return {
    range: `${cellAddress(top, left)}:${cellAddress(bottom, right)}`,
    title: table.title,
    period: table.period?.value ?? null,
    titleRows: table.titleRows.map(fromOne),
    unitRow: table.unitRow === null ? null : fromOne(table.unitRow),
    headerRows: table.headerRows === null ? null : [fromOne(table.headerRows[0]), fromOne(table.headerRows[1])],
    dataRows: [fromOne(table.dataRows[0]), fromOne(table.dataRows[1])],
    totalRows: [...table.totalRows, ...table.subtotalRows].sort((a, b) => a - b).map(fromOne),
    subtotalRows: table.subtotalRows.map(fromOne),
    noteRows: table.noteRows.map(fromOne),
    columns: table.columns.map(({ index, name, type, unit }) => ({ letter: columnLetter(index), name, type, unit })),
    confidence: table.confidence,
  }
}

function fromOne(row: number): number {
  return row + 1
}

function toNotice({ code, params, where }: Diagnostic): Notice {
  const cell = where.cell ?? null
  return {
    code,
    cell: where.sheet === undefined || cell === null ? cell : `${where.sheet}!${cell}`,
    text: translator.notice(code, params),
  }
}

function print(answer: Answer): void {
  console.log(`${answer.file}  ${answer.format ?? '-'}`)
  if (answer.error !== undefined) console.log(`  ${answer.error.code}: ${answer.error.text}`)
  for (const sheet of answer.sheets) {
    console.log(`  [${sheet.name}]${sheet.hidden ? ' (hidden)' : ''}`)
    for (const table of sheet.tables) {
      const header = table.headerRows === null ? '-' : table.headerRows.join('-')
      console.log(`    ${table.range}  ${table.title}`)
      console.log(
        `      header ${header}  data ${table.dataRows.join('-')}  unit ${table.unitRow ?? '-'}  confidence ${table.confidence.toFixed(2)}`,
      )
      console.log(
        `      totals ${list(table.totalRows)}  subtotals ${list(table.subtotalRows)}  notes ${list(table.noteRows)}`,
      )
      for (const { letter, name, type, unit } of table.columns)
        console.log(`      ${letter}  ${type}  ${name}${unit === null ? '' : `  (${unit})`}`)
    }
  }
  for (const { code, cell, text } of answer.notices)
    console.log(`  ! ${code}${cell === null ? '' : ` ${cell}`}: ${text}`)
}

function list(rows: number[]): string {
  return rows.length === 0 ? '-' : rows.join(',')
}

const args = process.argv.slice(2)
const json = args.includes('--json')
const answers: Answer[] = []
for (const file of args.filter((arg) => arg !== '--json')) {
  const answer = await inspect(file)
  if (json) answers.push(answer)
  else print(answer)
}
if (json) process.stdout.write(`${JSON.stringify(answers, null, 2)}\n`)
