import { lowTaxTowns } from '../data/frame-data.ts'
import type { RecordOf, SampleRecords, TableId } from '../records/sample-records.ts'
import type { SeededRandom } from '../seeded-random.ts'

/** A row of any table by field. */
export type Row = Readonly<Record<string, string | number | boolean | null>>

/** One change of a table. A row that is added stands behind the row that it was made from. */
export type Edit =
  | { kind: 'change'; table: TableId; row: Row; set: Row }
  | { kind: 'remove'; table: TableId; row: Row }
  | { kind: 'add'; table: TableId; row: Row; like: Row }

/** The clean records, to be asked by unit and period. */
export type View = {
  records: SampleRecords
  /** The first and the last month of the year that errors are put into. */
  months: readonly string[]
  /** Rows of a table by the key of a unit, project or sample, and by period where one is given. */
  rows: <T extends TableId>(table: T, key: string, period?: string) => readonly RecordOf<T>[]
}

/** What a finding names: a unit, town, project or the like, and a period; the period is empty where a rule knows none. */
export type Finding = { key: string; period: string }

/**
 * A place for an error: the row that a check would report, and the changes that put the error there, the one that matters first. `finding` says
 * what is reported where it is not the row that is changed first; `always` that periods all over the year are changed.
 */
export type Place = {
  row: Row
  edit: (random: SeededRandom) => readonly Edit[]
  finding?: Finding
  always?: boolean
}

/** How an error of a rule of the domain model (5) is put into the records. `count` is that of a district of full size. */
export type InjectionRule = { rule: string; count: number; places: (view: View) => readonly Place[] }

type Known<T extends TableId, K extends keyof RecordOf<T>> = RecordOf<T> & {
  [Field in K]: NonNullable<RecordOf<T>[Field]>
}

/** An error in one row: where all `needs` are known and `when` holds, `set` gives the wrong values and `also` what follows from them. */
export type RowRule<T extends TableId, K extends keyof RecordOf<T>> = {
  rule: string
  count: number
  table: T
  needs: readonly K[]
  when?: (row: Known<T, K>, view: View) => boolean
  set: (row: Known<T, K>, view: View, random: SeededRandom) => Partial<RecordOf<T>>
  also?: (row: Known<T, K>, view: View) => readonly Edit[]
}

/** A rule whose error stands in one row of the newest year. */
export function onRow<T extends TableId, K extends keyof RecordOf<T>>(given: RowRule<T, K>): InjectionRule {
  const { rule, count, table, set, also } = given
  return {
    rule,
    count,
    places: (view) =>
      knownRows(given, view).map((row) => ({
        row: plainRow(row),
        edit: (random) => [change(table, row, set(row, view, random)), ...(also?.(row, view) ?? [])],
      })),
  }
}

/** An error that is found at a row and stands in others as well, or only in others. */
export type RowsRule<T extends TableId, K extends keyof RecordOf<T>> = Omit<RowRule<T, K>, 'set' | 'also'> & {
  edits: (row: Known<T, K>, view: View, random: SeededRandom) => readonly Edit[]
  always?: boolean
}

/** A rule whose error is found at one row of the newest year, and whatever rows must change for it. */
export function aroundRow<T extends TableId, K extends keyof RecordOf<T>>(given: RowsRule<T, K>): InjectionRule {
  const { rule, count, edits, always } = given
  return {
    rule,
    count,
    places: (view) =>
      knownRows(given, view).map((row) => ({
        row: plainRow(row),
        edit: (random) => edits(row, view, random),
        finding: findingOf(plainRow(row)),
        ...(always === undefined ? {} : { always }),
      })),
  }
}

/** Rows of the newest year that have all that a rule needs. */
function knownRows<T extends TableId, K extends keyof RecordOf<T>>(
  { table, needs, when }: Pick<RowRule<T, K>, 'table' | 'needs' | 'when'>,
  view: View,
): Known<T, K>[] {
  const isKnown = (row: RecordOf<T>): row is Known<T, K> => needs.every((field) => row[field] !== null)
  const rows: readonly RecordOf<T>[] = view.records[table]
  return rows
    .filter((row) => isNewest(plainRow(row), view))
    .filter(isKnown)
    .filter((row) => when?.(row, view) ?? true)
}

/** A change of fields of a row. */
export function change<T extends TableId>(table: T, row: RecordOf<T>, set: Partial<RecordOf<T>>): Edit {
  return { kind: 'change', table, row: plainRow(row), set: set as unknown as Row }
}

/** A row of a table that is known, as one of any table. */
export const plainRow = <T extends TableId>(row: RecordOf<T>): Row => row

/** Bases of the year after must not be wrong: only the newest year is touched. */
export const isNewest = (row: Row, { months }: View): boolean =>
  (periodOf(row) ?? months[0] ?? '').slice(0, 4) === months[0]?.slice(0, 4)

/** What a row tells about: a unit, a project, a sample, a post, an indicator of a region, a town. */
export function keyOf(row: Partial<Row>): string {
  const { indicator_code: indicator, region_code: region } = row
  const place = [indicator, region].filter((part) => part !== null && part !== undefined).join(' ')
  const own =
    row['uscc'] ?? row['project_code'] ?? row['sample_code'] ?? row['scope_code'] ?? (place === '' ? null : place)
  return String(own ?? row['town_code'] ?? '')
}

/** Month, quarter or year of a row; null where it holds for all time. */
export function periodOf(row: Partial<Row>): string | null {
  const period =
    row['period_ym'] ??
    row['period_q'] ??
    row['snap_ym'] ??
    row['year'] ??
    row['report_ym'] ??
    row['event_ym'] ??
    row['from_ym']
  return period === null || period === undefined ? null : String(period)
}

/** What a check reports of a row. */
export const findingOf = (row: Row): Finding => ({ key: keyOf(row), period: periodOf(row) ?? '' })

/** The last month of a month, quarter or year. */
export function lastMonthOf(period: string): string {
  const [year = '', rest] = period.split('-')
  if (rest === undefined) return `${year}-12`
  return rest.startsWith('Q') ? `${year}-${String(Number(rest.slice(1)) * 3).padStart(2, '0')}` : period
}

/** Row of December of the year of a row by year. */
export const december = ({ year }: { year: number }): string => `${String(year)}-12`

/** True for a unit in a town whose ratio of tax to output is planted: its sums stay as they are. */
export const isInLowTaxTown = (uscc: string, month: string, view: View): boolean =>
  view.rows('unit', uscc, month).some(({ town_code: town }) => town in lowTaxTowns)

/** To the last 千元 of a figure in 万元. */
export const tenth = (value: number): number => Math.round(value * 10) / 10

/** To two decimals, as energy is printed. */
export const hundredth = (value: number): number => Math.round(value * 100) / 100
