import type { LogicalField, LogicalTable } from '../../../src/core/dataset/logical-table.ts'

/** How a field is printed: the texts over its column, and the factor from the model's unit to the printed one. */
export type PrintedField = { field: LogicalField; path: string[]; factor: number }

/** Printed units of a table: what money and power are given in, and whether a unit line says so for all columns. */
export type PrintedUnits = { money: '元' | '千元' | '万元'; power: '千瓦时' | '万千瓦时'; unitLine: boolean }

const moneyFactors = { 元: 10_000, 千元: 10, 万元: 1 } as const
const powerFactors = { 千瓦时: 10_000, 万千瓦时: 1 } as const

/** Forms print 千元 under a unit line; other departments have units of their own; everything else is in 万元. */
export function unitsOf(table: LogicalTable): PrintedUnits {
  const figures = table.fields.filter(({ type }) => type === 'N')
  const money = formTables.has(table.id) ? '千元' : table.id === 'tax' ? '元' : '万元'
  const power = table.id === 'power' ? '千瓦时' : '万千瓦时'
  // A unit line counts for every column of figures that names no unit of its own.
  return {
    money,
    power,
    unitLine:
      figures.length > 0 && figures.every(({ unit }) => unit !== null) && figures.some(({ unit }) => unit === '万元'),
  }
}

const formTables = new Set([
  'industrial_output',
  'finance',
  'trade_sales',
  'trade_category',
  'catering',
  'labour',
  'sei_output',
])

/** The fields of a table as its form prints them, without those that `left` names. */
export function printFields(table: LogicalTable, units: PrintedUnits, left: ReadonlySet<string>): PrintedField[] {
  const bases = new Set(
    table.fields.flatMap(({ label }) => (label.zh.includes('·上年同期·') ? [baseOf(label.zh)] : [])),
  )
  return table.fields
    .filter(({ id }) => !left.has(id))
    .map((field) => {
      const [name = '', ...rest] = field.label.zh.split('·')
      // Where last year stands beside it, this year is named.
      const times = rest.length === 1 && bases.has(name) ? ['本年', ...rest] : rest
      const { text, factor } = printUnit(field, units)
      return { field, path: [text === '' ? name : `${name}（${text}）`, ...times], factor }
    })
}

function baseOf(label: string): string {
  return label.split('·')[0] ?? ''
}

function printUnit({ unit, type }: LogicalField, units: PrintedUnits): { text: string; factor: number } {
  if (unit === null || (type !== 'N' && type !== 'I')) return { text: '', factor: 1 }
  if (unit === '万元') return { text: units.unitLine ? '' : units.money, factor: moneyFactors[units.money] }
  if (unit === '万千瓦时') return { text: units.power, factor: powerFactors[units.power] }
  return { text: unit, factor: 1 }
}
