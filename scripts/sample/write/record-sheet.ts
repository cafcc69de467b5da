import type { LogicalField, LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import type { OfficeCell, OfficeSheet } from '../../../src/formats/office/workbook.ts'
import { blank, cell, SheetBuilder } from '../sheet-builder.ts'
import type { Look } from '../sheet-builder.ts'
import { printFields, unitsOf } from './field-headers.ts'
import type { PrintedField, PrintedUnits } from './field-headers.ts'

/** A row of a logical table. */
export type SheetRow = Readonly<Record<string, string | number | boolean | null>>

/** What a sheet prints: rows of a logical table, all periods with a column for it, or those of one period, which the title names. */
export type RecordSheet = {
  table: LogicalTable
  sheet: string
  title: string
  /** The period of all rows as the title names it (`2020年6月`); null where the rows carry their own. */
  period: string | null
  rows: readonly SheetRow[]
}

/** A sheet being printed: its fields, and the means to write rows of it. */
export type Page = {
  builder: SheetBuilder
  fields: readonly PrintedField[]
  rows: readonly SheetRow[]
  print: (row: SheetRow) => OfficeCell[]
  addHeader: () => void
}

/** How a sheet differs from a plain one. */
export type Ways = {
  units?: PrintedUnits
  /** Columns in the order in which they are printed. */
  order?: (fields: PrintedField[]) => PrintedField[]
  /** Words of title, unit line, header and notes. */
  words?: (text: string) => string
  /** A value as a cell; null leaves it to the plain way. `printed` is in the unit of the column. */
  value?: (field: LogicalField, printed: string | number | boolean | null, row: SheetRow) => OfficeCell | null
  /** Writes what stands below the header. */
  body?: (page: Page) => void
  /** Notes below the rows; without it one that explains the dash. */
  foot?: (page: Page) => void
}

/** A sheet as a bureau's clerk makes it: title, unit line, merged header, rows, a note. */
export function printSheet(record: RecordSheet, ways: Ways = {}): OfficeSheet {
  const { table, sheet, title, period, rows } = record
  const units = ways.units ?? unitsOf(table)
  const words = ways.words ?? ((text) => text)
  const left = new Set(period === null || table.periodField === null ? [] : [table.periodField])
  const plain = printFields(table, units, left)
  const fields = (ways.order?.(plain) ?? plain).map((each) => ({ ...each, path: each.path.map(words) }))
  const builder = new SheetBuilder()
  builder.wide(words(title), fields.length, 'title', 26)
  if (units.unitLine) builder.wide(words(`单位：${units.money}`), fields.length, 'right')
  const top = builder.next
  const addHeader = (): void => {
    printHeader(builder, fields)
  }
  addHeader()
  const bottom = builder.next - 1
  const print = (row: SheetRow): OfficeCell[] =>
    fields.map(({ field, factor }) => {
      const value = row[field.id] ?? null
      const printed = typeof value === 'number' ? scaled(value, factor) : value
      return ways.value?.(field, printed, row) ?? printValue(field, printed)
    })
  const page: Page = { builder, fields, rows, print, addHeader }
  if (ways.body === undefined) for (const row of rows) builder.add(print(row))
  else ways.body(page)
  if (ways.foot === undefined) builder.wide(words('注：“—”表示没有数据。'), fields.length, 'note')
  else ways.foot(page)
  return builder.sheet(
    sheet,
    fields.map(({ field }) => widths[field.type]),
    [top, bottom],
  )
}

const widths: Record<LogicalField['type'], number> = { C: 20, T: 26, P: 11, N: 13, I: 11, D: 18, B: 8 }

/** A figure in the printed unit, without the dust of binary fractions. */
export const scaled = (value: number, factor: number): number =>
  factor === 1
    ? value
    : factor > 1
      ? Math.round(value * factor * 1000) / 1000
      : Number((value * factor).toPrecision(15))

/** Merged header rows: equal texts beside each other under one parent share a cell, short paths reach down. */
function printHeader(builder: SheetBuilder, fields: readonly PrintedField[]): void {
  const depth = Math.max(...fields.map(({ path }) => path.length))
  const top = builder.next
  for (let level = 0; level < depth; level += 1) {
    const cells = fields.map(({ path }, at): OfficeCell => {
      const text = path[level]
      const before = fields[at - 1]?.path
      const same =
        text !== undefined &&
        before !== undefined &&
        level < path.length - 1 &&
        path.slice(0, level + 1).join('·') === before.slice(0, level + 1).join('·')
      return text === undefined || same ? blank('header') : cell(text, 'header')
    })
    builder.add(cells, 30)
  }
  fields.forEach(({ path }, at) => {
    path.forEach((_, level) => {
      const key = path.slice(0, level + 1).join('·')
      const sameAt = (other: PrintedField | undefined): boolean =>
        other !== undefined && other.path.length > level + 1 && other.path.slice(0, level + 1).join('·') === key
      if (level === path.length - 1) builder.merge(top + level, at, top + depth - 1, at)
      else if (!sameAt(fields[at - 1])) {
        let end = at
        while (sameAt(fields[end + 1])) end += 1
        builder.merge(top + level, at, top + level, end)
      }
    })
  })
}

const looks: Record<LogicalField['type'], Look> = {
  C: 'code',
  T: 'text',
  P: 'centre',
  N: 'decimal',
  I: 'figure',
  D: 'centre',
  B: 'centre',
}

function printValue({ type }: LogicalField, value: string | number | boolean | null): OfficeCell {
  const look = looks[type]
  if (value === null) return type === 'N' || type === 'I' ? cell(null, look) : blank(look)
  if (typeof value === 'boolean') return cell(value ? '是' : '否', look)
  return cell(value, look)
}
