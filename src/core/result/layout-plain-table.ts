import type { Language } from '../base/local-text.ts'
import { formatNumber } from './format-number.ts'
import type { Page, Value, ValueType } from './page.ts'
import type { PrintColumn, PrintTable } from './print-table.ts'

const numericTypes: ReadonlySet<ValueType> = new Set<ValueType>(['integer', 'number', 'decimal'])

/** True for columns whose values are figures. */
export function isNumericType(type: ValueType): boolean {
  return numericTypes.has(type)
}

/** A result without a template as a printed table: one header row, figures with as many decimals as the column needs, at most four. */
export function layoutPlainTable(page: Page, title: string, language: Language): PrintTable {
  const columns = page.columns.map(({ name, type }, at): PrintColumn => {
    const numeric = isNumericType(type)
    return { name, label: name, unit: null, decimals: numeric ? neededDecimals(page.values[at] ?? []) : null, numeric }
  })
  return {
    title,
    unitLine: '',
    header: [columns.map(({ label, numeric }) => ({ text: label, rowSpan: 1, columnSpan: 1, numeric }))],
    columns,
    rows: Array.from({ length: page.rowCount }, (_, row) => ({
      cells: columns.map(({ decimals }, at) => {
        const value = page.values[at]?.[row] ?? null
        return { value, text: formatPlainValue(value, decimals, language), flag: null }
      }),
      level: 0,
      kind: 'data',
    })),
    flagNotes: [],
    notes: [],
    sourceLine: '',
  }
}

/** A value of an unformatted column: figures rounded, yes and no in the language, everything else as it is. */
export function formatPlainValue(value: Value, decimals: number | null, language: Language): string {
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (typeof value === 'number' || decimals !== null) return formatNumber(value, decimals)
  return value ?? ''
}

function neededDecimals(values: readonly Value[]): number {
  let decimals = 0
  for (const value of values) {
    const part = /\.(\d+)$/u.exec(formatNumber(value, null))
    decimals = Math.max(decimals, part?.[1]?.length ?? 0)
    if (decimals >= 4) return 4
  }
  return decimals
}
