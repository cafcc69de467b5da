import type { Page, Value } from '../result/page.ts'
import type { ChartKind } from './chart-data.ts'
import { columnValues, isFigureColumn, toFigure } from './column-figures.ts'

/** What to draw of a result: names of its columns. `series` are columns of figures, first to last. */
export type ChartChoice = { kind: ChartKind; category: string; series: string[] }

/** Kinds that show a point, an area or a share of a box for each row and name few of them. */
const unnamed: ReadonlySet<ChartKind> = new Set<ChartKind>(['scatter', 'histogram', 'box', 'strip', 'treemap', 'upset'])

/** Rows that a chart of names, or of periods, can still show. */
const MOST_NAMES = 60
const MOST_PERIODS = 600

/** More categories than this are too many for two axes or for bars side by side. */
const MOST_PAIRED = 20
const MOST_GROUPED = 3
/** Series whose largest values differ by more than this do not share an axis. */
const SAME_SIZE = 20

const PERIOD = /^(?:19|20)\d{2}(?:[-年](?:\d{1,2}|Q[1-4])(?:[-月](?:\d{1,2}日?)?)?|年)?$/
const GROWTH = /同比|环比|增速|增长|增幅|涨幅|拉动|贡献|占比|比重|率|%|yoy|mom|growth|rate|share|change/i
const CODE = /代码|编码|编号|序号|信用|邮编|\bcode\b|_code$|\bid\b|_id$|uscc/i

/**
 * A first choice for a result that nobody has described: periods or names against figures, codes and years never as figures.
 * A level with its growth gets two axes, several figures of one size stand side by side, negative ones diverge. Null where
 * there is nothing to draw.
 */
export function suggestChart(page: Page): ChartChoice | null {
  if (page.rowCount === 0) return null
  const category = chooseCategory(page)
  const figures = page.columns.map(({ name }) => name).filter((name) => name !== category && isFigureColumn(page, name))
  const measures = figures.filter((name) => !CODE.test(name) && !isPeriodColumn(page, name))
  const [first, ...others] = measures.length > 0 ? measures : figures
  if (category === null || first === undefined) return null
  return chooseKind(page, category, first, others)
}

/** True where every filled value of the column is a year, quarter, month or day. */
export function isPeriodColumn(page: Page, name: string): boolean {
  const values = columnValues(page, name).filter((value) => value !== null && value !== '')
  return values.length > 0 && values.every((value) => typeof value !== 'boolean' && PERIOD.test(String(value)))
}

/** How many rows of the page a chart of this choice shows. */
export function shownRows(page: Page, choice: ChartChoice): number {
  const many = isPeriodColumn(page, choice.category) || unnamed.has(choice.kind)
  return Math.min(page.rowCount, many ? MOST_PERIODS : MOST_NAMES)
}

function chooseCategory(page: Page): string | null {
  const names = page.columns.map(({ name }) => name)
  const period = names.find((name) => isPeriodColumn(page, name) && isDistinct(columnValues(page, name)))
  const words = names.filter((name) => !isFigureColumn(page, name))
  // A name tells more than a code, and a name for each row more than one that repeats.
  const best = words.find((name) => !CODE.test(name) && isDistinct(columnValues(page, name)))
  return period ?? best ?? words.find((name) => !CODE.test(name)) ?? words[0] ?? names[0] ?? null
}

function chooseKind(page: Page, category: string, first: string, others: string[]): ChartChoice {
  const periods = isPeriodColumn(page, category) && page.rowCount > 2
  const growth = GROWTH.test(first) ? undefined : others.find((name) => GROWTH.test(name))
  const few = page.rowCount <= MOST_PAIRED
  if (growth !== undefined && (few || periods) && largest(page, first) > 0) {
    return { kind: 'level-growth', category, series: [first, growth] }
  }
  const alike = others.filter((name) => !GROWTH.test(name) && isSameSize(page, first, name)).slice(0, MOST_GROUPED - 1)
  if (periods) return { kind: 'line', category, series: [first, ...alike] }
  if (alike.length > 0 && few) return { kind: 'grouped-bar', category, series: [first, ...alike] }
  return { kind: hasNegative(page, first) ? 'diverging-bar' : 'bar', category, series: [first] }
}

function isDistinct(values: Value[]): boolean {
  return new Set(values).size === values.length
}

function largest(page: Page, name: string): number {
  let most = 0
  for (const value of columnValues(page, name)) most = Math.max(most, Math.abs(toFigure(value) ?? 0))
  return most
}

function isSameSize(page: Page, first: string, other: string): boolean {
  const [one, two] = [largest(page, first), largest(page, other)]
  return one > 0 && two > 0 && Math.max(one, two) / Math.min(one, two) <= SAME_SIZE
}

function hasNegative(page: Page, name: string): boolean {
  return columnValues(page, name).some((value) => (toFigure(value) ?? 0) < 0)
}
