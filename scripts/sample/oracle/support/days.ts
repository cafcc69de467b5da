import { addMonths } from './periods.ts'

/** The day of a moment, `2020-06-15` of `2020-06-15 09:00:00`. */
export const dayOf = (moment: string): string => moment.slice(0, 10)

/** Whole days from one day to another, both `2020-06-15` or with a time, which does not count. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000)

/** A day some days later. */
export const addDays = (day: string, count: number): string =>
  dayOf(new Date(Date.parse(dayOf(day)) + count * 86_400_000).toISOString())

/** The last day of a month. */
export const lastDayOf = (month: string): string => addDays(`${addMonths(month, 1)}-01`, -1)
