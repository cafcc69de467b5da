import type { LogicalField, LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import type { OfficeCell, OfficeSheet } from '../../../src/formats/office/workbook.ts'
import { blank, cell, SheetBuilder } from '../sheet-builder.ts'
import type { Look } from '../sheet-builder.ts'
import { printFields, unitsOf } from './field-headers.ts'
import type { PrintedField } from './field-headers.ts'

/** What a sheet prints: rows of a logical table, all periods with a column for it, or those of one period, which the title names. */
export type RecordSheet = {
  table: LogicalTable
  sheet: string
  title: string
  /** The period of all rows as the title names it (`2020年6月`); null where the rows carry their own. */
  period: string | null
  rows: readonly Readonly<Record<string, string | number | boolean | null>>[]
}

/** A sheet as a bureau's clerk makes it: title, unit line, merged header, rows, a note. */
export function writeRecordSheet({ table, sheet, title, period, rows }: RecordSheet): OfficeSheet {
  const units = unitsOf(table)
  const left = new Set(period === null || table.periodField === null ? [] : [table.periodField])
  const fields = printFields(table, units, left)
  const builder = new SheetBuilder()
  builder.wide(title, fields.length, 'title', 26)
  if (units.unitLine) builder.wide(`单位：${units.money}`, fields.length, 'right')
  const top = builder.next
  addHeader(builder, fields)
  const bottom = builder.next - 1
  for (const row of rows)
    builder.add(fields.map(({ field, factor }) => printValue(field, row[field.id] ?? null, factor)))
  builder.wide('注：“—”表示没有数据。', fields.length, 'note')
  return builder.sheet(
    sheet,
    fields.map(({ field }) => widths[field.type]),
    [top, bottom],
  )
}

const widths: Record<LogicalField['type'], number> = { C: 20, T: 26, P: 11, N: 13, I: 11, D: 18, B: 8 }

/** Merged header rows: equal texts beside each other under one parent share a cell, short paths reach down. */
function addHeader(builder: SheetBuilder, fields: readonly PrintedField[]): void {
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

function printValue({ type }: LogicalField, value: string | number | boolean | null, factor: number): OfficeCell {
  const look = looks[type]
  if (value === null) return type === 'N' || type === 'I' ? cell(null, look) : blank(look)
  if (typeof value === 'boolean') return cell(value ? '是' : '否', look)
  if (typeof value === 'number') return cell(factor === 1 ? value : Math.round(value * factor * 1000) / 1000, look)
  return cell(value, look)
}
