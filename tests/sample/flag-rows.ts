import { addMonths } from '../../scripts/sample/oracle/support/periods.ts'
import type { TableId } from '../../scripts/sample/records/sample-records.ts'
import { keyAndPeriod } from './read-records.ts'
import type { Filled, Reader } from './read-records.ts'

/** Key and period of every row that breaks a rule, as the domain model (5) writes it. */
export type Condition = (read: Reader) => string[]

/** Rows of a table for which something holds. */
export const flag =
  <T extends TableId>(table: T, holds: (row: Filled<T>, read: Reader) => boolean): Condition =>
  (read) => [
    ...new Set(
      read
        .all(table)
        .filter((row) => holds(row, read))
        .map(keyAndPeriod),
    ),
  ]

export const monthOf = (period: string): number => Number(period.slice(5, 7))
export const outside = (value: number, low: number, high: number): boolean => value < low || value > high
export const quarterEnd = (quarter: string): string =>
  `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`

/** The row of the month before in the same year. */
export const before = <
  T extends 'finance' | 'energy_use' | 'energy_unit' | 'trade_sales' | 'industrial_output' | 'investment_project',
>(
  read: Reader,
  table: T,
  [key, period]: readonly [key: string, period: string],
  step = 1,
): readonly Filled<T>[] =>
  addMonths(period, -step).slice(0, 4) === period.slice(0, 4) ? read.of(table, key, addMonths(period, -step)) : []
