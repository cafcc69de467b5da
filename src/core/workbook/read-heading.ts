import type { CellRange } from './cell-grid.ts'
import { cleanLabel } from './label-text.ts'
import { isUnitText, parseUnitLine } from './parse-unit.ts'
import type { SheetView } from './sheet-view.ts'
import { isUnitRow } from './title-row.ts'

type Above = { area: CellRange; above: readonly number[] }
type Lender = { title: string; unit: string | null; unitHolds: boolean }

/** What stands above a table: its title, all texts for finding a period, the unit line. */
export type Heading = {
  title: string
  texts: string[]
  titleRows: number[]
  unitRow: number | null
  unit: string | null
}

/** Reads title and unit from the rows above a table; a unit may also stand behind the title or in the corner of the header. */
export function readHeading(view: SheetView, rows: Above, stubPath: readonly string[]): Heading {
  const area = { ...rows.area, left: 0, right: Math.max(rows.area.right, view.columns.at(-1) ?? 0) }
  const heading: Heading = { title: '', texts: [], titleRows: [], unitRow: null, unit: null }
  const words: string[] = []
  for (const row of rows.above) {
    const columns = view.filledColumns(row, area).filter((column) => isNear(view, row, column, rows.area))
    const texts = [...new Set(columns.map((column) => view.label(row, column)))]
    const units = texts.map((text) => parseUnitLine(text))
    const unit = units.find((found) => found !== null)
    if (unit !== undefined && isUnitRow(view, row, columns)) {
      heading.unitRow = row
      heading.unit = unit.unit
    } else heading.titleRows.push(row)
    const rest = texts.filter((_, at) => units[at] === null)
    const own = titleWords(view, row, columns).filter((text) => parseUnitLine(text) === null)
    if (rest.length === 0) continue
    heading.texts.push(cleanLabel(rest.join(' ')))
    if (!/^(?:数据库|时间)\s*[:：]|^see (?:foot)?notes?|^[(（]?续/i.test(rest[0] ?? '') && !isPeriodOnly(rest.join('')))
      words.push(cleanLabel(own.join(' ')))
  }
  heading.title = cleanLabel(words.join(' ')).slice(0, 240)
  heading.unit ??= heading.unitRow === null ? (unitOfTitle(heading.texts) ?? unitOfStub(stubPath)) : null
  return heading
}

/** A heading with what it lacks taken from a table above. */
export function lendHeading(heading: Heading, lender: Lender | undefined): Heading {
  if (lender === undefined || heading.title !== '') return heading
  const unit = heading.unitRow === null && heading.unit === null && lender.unitHolds ? lender.unit : heading.unit
  return { ...heading, title: lender.title, texts: heading.texts.length > 0 ? heading.texts : [lender.title], unit }
}

/** Words of a title row; where it comes again over each printed page, only those of the first page. */
function titleWords(view: SheetView, row: number, columns: readonly number[]): string[] {
  const end = (column: number): number => view.mergeAt(row, column)?.right ?? column
  const breaks = columns.findIndex((column, at) => at > 0 && column > end(columns[at - 1] ?? 0) + 1)
  const first = breaks > 0 && columns.length > 3 ? columns.slice(0, breaks) : columns
  return [...new Set(first.map((column) => view.label(row, column)))]
}

/** Titles may stand anywhere over the table, but not over a table beside it. */
function isNear(view: SheetView, row: number, column: number, area: CellRange): boolean {
  const right = view.mergeAt(row, column)?.right ?? column
  return column <= area.right + 1 && right >= area.left
}

function isPeriodOnly(text: string): boolean {
  return /^[(（]?(?:中华民国|中華民國|民国|民國)?[\d〇零一二三四五六七八九十-]{2,9}年(?:度|[\d一二三四五六七八九十—–-]{1,5}月)?[)）]?$/.test(
    text.replace(/\s/g, '').normalize('NFKC'),
  )
}

/** 指标：地区生产总值(亿元) speaks for the whole table. */
function unitOfTitle(texts: readonly string[]): string | null {
  for (const text of texts) {
    const unit = /[([（]([^()[\]（）]{1,20})[)\]）]$/.exec(text)?.[1]
    if (unit !== undefined && isUnitText(unit) && texts.length <= 6) return unit.replace(/％/g, '%')
  }
  return null
}

/** `£ Million` in the corner of the header. */
function unitOfStub(path: readonly string[]): string | null {
  const text = path.at(-1) ?? ''
  return parseUnitLine(text)?.unit ?? null
}
