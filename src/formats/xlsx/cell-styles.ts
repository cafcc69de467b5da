import { KIND } from '../column-chunk.ts'
import type { ColumnGridBuilder, NumberSlot } from '../column-grid-builder.ts'
import { plainStyle, type CellStyle } from './read-styles.ts'

/** What a style (attribute `s`) makes of the cells of one sheet. */
export type CellLook = { number: NumberSlot; date: NumberSlot; isDate: boolean; indent: number }

/** The looks of all styles, in their order; without styles the plain one. */
export function cellLooks(styles: readonly CellStyle[], builder: ColumnGridBuilder): CellLook[] {
  const looks = (styles.length === 0 ? [plainStyle] : styles).map(({ format: code, kind, indent }): CellLook => {
    const format = builder.formatIdOf(code)
    return { number: { kind: KIND.number, format }, date: { kind: KIND.date, format }, isDate: kind === 'date', indent }
  })
  return looks
}
