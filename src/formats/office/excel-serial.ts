const DAY_MS = 86_400_000
/** Day 0 of the 1900 system, as it counts from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
/** 1900-03-01. Before it Excel counts a 29 February 1900 that never was. */
const FIRST_SAFE_DAY = 61
/** 9999-12-31, the last date of Excel. */
const LAST_DAY = 2_958_465

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,6})?))?)?$/

/** Excel serial day of an ISO date or date-time without zone; null where Excel has no such date (before 1900-03-01, after 9999). */
export function excelSerial(iso: string): number | null {
  const match = ISO.exec(iso)
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map((part: string | undefined) => Number(part ?? 0))
  const midnight = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1)
  // Date.UTC rolls 30 February over to March; such a text is no date.
  if (new Date(midnight).toISOString().slice(0, 10) !== iso.slice(0, 10)) return null
  const serial = (midnight - DAY_ZERO) / DAY_MS
  if (serial < FIRST_SAFE_DAY || serial > LAST_DAY) return null
  return serial + ((hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0)) / 86_400
}
