import type { Page, Value, ValueType } from '../result/page.ts'

/** Types whose values are figures. */
const figureTypes: ReadonlySet<ValueType> = new Set<ValueType>(['integer', 'number', 'decimal'])

/** Most decimals that a chart prints of a column without a template. */
const MOST_DECIMALS = 2

/** Index of a column by name, null where there is none. */
export function columnIndex(page: Page, name: string): number | null {
  const index = page.columns.findIndex((column) => column.name === name)
  return index === -1 ? null : index
}

/** Values of a column, [] where there is none. */
export function columnValues(page: Page, name: string): Value[] {
  const index = columnIndex(page, name)
  return index === null ? [] : (page.values[index] ?? [])
}

/** True for a column of figures. */
export function isFigureColumn(page: Page, name: string): boolean {
  const index = columnIndex(page, name)
  const type = index === null ? undefined : page.columns[index]?.type
  return type !== undefined && figureTypes.has(type)
}

/** A value as a number that can be drawn; null for gaps, texts, Infinity and NaN. Digits beyond a double lose their tail. */
export function toFigure(value: Value): number | null {
  if (value === null || value === '' || typeof value === 'boolean') return null
  const figure = Number(value)
  return Number.isFinite(figure) ? figure : null
}

/** Decimals that the figures need, two at most. */
export function neededDecimals(figures: Iterable<number | null>): number {
  let decimals = 0
  for (const figure of figures) {
    if (figure === null) continue
    // 12 digits drop the noise of binary sums.
    const part = /\.(\d+)$/.exec(String(Number(figure.toPrecision(12))))?.[1] ?? ''
    decimals = Math.max(decimals, Math.min(part.length, MOST_DECIMALS))
  }
  return decimals
}
