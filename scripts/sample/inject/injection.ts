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

/** A place for an error: the row that a check would report, and the changes that put the error there, the one that matters first. */
export type Place = { row: Row; edit: (random: SeededRandom) => readonly Edit[] }

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
  const { rule, count, table, needs, when, set, also } = given
  const isKnown = (row: RecordOf<T>): row is Known<T, K> => needs.every((field) => row[field] !== null)
  return {
    rule,
    count,
    places: (view) => {
      const rows: readonly RecordOf<T>[] = view.records[table]
      return rows
        .filter((row) => isNewest(plainRow(row), view))
        .filter(isKnown)
        .filter((row) => when?.(row, view) ?? true)
        .map((row) => ({
          row: plainRow(row),
          edit: (random) => [change(table, row, set(row, view, random)), ...(also?.(row, view) ?? [])],
        }))
    },
  }
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

/** What a finding names: a unit, a project or a sample. */
export const keyOf = (row: Row): string => String(row['uscc'] ?? row['project_code'] ?? row['sample_code'] ?? '')

/** Month, quarter or year of a row. */
export function periodOf(row: Row): string | null {
  const period = row['period_ym'] ?? row['period_q'] ?? row['snap_ym'] ?? row['year']
  return period === null || period === undefined ? null : String(period)
}

/** The last month of a month, quarter or year. */
export function lastMonthOf(period: string): string {
  const [year = '', rest] = period.split('-')
  if (rest === undefined) return `${year}-12`
  return rest.startsWith('Q') ? `${year}-${String(Number(rest.slice(1)) * 3).padStart(2, '0')}` : period
}

/** To the last 千元 of a figure in 万元. */
export const tenth = (value: number): number => Math.round(value * 10) / 10

/** To two decimals, as energy is printed. */
export const hundredth = (value: number): number => Math.round(value * 100) / 100
