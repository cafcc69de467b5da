import { findPeriod } from '../base/period.ts'
import type { CellRange } from './cell-grid.ts'
import { cleanLabel } from './label-text.ts'
import { isExplicitUnitLine, parseUnitLine } from './parse-unit.ts'
import type { SheetView } from './sheet-view.ts'
import { continuedLine, footnoteMark, noteStart, titleStart } from './words-data.ts'

const LONG_TEXT = 60
/** Texts beyond this length are sentences rather than names. */
const PROSE = 25
const PERIOD_ONLY =
  /^(?:[(（]?(?:中华民国|中華民國|民国|民國)?[\d〇零一二三四五六七八九十百]{2,4}年(?:度|(?:[\d一二三四五六七八九十]{1,2}月?[-—–－~～至])?[\d一二三四五六七八九十]{1,2}月(?:份|累计)?|(?:第?[一二三四1-4]|前[二三])季度|[上下]半年)?[)）]?|中华民国|中華民國|[\d]{1,4}年度?)$/

/** True for a row above a table that never is its header: unit line, title with table number, period, note. */
export function isMetaRow(view: SheetView, row: number, columns: readonly number[]): boolean {
  const texts = columns.map((column) => view.label(row, column))
  if (isUnitRow(view, row, columns)) return true
  const joined = cleanLabel(texts.join(' '))
  if (PERIOD_ONLY.test(joined.replace(/\s/g, ''))) return texts.length <= 2
  const [first = ''] = texts
  const few = columns.length <= 2
  // A page or table number before the title: `5 | Earnings in the UK and …`.
  if (columns.length === 2 && /^\d{0,3}[a-z]?(?:\.\d+)?$/i.test(first) && (texts[1] ?? '').length > 20) return true
  if (
    few &&
    (titleStart.test(first) ||
      (noteStart.test(first) && (columns.length === 1 || /[:：]/.test(first))) ||
      continuedLine.test(first))
  )
    return true
  if (columns.length === 1)
    return first.length > LONG_TEXT || (/[:：].+/.test(first) && first.length > 8 && findPeriod(first) !== null)
  // 填报单位：…  表号：…  页码：… : every cell carries its own label.
  if (few && texts.some((text) => DATED.test(text))) return true
  if (isFormLine(view, row, columns)) return true
  const labels = texts.map((text) => /^[^:：]{1,12}[:：]/.exec(text)?.[0])
  return texts.length >= 2 && labels.every((label) => label !== undefined) && new Set(labels).size > 1
}

/** 统计日期：2003-04-30, Date: 3 May: a label with the date behind it. */
const DATED = /(?:日期|时间|時間|报告期|期间|期別|期别|date|period|as of)\s*[:：]\s*\S/i

/** PROGRAM: | Rewards | WEEK: | 3 — labels with colons, each with its value in the next cell: the head of a form. */
export function isFormLine(view: SheetView, row: number, columns: readonly number[]): boolean {
  const labels = columns.filter((column) => /[:：]$/.test(view.label(row, column)))
  if (labels.length < 2 || labels[0] !== columns[0]) return false
  return labels.length < columns.length && 2 * labels.length >= columns.length - 1
}

/** True for a row that says the unit of a table: 单位：千元 anywhere in it, or nothing but `£ million`. */
export function isUnitRow(view: SheetView, row: number, columns: readonly number[]): boolean {
  const [first] = columns
  if (first === undefined) return false
  if (columns.length === 1) return parseUnitLine(view.label(row, first)) !== null
  // In the corner of a header row the unit is part of the header.
  const from = columns.length > 3 ? 1 : 0
  return columns.slice(from).some((column) => isExplicitUnitLine(view.label(row, column)))
}

/** True for a row that looks like a footnote, source or signature line. */
export function isNoteRow(view: SheetView, row: number, columns: readonly number[]): boolean {
  const [column] = columns
  if (column === undefined) return false
  const raw = view.grid.display(row, column)
  const text = cleanLabel(raw)
  if (columns.length === 1)
    return noteStart.test(text) || (footnoteMark.test(raw) && text.length > 6) || text.length > LONG_TEXT
  const second = view.label(row, columns[1] ?? 0)
  // Beside other cells 备注 or 联系电话 is a header; a signature line has a colon, a note in two cells has prose in the second.
  if (noteStart.test(text) && (/[:：]/.test(text) || second.length > PROSE)) return true
  if (columns.length > 2) return columns.some((at) => isSignature(view.label(row, at))) && texts(view, row, columns)
  return footnoteMark.test(raw) && second.length > PROSE
}

function isSignature(text: string): boolean {
  return noteStart.test(text) && /[:：]/.test(text)
}

/** True where one cell is merged over (nearly) the whole width of a table, its first column included. */
export function spansTable(view: SheetView, row: number, area: CellRange): boolean {
  const width = area.right - area.left + 1
  return view
    .mergesOf(row)
    .some((merge) => merge.left <= area.left && merge.right - merge.left + 1 >= 0.8 * width && width > 1)
}

function texts(view: SheetView, row: number, columns: readonly number[]): boolean {
  return columns.every((column) => view.grid.kind(row, column) === 'text')
}
