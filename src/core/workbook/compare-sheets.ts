import { parsePeriod } from '../base/period.ts'
import { nameConstant } from './name-constant.ts'
import type { LayoutConstant, SheetLayout, TableLayout } from './table-layout.ts'

/** A sheet with what was found on it. */
export type NamedLayout = { name: string; layout: SheetLayout }

/** Names that a program or a clerk gives by counting: Sheet1, 表2-3, Table 4, 12. */
const COUNTED =
  /^(?:(?:sheet|table|tab|tabelle|feuil|hoja|foglio|planilha|лист|worksheet|data|工作表|数据|資料|附?表|附件|图|圖|figure|chart|appendix|annex)?[\s_.-]*(?:\d+(?:[\s_.-]*\d+)*[a-z]?|[a-z]|[一二三四五六七八九十]+)?)\s*(?:[(（]\s*(?:\d+|续|續)\s*[)）])?$/i

type Entry = { sheet: number; table: number }

/**
 * Compares the sheets of one workbook: where tables of the same header stand on several sheets whose names differ by more than a number
 * (one sheet for each town), the name of the sheet becomes a constant of the table. Layouts are returned in the order given; those
 * without such tables are the same objects.
 */
export function compareSheets(sheets: readonly NamedLayout[]): SheetLayout[] {
  const groups = new Map<string, Entry[]>()
  for (const [sheet, { layout }] of sheets.entries()) {
    for (const [table, found] of layout.tables.entries()) {
      const key = shapeOf(found)
      if (key === null) continue
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [{ sheet, table }])
      else group.push({ sheet, table })
    }
  }
  const constants = new Map<string, LayoutConstant>()
  for (const group of groups.values())
    for (const [at, constant] of constantsOf(sheets, group)) constants.set(at, constant)
  if (constants.size === 0) return sheets.map(({ layout }) => layout)
  return sheets.map(({ layout }, sheet) => withConstants(layout, sheet, constants))
}

function withConstants(
  layout: SheetLayout,
  sheet: number,
  constants: ReadonlyMap<string, LayoutConstant>,
): SheetLayout {
  if (!layout.tables.some((_, table) => constants.has(`${sheet}:${table}`))) return layout
  const tables = layout.tables.map((table, at) => {
    const constant = constants.get(`${sheet}:${at}`)
    return constant === undefined ? table : { ...table, constants: [constant, ...table.constants] }
  })
  return { ...layout, tables }
}

/** Tables are of one form if their columns have the same names in the same order; without a header nothing says so. */
function shapeOf({ headerRows, columns }: TableLayout): string | null {
  const names = columns.filter(({ include }) => include).map(({ name }) => name)
  return headerRows === null || names.length < 2 ? null : names.join('\n')
}

function constantsOf(sheets: readonly NamedLayout[], group: readonly Entry[]): [string, LayoutConstant][] {
  const indexes = [...new Set(group.map(({ sheet }) => sheet))].filter(
    (sheet) => !COUNTED.test(sheets[sheet]?.name.trim() ?? ''),
  )
  if (indexes.length < 2) return []
  const values = strip(indexes.map((sheet) => sheets[sheet]?.name.trim() ?? ''))
  if (values.some((value) => value === '' || COUNTED.test(value))) return []
  const valueOf = new Map(indexes.map((sheet, at) => [sheet, values[at] ?? '']))
  const entries = group.filter(({ sheet }) => valueOf.has(sheet))
  const told = entries.every(({ sheet, table }) =>
    isTold(sheets[sheet]?.layout.tables[table], valueOf.get(sheet) ?? ''),
  )
  if (told) return []
  const name = nameConstant(values, 'sheet-name')
  return entries.map(({ sheet, table }) => [
    `${sheet}:${table}`,
    { name, value: valueOf.get(sheet) ?? '', from: 'sheet-name' },
  ])
}

/** True where the table says the value itself: in a column that holds nothing else, or as its period. */
function isTold(table: TableLayout | undefined, value: string): boolean {
  if (table === undefined) return true
  const period = parsePeriod(value)
  if (period !== null && table.period?.value === period.value) return true
  return table.columns.some(({ samples }) => samples.length === 1 && samples[0] === value)
}

/** What all names share at their ends, up to a sign that parts words, is no part of the values: 产值-莘庄镇, 产值-七宝镇. */
function strip(names: readonly string[]): string[] {
  const [first = ''] = names
  const head = /^.*[\s_\-—·.、:：]/.exec(first.slice(0, sharedLength(names)))?.[0].length ?? 0
  const tails = names.map((name) => [...name.slice(head)].reverse().join(''))
  const tail = /^.*[\s_\-—·.、:：(（]/.exec((tails[0] ?? '').slice(0, sharedLength(tails)))?.[0].length ?? 0
  return names.map((name) => name.slice(head, name.length - tail).trim())
}

function sharedLength(names: readonly string[]): number {
  const [first = '', ...rest] = names
  let length = 0
  while (length < first.length && rest.every((name) => name[length] === first[length])) length++
  return length
}
