import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { compareCode, groupCode, groupName, registerAt } from './register.ts'
import type { GroupKind } from './register.ts'

type Book = RecordOf<'finance'>

/** Financial forms of industry, and the code of a unit's group by the register of a month; only units of a town where one is chosen. */
export function industryBooks(
  records: SampleRecords,
  { period_ym: period, by, town }: Readonly<Record<string, unknown>>,
): {
  booksOf: (month: string) => Book[]
  codeOf: (row: Book) => string | null
  nameOf: (code: string | null) => string
} {
  const register = registerAt(records.unit, String(period))
  const kind = by as GroupKind
  return {
    booksOf: (month) =>
      records.finance.filter(
        (row) =>
          row.form_code === 'B203' &&
          row.period_ym === month &&
          (town === null || register.get(row.uscc)?.town_code === town),
      ),
    codeOf: (row) => groupCode(register.get(row.uscc), kind),
    nameOf: (code) => groupName(records, code, kind),
  }
}

/** The whole first, then each group by code, with where it stands in the table. */
export function wholeAndGroups<Line>(
  { booksOf, codeOf, nameOf }: ReturnType<typeof industryBooks>,
  month: string,
  lineOf: (isOwn: (row: Book) => boolean) => Line,
): (Line & { group: string; code: string | null; level: number; row_kind: string })[] {
  const codes = [...new Set(booksOf(month).map(codeOf))].sort(compareCode)
  return [
    { group: '总计', ...lineOf(() => true), code: null, level: 0, row_kind: 'total' },
    ...codes.map((code) => ({
      group: nameOf(code),
      ...lineOf((row) => codeOf(row) === code),
      code,
      level: 1,
      row_kind: 'data',
    })),
  ]
}
