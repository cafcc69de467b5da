import type { Value, ValueType } from '../../core/result/page.ts'
import type { OfficeCell } from './workbook.ts'

/** Styles of a raw value, as indexes into the workbook's styles. */
export type ValueStyles = {
  text: number
  number: number
  integer: number
  digits: number
  date: number
  timestamp: number
}

/**
 * A raw value as a cell: numbers unrounded, dates as dates, everything else as text. Numbers that came as digits in a string are
 * more exact than a cell's 15 digits and stay text.
 */
export function valueCell(value: Value, type: ValueType, styles: ValueStyles): OfficeCell | null {
  if (value === null) return null
  if (typeof value === 'boolean') return { type: 'boolean', value, style: styles.text }
  if (typeof value === 'number')
    return { type: 'number', value, style: type === 'integer' ? styles.integer : styles.number }
  switch (type) {
    case 'date':
      return { type: 'date', value, style: styles.date }
    case 'timestamp':
      return { type: 'date', value, style: styles.timestamp }
    case 'integer':
    case 'decimal':
    case 'number':
      return { type: 'text', value, style: styles.digits }
    case 'text':
    case 'boolean':
      return { type: 'text', value, style: styles.text }
  }
}
