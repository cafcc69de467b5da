import type { MessageParams } from './app-error.ts'

/** Every finding that does not stop the work. Texts: `i18n/<language>/notice.ts`. */
export const noticeCodes = [
  'workbook/hidden-sheet',
  'workbook/hidden-rows',
  'workbook/hidden-columns',
  'workbook/formula-without-value',
  'workbook/error-cells',
  'workbook/sheet-unreadable',
  'workbook/read-by-library',
  'workbook/sheet-list-missing',
  'workbook/cells-unread',
  'workbook/checksum-wrong',
  'workbook/sheet-without-table',
  'workbook/header-only',
  'workbook/nothing-found',
  'workbook/encoding-guessed',
  'workbook/replacement-characters',
  'workbook/external-links',
  'workbook/macros-ignored',
  'layout/no-header',
  'layout/header-unsure',
  'layout/range-unsure',
  'layout/several-tables',
  'layout/repeated-header',
  'layout/total-rows',
  'layout/period-conflict',
  'layout/period-unknown',
  'column/name-empty',
  'column/name-duplicate',
  'column/name-shortened',
  'column/missing-marks',
  'column/numbers-as-text',
  'column/code-from-number',
  'column/code-precision-lost',
  'column/code-width-differs',
  'column/below-unit',
  'column/error-values',
  'column/unit-in-header',
  'column/dates-unread',
  'column/numbers-unread',
  'column/figures-among-words',
  'column/marks-removed',
  'column/digits-lost',
  'column/percent-shown',
  'column/type-united',
  'column/decimal-comma',
  'column/scale-words',
  'column/dates-as-numbers',
  'column/filled-from-merge',
  'column/residue',
  'column/period-contradicts',
] as const

/** One of {@link noticeCodes}. */
export type NoticeCode = (typeof noticeCodes)[number]

/** Where in the user's files a finding is; `cell` is an A1 address or range. */
export type Place = { file?: string; sheet?: string; cell?: string; column?: string }

/** A finding about data: shown, counted and exportable, but no failure. `warning` wants a look, `info` does not. */
export type Diagnostic = {
  level: 'info' | 'warning'
  code: NoticeCode
  params: MessageParams
  where: Place
}
