import { cleanLabel } from './label-text.ts'
import { kindOfValues, nameConstant } from './name-constant.ts'
import { parseUnitLine } from './parse-unit.ts'
import type { SheetView } from './sheet-view.ts'
import type { TableLayout } from './table-layout.ts'

/** Longer texts over a block are sentences. */
const MAX_TITLE = 40

/** Words over the labels that say what labels are, not what a block is about. */
const LABEL_WORDS =
  /^(?:指标|指標|项目|項目|科目|名称|名稱|单位名称|企业名称|地区|地區|街镇|年份|年度|月份|行业|序号|类别|合计|item|name|year|region|area|industry|category)$/i

/**
 * Tells blocks that stand side by side on a sheet apart: each block's own title (住宿业, 餐饮业), or else the word over its labels,
 * becomes a constant of the table and the end of its title. Tables without a neighbour stay as they are.
 */
export function nameBlocks(view: SheetView, tables: readonly TableLayout[]): TableLayout[] {
  const named = [...tables]
  const done = new Set<number>()
  for (const at of tables.keys()) {
    if (done.has(at)) continue
    const row = neighbours(tables, at)
    for (const member of row) done.add(member)
    if (row.length < 2) continue
    const blocks = row.flatMap((member) => tables[member] ?? [])
    const titles = ownTitles(view, blocks) ?? stubTitles(blocks)
    if (titles === null) continue
    const name = nameConstant(titles.values, 'block-title')
    for (const [place, member] of row.entries()) {
      const table = tables[member]
      const value = titles.values[place]
      if (table === undefined || value === undefined) continue
      named[member] = {
        ...table,
        title: titles.rest === '' ? value : `${titles.rest}·${value}`,
        constants: [...table.constants, { name, value, from: 'block-title' }],
      }
    }
  }
  return named
}

/** Tables whose bodies begin at the same height, each beside the one before, left to right. */
function neighbours(tables: readonly TableLayout[], first: number): number[] {
  const start = tables[first]
  if (start === undefined) return []
  const row = [first]
  let right = start.range.right
  for (let at = first + 1; at < tables.length; at++) {
    const table = tables[at]
    if (table === undefined || table.range.left <= right) continue
    if (table.headerRows?.[1] !== start.headerRows?.[1] || Math.abs(table.dataRows[0] - start.dataRows[0]) > 1) continue
    row.push(at)
    right = table.range.right
  }
  return row
}

type Titles = { values: string[]; rest: string }

/** The row above all headers in which each block has words of its own. */
function ownTitles(view: SheetView, blocks: readonly TableLayout[]): Titles | null {
  const [first] = blocks
  if (first === undefined) return null
  const top = Math.min(...blocks.map(({ range }) => range.top))
  const header = Math.min(...blocks.map(({ headerRows, dataRows }) => headerRows?.[0] ?? dataRows[0]))
  for (let row = header - 1; row >= top; row--) {
    const values = blocks.map(({ range }) =>
      cleanLabel(
        view
          .filledColumns(row, range)
          .map((column) => view.label(row, column))
          .join(' '),
      ),
    )
    if (isTelling(values) && (kindOfValues(values) !== null || areAlike(blocks)))
      return { values, rest: restOf(view, blocks, row) }
  }
  return null
}

/** The words of the rows above that name all blocks at once. */
function restOf(view: SheetView, blocks: readonly TableLayout[], row: number): string {
  const words: string[] = []
  const left = Math.min(...blocks.map(({ range }) => range.left))
  const right = Math.max(...blocks.map(({ range }) => range.right))
  for (const title of new Set(blocks.flatMap(({ titleRows }) => titleRows))) {
    if (title >= row) continue
    for (const column of view.filledColumns(title, { top: title, bottom: title, left, right }))
      words.push(view.label(title, column))
  }
  return cleanLabel(words.join(' '))
}

/** The words over the labels of each block, where they name a kind (住宿业, 餐饮业) and not the labels. */
function stubTitles(blocks: readonly TableLayout[]): Titles | null {
  const values = blocks.map(({ columns }) => columns[0]?.headerPath.at(-1) ?? '')
  if (!isTelling(values) || kindOfValues(values) === null || values.some((value) => LABEL_WORDS.test(value)))
    return null
  const titles = new Set(blocks.map(({ title }) => title))
  return { values, rest: titles.size === 1 ? ([...titles][0] ?? '') : (blocks[0]?.title ?? '') }
}

/** Blocks of one form share most of their columns; blocks that share none are tables of their own and need no mark. */
function areAlike(blocks: readonly TableLayout[]): boolean {
  const [first, ...rest] = blocks.map(({ columns }) => columns.slice(1).map(({ headerPath }) => headerPath.join('·')))
  if (first === undefined) return false
  return rest.every((names) => 2 * names.filter((name) => first.includes(name)).length >= first.length)
}

/** Words that tell blocks apart: all there, short, different, and no lines of a form (单位：元). */
function isTelling(values: readonly string[]): boolean {
  const plain = values.every(
    (value) => value !== '' && value.length <= MAX_TITLE && !/[:：]/.test(value) && parseUnitLine(value) === null,
  )
  return plain && new Set(values).size === values.length
}
