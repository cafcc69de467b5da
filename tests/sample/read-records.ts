import { keyOf, periodOf } from '../../scripts/sample/inject/injection.ts'
import type { Row } from '../../scripts/sample/inject/injection.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'
import { recordFields } from '../../scripts/sample/records/sample-records.ts'
import type { RecordOf, SampleRecords, TableId } from '../../scripts/sample/records/sample-records.ts'

/** A row without nulls: a figure that is not there is NaN, so that no comparison with it holds, a text is empty. */
export type Filled<T extends TableId> = { [Field in keyof RecordOf<T>]: NonNullable<RecordOf<T>[Field]> }

/** Rows of a table, and those of a key and period. */
export type Reader = {
  all: <T extends TableId>(table: T) => readonly Filled<T>[]
  of: <T extends TableId>(table: T, key: string, period: string) => readonly Filled<T>[]
}

type Any = Partial<Row>

/** Reads records as the rules of the domain model do. */
export function readRecords(records: SampleRecords): Reader {
  const filled = new Map<TableId, readonly Any[]>()
  const indexes = new Map<TableId, Map<string, Any[]>>()
  const all = (table: TableId): readonly Any[] => {
    const known = filled.get(table)
    if (known !== undefined) return known
    const kinds = Object.entries(recordFields[table])
    const blanks = Object.fromEntries(kinds.map(([name, kind]) => [name, /number|integer/u.test(kind) ? NaN : '']))
    const rows = (records[table] as readonly Any[]).map((row) =>
      Object.fromEntries(kinds.map(([name]) => [name, row[name] ?? blanks[name]])),
    )
    filled.set(table, rows)
    return rows
  }
  const of = (table: TableId, key: string, period: string): readonly Any[] => {
    let index = indexes.get(table)
    if (index === undefined) {
      index = groupBy(all(table), keyAndPeriod)
      indexes.set(table, index)
    }
    return index.get(`${key} ${period}`) ?? []
  }
  return { all, of } as unknown as Reader
}

/** What a finding names of a row: unit, project, sample or post, or indicator and region, or town; and a period, empty where it has none. */
export function keyAndPeriod(row: Any): string {
  return `${keyOf(row)} ${periodOf(row) ?? ''}`
}
