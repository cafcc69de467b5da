import type { Language } from '../../core/base/local-text.ts'
import type { Origin } from '../../core/result/print-table.ts'
import { sourceWords } from './source-words-data.ts'
import type { StyleSheet } from './style-sheet.ts'
import { fitWidth } from './text-width.ts'
import type { OfficeCell, OfficeRow, OfficeSheet } from './workbook.ts'

type Word = keyof typeof sourceWords
type Pen = ReturnType<typeof makePen>
type Looks = { heading: number; label: number; text: number; number: number; head: number; code: number }

/**
 * The sheet that lets a figure be walked back: title, template and version, parameters, SQL, and for each table that was read its
 * file, sheet, rows, period, SHA-256 and time of loading. `shortened` counts cells whose texts Excel cannot hold in full.
 */
export function sourceSheet(origin: Origin, language: Language, styles: StyleSheet, shortened: number): OfficeSheet {
  const pen = makePen(language, styles)
  const { text, word, looks } = pen
  const section = (key: Word): OfficeRow[] => [{ cells: [] }, { cells: [text(word(key), looks.heading)], height: 20 }]
  const parameters = origin.parameters.map(({ label, value }) => ({ cells: [text(label, looks.label), text(value)] }))
  const rows: OfficeRow[] = [
    { cells: [text(word('heading'), looks.heading)], height: 22 },
    ...factRows(origin, shortened, pen),
    ...(parameters.length === 0 ? [] : [...section('parameters'), ...parameters]),
    ...(origin.inputs.length === 0 ? [] : [...section('inputs'), ...inputRows(origin, pen)]),
    ...section('sql'),
    ...sqlRows(origin.sql, looks.code),
  ]
  const inputWidth = (key: 'name' | 'file' | 'sheet') => {
    const texts = origin.inputs.map((input) => input[key])
    return fitWidth(texts, 14, 60)
  }
  return {
    name: word('sheet'),
    rows,
    merges: [],
    widths: [18, inputWidth('name'), inputWidth('file'), inputWidth('sheet'), 10, 12, 62, 22],
    freeze: null,
    filter: null,
    print: { landscape: true, repeatRows: null },
    gridLines: false,
    hidden: false,
  }
}

function makePen(language: Language, styles: StyleSheet) {
  const looks = sourceLooks(styles)
  const word = (key: Word): string => sourceWords[key][language]
  const text = (value: string, style = looks.text): OfficeCell => ({ type: 'text', value, style })
  const count = (value: number): OfficeCell => ({ type: 'number', value, style: looks.number })
  const label = (key: Word): OfficeCell => text(word(key), looks.label)
  const time = (iso: string): OfficeCell => text(iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ''))
  return { looks, word, text, count, label, time }
}

function factRows(origin: Origin, shortened: number, { word, text, count, label, time }: Pen): OfficeRow[] {
  const rows: OfficeRow[] = [
    { cells: [label('title'), text(origin.title)] },
    { cells: [label('template'), text(origin.templateId ?? word('query'))] },
  ]
  if (origin.templateVersion !== null) rows.push({ cells: [label('version'), count(origin.templateVersion)] })
  rows.push(
    { cells: [label('ranAt'), time(origin.ranAt)] },
    { cells: [label('elapsed'), count(Math.round(origin.elapsedMs))] },
    { cells: [label('engine'), text(origin.engine)] },
    { cells: [label('product'), text(origin.product)] },
  )
  const cut = word('shortenedText').replace('{n}', String(shortened))
  if (shortened > 0) rows.push({ cells: [label('shortened'), text(cut)] })
  return rows
}

function inputRows(origin: Origin, { looks, word, text, count, time }: Pen): OfficeRow[] {
  const columns: Word[] = ['input', 'name', 'file', 'fileSheet', 'rows', 'period', 'hash', 'loadedAt']
  const inputs = origin.inputs.map(({ table, name, file, sheet, rows, period, hash, loadedAt }) => ({
    cells: [
      ...[table, name, file, sheet].map((value) => text(value)),
      count(rows),
      text(period ?? ''),
      text(hash, looks.code),
      loadedAt === '' ? text('') : time(loadedAt),
    ],
  }))
  return [{ cells: columns.map((key) => text(word(key), looks.head)) }, ...inputs]
}

/** One row for each line, so that a long query can be read and copied without a cell's limit. */
function sqlRows(sql: string, style: number): OfficeRow[] {
  return sql.split(/\r\n|\r|\n/).map((line) => ({ cells: line === '' ? [] : [{ type: 'text', value: line, style }] }))
}

function sourceLooks(styles: StyleSheet): Looks {
  const font = { name: '宋体', size: 10 }
  const left = { horizontal: 'left' } as const
  return {
    heading: styles.id({ font: { ...font, size: 12, bold: true }, align: left }),
    label: styles.id({ font: { ...font, colour: '5B6470' }, align: left }),
    text: styles.id({ font, align: left }),
    number: styles.id({ font, align: left, numberFormat: '0' }),
    head: styles.id({ font: { ...font, bold: true }, align: left, border: { bottom: 'thin' } }),
    code: styles.id({ font: { name: 'Consolas', size: 9 }, align: left }),
  }
}
