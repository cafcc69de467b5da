/** A value as it is loaded: dates are `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, periods normalised texts, codes and texts trimmed. */
export type CellValue = string | number | boolean | null

/**
 * What happened to a cell on its way: `same` (taken as it is), `empty`; emptied: `missing-mark`, `below-unit`, `error`, `no-result`
 * (formula without saved result), `unread` (does not fit the type); changed: everything else.
 */
export type ReadReason =
  | 'same' | 'empty'
  | 'missing-mark' | 'below-unit' | 'error' | 'no-result' | 'unread'
  | 'trimmed' | 'text-to-number' | 'width-unified' | 'sign-read' | 'percent-text' | 'decimal-comma' | 'scale-word' | 'mark-removed' | 'digits-lost'
  | 'percent' | 'number-to-text' | 'date-to-text' | 'code-from-number' | 'code-digits-lost' | 'text-to-date' | 'number-to-date'
  | 'period-normalised' | 'text-to-boolean' | 'spread' // prettier-ignore

/** Reasons by which a cell with content became null. */
export const emptiedReasons: ReadonlySet<ReadReason> = new Set([
  'missing-mark',
  'below-unit',
  'error',
  'no-result',
  'unread',
])
