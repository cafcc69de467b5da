// Scores layout detection against the hand-written structures of the corpus beside this project (../shared/corpus):
//
//   node scripts/run-ts.mjs scripts/score-layout.ts [--verbose] [--only <part of id>] [--saus] [--show <file> [<sheet>]]
//
// Without ../shared it says so and ends well.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { SheetGrid } from '../src/core/workbook/cell-grid.ts'
import { columnLetter } from '../src/core/workbook/cell-address.ts'
import { detectLayout } from '../src/core/workbook/detect-layout.ts'
import type { LayoutColumn, TableLayout } from '../src/core/workbook/table-layout.ts'
import { gridOfRows, readSheets } from './score-layout-grids.ts'

type TruthColumn = { col: string; header: string; also?: string[]; type: string }
type Band = {
  header_rows: [number, number]
  first_data_row: number
  last_data_row: number
  total_rows?: number[]
  columns?: unknown
}
type Truth = Band & {
  id: string
  file: string
  sheet: string
  first_column: string
  n_columns: number
  footnote_rows: number[]
  section_rows: number[]
  blank_rows_in_data: number[]
  unit?: string
  other_tables_on_sheet?: Band[]
  columns: TruthColumn[]
}

const verbose = process.argv.includes('--verbose')

class Tally {
  private readonly counts = new Map<string, { right: number; all: number; wrong: string[] }>()

  add(what: string, right: boolean, id: string, detail = ''): void {
    const count = this.counts.get(what) ?? { right: 0, all: 0, wrong: [] }
    this.counts.set(what, count)
    count.all++
    if (right) count.right++
    else count.wrong.push(`${id}: ${detail}`)
  }

  report(title: string): void {
    console.log(`\n${title}`)
    for (const [what, { right, all, wrong }] of this.counts) {
      console.log(
        `  ${what.padEnd(20)} ${String(right).padStart(4)} / ${String(all).padEnd(4)} ${((100 * right) / all).toFixed(1)} %`,
      )
      if (verbose) for (const line of wrong) console.log(`      ${line}`)
    }
  }
}

const corpus = resolve(process.cwd(), '../shared/corpus')
const args = process.argv.slice(2)

const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : ''

if (!existsSync(corpus)) console.log('no ../shared/corpus: nothing to score')
else if (args.includes('--show')) await show(args.slice(args.indexOf('--show') + 1))
else {
  await scoreTruth()
  if (args.includes('--saus')) scoreSaus()
}

async function show([file = '', sheetName]: string[]): Promise<void> {
  const path = resolve(corpus, file)
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path))
      await show([join(path, name)]).catch((error: unknown) => console.log(name, String(error)))
    return
  }
  for (const sheet of await readSheets(path)) {
    if (sheetName !== undefined && !sheetName.startsWith('--') && sheet.name !== sheetName) continue
    const layout = detectLayout(sheet.grid, { fileName: basename(file), sheetName: sheet.name })
    console.log(
      `\n=== ${basename(file)} | ${sheet.name} ${sheet.grid.rowCount}×${sheet.grid.columnCount}: ${layout.tables.length} tables ${layout.notices.map((notice) => notice.code).join(' ')}`,
    )
    for (const table of layout.tables) print(table)
  }
}

function print(table: TableLayout): void {
  if (args.includes('--short')) {
    const at = (pair: readonly [number, number] | null): string =>
      pair === null ? '-' : `${pair[0] + 1}-${pair[1] + 1}`
    const list = (numbers: readonly number[]): string =>
      numbers
        .slice(0, 12)
        .map((row) => row + 1)
        .join(',') + (numbers.length > 12 ? `…${numbers.length}` : '')
    const names = table.columns
      .slice(0, 14)
      .map(
        (column) =>
          `${column.include ? '' : '!'}${column.name.slice(0, 44)}:${column.type.slice(0, 2)}${column.unit === null ? '' : `<${column.unit}>`}`,
      )
    console.log(
      `  "${table.title.slice(0, 60)}" ${table.period?.value ?? '-'} <${table.unit ?? ''}> ${table.confidence} ${columnLetter(table.range.left)}:${columnLetter(table.range.right)} h${at(table.headerRows)} c${list(table.codeRows)} d${at(table.dataRows)} T${list(table.totalRows)} S${list(table.subtotalRows)} §${list(table.sectionRows)} b${list(table.blankRows)} r${list(table.repeatedHeaderRows)} n${list(table.noteRows)} t${list(table.titleRows)} u${table.unitRow === null ? '' : table.unitRow + 1}`,
    )
    console.log(`     ${names.join(' | ')}${table.columns.length > 14 ? ` …${table.columns.length}` : ''}`)
    return
  }
  const rows = (list: readonly number[]): string => list.map((row) => row + 1).join(',')
  const header = table.headerRows === null ? '-' : rows(table.headerRows)
  console.log(
    `  "${table.title}" period ${table.period?.value ?? '-'} unit ${table.unit ?? '-'} sure ${table.confidence}`,
  )
  console.log(
    `  titles ${rows(table.titleRows)} | unit row ${table.unitRow === null ? '-' : table.unitRow + 1} | header ${header} codes ${rows(table.codeRows)} | data ${rows(table.dataRows)}`,
  )
  console.log(
    `  totals ${rows(table.totalRows)} sub ${rows(table.subtotalRows)} sections ${rows(table.sectionRows)} blank ${rows(table.blankRows.slice(0, 20))} repeated ${rows(table.repeatedHeaderRows)} notes ${rows(table.noteRows)}`,
  )
  for (const column of table.columns) {
    const doubts = column.doubts.map((doubt) => doubt.code.slice(7)).join(',')
    console.log(
      `    ${columnLetter(column.index)} ${column.include ? '' : '(out) '}${column.name} : ${column.type} ${column.unit ?? ''} f${column.counts.filled} e${column.counts.empty} m${column.counts.missingMarks} u${column.counts.unread} ${doubts}  [${column.samples.slice(0, 3).join(' | ')}]`,
    )
  }
  for (const doubt of table.doubts) console.log(`    ! ${doubt.code} ${JSON.stringify(doubt.params)}`)
}

async function scoreTruth(): Promise<void> {
  const truths = (JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8')) as { tables: Truth[] }).tables.filter(
    (truth) => truth.id.includes(only),
  )
  const tally = new Tally()
  const opened = new Map<string, SheetGrid[]>()
  for (const truth of truths) {
    const sheets = opened.get(truth.file) ?? (await readSheets(join(corpus, truth.file)))
    opened.set(truth.file, sheets)
    const sheet = sheets.find(({ name }) => name === truth.sheet) ?? sheets[0]
    if (sheet === undefined) continue
    const { tables } = detectLayout(sheet.grid, { fileName: basename(truth.file), sheetName: sheet.name })
    for (const [at, band] of [truth, ...(truth.other_tables_on_sheet ?? [])].entries()) {
      const table = closest(tables, band)
      tally.add('found', table !== undefined, truth.id)
      if (table === undefined) continue
      scoreBand(tally, `${truth.id}${at > 0 ? `#${at}` : ''}`, table, band)
      if (at === 0) scoreColumns(tally, truth, table, tables)
    }
    const wanted = 1 + (truth.other_tables_on_sheet?.length ?? 0)
    tally.add('number of tables', tables.length === wanted, truth.id, `${tables.length} for ${wanted}`)
  }
  tally.report('truth.json')
}

function closest(tables: TableLayout[], band: Band): TableLayout | undefined {
  const left = typeof band.columns === 'string' ? letterIndex(band.columns.split(':')[0] ?? 'A') : null
  const distance = (table: TableLayout): number =>
    Math.abs(table.dataRows[0] + 1 - band.first_data_row) +
    (left === null ? table.range.left : Math.abs(table.range.left - left))
  return [...tables].sort((a, b) => distance(a) - distance(b))[0]
}

function scoreBand(tally: Tally, id: string, table: TableLayout, band: Band): void {
  const header = table.headerRows === null ? null : [table.headerRows[0] + 1, table.headerRows[1] + 1]
  tally.add(
    'header rows',
    header?.join() === band.header_rows.join(),
    id,
    `${header?.join() ?? '-'} for ${band.header_rows.join()}`,
  )
  const data = [table.dataRows[0] + 1, table.dataRows[1] + 1].join()
  const wanted = [band.first_data_row, band.last_data_row].join()
  tally.add('data range', data === wanted, id, `${data} for ${wanted}`)
  if (band.total_rows === undefined) return
  const totals = [...table.totalRows, ...table.subtotalRows].map((row) => row + 1).sort((a, b) => a - b)
  tally.add('totals', totals.join() === band.total_rows.join(), id, `${totals.join()} for ${band.total_rows.join()}`)
}

function scoreColumns(tally: Tally, truth: Truth, table: TableLayout, tables: TableLayout[]): void {
  const notes = [...new Set(tables.flatMap(({ noteRows }) => noteRows.map((row) => row + 1)))].sort((a, b) => a - b)
  tally.add(
    'footnotes',
    notes.join() === [...truth.footnote_rows].sort((a, b) => a - b).join(),
    truth.id,
    `${notes.join()} for ${truth.footnote_rows.join()}`,
  )
  tally.add(
    'bounds',
    columnLetter(table.range.left) === truth.first_column && table.columns.length === truth.n_columns,
    truth.id,
    `${columnLetter(table.range.left)}+${table.columns.length} for ${truth.first_column}+${truth.n_columns}`,
  )
  const sections = table.sectionRows.map((row) => row + 1)
  tally.add(
    'sections',
    sections.join() === truth.section_rows.join(),
    truth.id,
    `${sections.join()} for ${truth.section_rows.join()}`,
  )
  const blanks = table.blankRows.map((row) => row + 1)
  tally.add(
    'blank rows',
    blanks.join() === truth.blank_rows_in_data.join(),
    truth.id,
    `${blanks.join()} for ${truth.blank_rows_in_data.join()}`,
  )
  if (truth.unit !== undefined)
    tally.add('unit', sameUnit(truth.unit, table.unit), truth.id, `${table.unit ?? '-'} for ${truth.unit}`)
  let names = 0
  let types = 0
  for (const wanted of truth.columns) {
    const column = table.columns.find(({ index }) => columnLetter(index) === wanted.col)
    const name = column === undefined ? '' : column.headerPath.join('·')
    const nameOk = [wanted.header, ...(wanted.also ?? [])].some((header) => plainName(header) === plainName(name))
    const typeOk = column !== undefined && fits(wanted.type, column)
    if (nameOk) names++
    if (typeOk) types++
    tally.add('names by column', nameOk, `${truth.id} ${wanted.col}`, `${name} for ${wanted.header}`)
    tally.add('types by column', typeOk, `${truth.id} ${wanted.col}`, `${column?.type ?? '-'} for ${wanted.type}`)
  }
  tally.add('names', names === truth.columns.length, truth.id, `${names} of ${truth.columns.length}`)
  tally.add('types', types === truth.columns.length, truth.id, `${types} of ${truth.columns.length}`)
}

function sameUnit(wanted: string, found: string | null): boolean {
  return (
    found !== null &&
    wanted
      .replace(/[（(].*/, '')
      .trim()
      .toLowerCase() === found.toLowerCase()
  )
}

function plainName(name: string): string {
  return name.replace(/ \/ /g, '·').replace(/\s+/g, ' ').replace(/GB·T/g, 'GB/T').trim()
}

function fits(wanted: string, column: LayoutColumn): boolean {
  switch (wanted) {
    case 'number':
      return column.type === 'number' || column.type === 'integer'
    case 'year':
      return column.type === 'period' || column.type === 'integer'
    case 'mixed':
    case 'marker':
      return column.type === 'text'
    case 'empty':
      return !column.include
    default:
      return column.type === wanted
  }
}

type SausTable = {
  file: string
  header_rows: number[]
  first_data_row: number
  last_data_row: number
  derived_rows: number[]
  note_rows: number[]
  rows: string[][]
}

/** Grids of texts without merges and formats: harder than real files. Header rows are compared by their first and last. */
function scoreSaus(): void {
  const tally = new Tally()
  const lines = readFileSync(join(corpus, 'annotated/saus-cells/saus_cells.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  for (const line of lines) {
    const truth = JSON.parse(line) as SausTable
    if (!truth.file.includes(only)) continue
    const { tables } = detectLayout(gridOfRows(truth.rows), { fileName: truth.file, sheetName: 'Data' })
    const [table] = tables
    tally.add('found', table !== undefined, truth.file)
    if (table === undefined) continue
    const header = table.headerRows?.map((row) => row + 1) ?? []
    const wanted = [Math.min(...truth.header_rows), Math.max(...truth.header_rows)]
    tally.add('header top', header[0] === wanted[0], truth.file, `${header.join()} for ${truth.header_rows.join()}`)
    tally.add('header bottom', header[1] === wanted[1], truth.file, `${header.join()} for ${truth.header_rows.join()}`)
    tally.add(
      'first data',
      table.dataRows[0] + 1 === truth.first_data_row,
      truth.file,
      `${table.dataRows[0] + 1} for ${truth.first_data_row}`,
    )
    tally.add(
      'last data',
      table.dataRows[1] + 1 === truth.last_data_row,
      truth.file,
      `${table.dataRows[1] + 1} for ${truth.last_data_row}`,
    )
    tally.add('one table', tables.length === 1, truth.file, String(tables.length))
    const totals = [...table.totalRows, ...table.subtotalRows].map((row) => row + 1)
    tally.add(
      'totals are derived',
      totals.every((row) => truth.derived_rows.includes(row)),
      truth.file,
      `${totals.join()} for ${truth.derived_rows.join()}`,
    )
  }
  tally.report('saus-cells')
}

function letterIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
