const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(?:Z|[+-]\d{2}:?\d{2})?$/
/** Serial day of 1970-01-01 in the 1900 system. */
const SERIAL_OF_1970 = 25_569
const MS_A_DAY = 86_400_000

/** Excel serial day (1900 system) of an ISO 8601 date and time, which a workbook means as local clock time; null where the text is none. */
export function parseIsoDate(text: string): number | null {
  const match = ISO.exec(text)
  if (match === null) return null
  const [year, month, day, hour, minute] = match.slice(1, 6).map((part) => Number(part))
  const date = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1)
  if (new Date(date).getUTCMonth() !== (month ?? 1) - 1) return null
  const days = date / MS_A_DAY + SERIAL_OF_1970
  const seconds = (hour || 0) * 3600 + (minute || 0) * 60 + Number(match[6] ?? '0')
  // Excel counts a 29 February 1900 that never was: days before 1 March 1900 have one less. Day 0, which stands for a mere time, is
  // written as 1899-12-30.
  return (days > 0 && days < 61 ? days - 1 : days) + seconds / 86_400
}

const CLOCK = /^(\d{1,2}):(\d{2}):(\d{2}(?:\.\d+)?)$/
const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/

/** Fraction of a day of an ISO 8601 time of day (`18:47:00`) or duration (`PT0H11M0.000S`); null where the text is neither. */
export function parseIsoTime(text: string): number | null {
  const match = CLOCK.exec(text) ?? (text === 'PT' ? null : DURATION.exec(text))
  if (match === null) return null
  const [hours, minutes, seconds] = match.slice(1, 4).map((part) => Number((part as string | undefined) ?? '0'))
  return ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) / 86_400
}
