import type { Language } from '../../core/base/local-text.ts'
import type { Origin, PrintTable } from '../../core/result/print-table.ts'
import { placePicture } from './place-picture.ts'
import { sourceSheet } from './source-sheet.ts'
import { setWords } from './set-words-data.ts'
import { StyleSheet } from './style-sheet.ts'
import { tableSheet } from './table-sheet.ts'
import { fitWidth } from './text-width.ts'
import type { OfficeCell, OfficeRow, OfficeSheet } from './workbook.ts'
import { writeWorkbook, type WriteOptions } from './write-workbook.ts'

/** One template of a set: its printed table with the chart as PNG, or why there is none. */
export type SetEntry = { id: string; title: string } & (
  { table: PrintTable; origin: Origin; chart: Uint8Array | null } | { table: null; reason: string }
)

/** A set of templates that has been run. `created` is ISO 8601 in UTC. */
export type SetBook = {
  title: string
  language: Language
  created: string
  program: string
  entries: readonly SetEntry[]
}

/** Pixels that a chart is wide on its sheet: an A4 page across. */
const chartWidth = 640

/** A workbook of a set: an index that leads to the sheets and says what failed, a sheet for each table with its chart, and the sources of all. */
export async function writeSetXlsx(book: SetBook, options: WriteOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { title, language, created, program, entries } = book
  const styles = new StyleSheet()
  const sheets: OfficeSheet[] = []
  const places: (number | null)[] = []
  for (const entry of entries) {
    // The index comes first.
    places.push(entry.table === null ? null : sheets.push(entrySheet(entry, language, styles)))
  }
  const sources = entries.flatMap((entry) =>
    entry.table === null ? [] : [sourceSheet(entry.origin, language, styles, 0)],
  )
  const [first] = sources
  const all = [indexSheet(book, places, styles), ...sheets]
  if (first !== undefined) all.push({ ...first, rows: sources.flatMap(({ rows }) => [...rows, { cells: [] }]) })
  return writeWorkbook(
    { sheets: all, styles: styles.styles, title, created: created.replace(/\.\d+Z$/u, 'Z'), program },
    options,
  )
}

function entrySheet(
  entry: Extract<SetEntry, { table: PrintTable }>,
  language: Language,
  styles: StyleSheet,
): OfficeSheet {
  const sheet = { ...tableSheet(entry.table, language, styles), name: entry.title }
  if (entry.chart === null) return sheet
  const rows = [...sheet.rows]
  const picture = { png: entry.chart, row: rows.length + 1, width: chartWidth, name: entry.title }
  const { where, width } = placePicture(sheet, rows, picture)
  const print = sheet.print !== null && where === 'on one page' ? { ...sheet.print, onePage: true } : sheet.print
  return {
    ...sheet,
    rows,
    print,
    pictures: [{ ...picture, width }],
    breaks: where === 'on a new page' ? [picture.row] : [],
  }
}

function indexSheet(book: SetBook, places: readonly (number | null)[], styles: StyleSheet): OfficeSheet {
  const { title, language, entries } = book
  const looks = indexLooks(styles)
  const text = (value: string, style: number): OfficeCell => ({ type: 'text', value, style })
  const words = (key: keyof typeof setWords): string => setWords[key][language]
  const heads = (['number', 'template', 'id', 'outcome'] as const).map((key) => text(words(key), looks.head))
  const top: OfficeRow[] = [{ cells: [text(title, looks.heading)], height: 24 }, { cells: [] }, { cells: heads }]
  const lines = entries.map((entry, at): OfficeRow => {
    const number: OfficeCell = { type: 'number', value: at + 1, style: looks.plain }
    const name = text(entry.title, entry.table === null ? looks.plain : looks.link)
    const rows = entry.table === null ? '' : words('rows').replace('{n}', String(entry.table.rows.length))
    const outcome = entry.table === null ? text(entry.reason, looks.failed) : text(rows, looks.plain)
    return { cells: [number, name, text(entry.id, looks.plain), outcome] }
  })
  const titles = entries.map((entry) => entry.title)
  const ids = entries.map(({ id }) => id)
  return {
    name: words('index'),
    rows: [...top, ...lines],
    merges: [],
    widths: [6, fitWidth(titles, 20, 44), fitWidth(ids, 14, 32), 56],
    freeze: { rows: top.length, columns: 0 },
    filter: null,
    print: { landscape: false, repeatRows: [2, 2] },
    gridLines: false,
    hidden: false,
    links: places.flatMap((sheet, at) => (sheet === null ? [] : [{ row: top.length + at, column: 1, sheet }])),
  }
}

function indexLooks(styles: StyleSheet) {
  const font = { name: '宋体', size: 11 }
  const align = { vertical: 'top', wrap: true } as const
  return {
    heading: styles.id({ font: { ...font, size: 14, bold: true } }),
    head: styles.id({ font: { ...font, bold: true }, border: { top: 'medium', bottom: 'thin' } }),
    plain: styles.id({ font, align }),
    link: styles.id({ font: { ...font, colour: '1F5FA8' }, align }),
    failed: styles.id({ font: { ...font, colour: 'B42318' }, align }),
  }
}
