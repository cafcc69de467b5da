import { findDataset } from '../../core/dataset/change-catalogue.ts'
import {
  checkColumn,
  compileBrowse,
  compileOrder,
  compileOrigin,
  originColumns,
  physicalTable,
} from '../../core/dataset/compile-browse.ts'
import {
  compileFacts,
  compileHistogram,
  compileTop,
  histogramClasses,
  isNumeric,
} from '../../core/dataset/compile-statistics.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import type { ColumnStatistics, Value } from '../../core/result/page.ts'
import type { ArgsOf, Handlers } from '../../protocol/handlers.ts'
import type { EngineApi } from '../../protocol/engine-api.ts'
import { compileSelectList, readPage } from '../duckdb/read-page.ts'
import type { SqlColumn } from '../duckdb/read-page.ts'
import type { EngineSession } from '../engine-session.ts'

type RowHandlers = Pick<Handlers<EngineApi>, 'readRows' | 'columnStatistics'>

/** Browsing a loaded table. */
export function rowHandlers(session: () => EngineSession): RowHandlers {
  return {
    async readRows(args, { signal }) {
      const { tables, catalogue } = session()
      const stored = findDataset(catalogue, args.dataset)
      // Totals are no rows of analysis and are not cleaned: with them the table is shown as it was loaded.
      const { dataset, columns: physical } =
        args.kinds === 'all'
          ? { dataset: stored, columns: tables.columnsOf(stored) }
          : await tables.browse(stored, catalogue, signal)
      const columns = listColumns(dataset, physical, args.kinds)
      const filter = compileBrowse(dataset, args.filters, args.kinds)
      const order = compileOrder(dataset, args.sort)
      const { offset, limit } = args
      if (args.sort.length > 0 || args.filters.length > 0) {
        return session().orders.readPage(
          { table: physicalTable(dataset), filter, order },
          { columns, offset, limit },
          signal,
        )
      }
      const totalRows = dataset.rowCount + (args.kinds === 'all' ? dataset.totalRowCount : 0)
      const sql = `SELECT ${compileSelectList(columns)} ${filter} LIMIT ${limit} OFFSET ${offset}`
      return readPage(await session().db.run(sql, signal), columns, { offset, totalRows })
    },
    columnStatistics: (args, { signal }) => readStatistics(session(), args, signal),
  }
}

/** The columns of a table, then where each row came from, then what it is where totals are shown too. */
function listColumns(dataset: Dataset, physical: readonly SqlColumn[], kinds: 'data' | 'all'): SqlColumn[] {
  const own = dataset.columns.flatMap(({ name }) => physical.find((column) => column.name === name) ?? [])
  const origin = originColumns.map((name): SqlColumn =>
    name === 'src_row' ? { name, sqlType: 'INTEGER' } : { name, sqlType: 'VARCHAR', sql: compileOrigin(dataset, name) },
  )
  return [...own, ...origin, ...(kinds === 'all' ? [{ name: 'row_kind', sqlType: 'VARCHAR' }] : [])]
}

async function readStatistics(
  { db, tables, catalogue }: EngineSession,
  args: ArgsOf<EngineApi['columnStatistics']>,
  signal: AbortSignal,
): Promise<ColumnStatistics> {
  const { dataset, columns } = await tables.browse(findDataset(catalogue, args.dataset), catalogue, signal)
  const column = checkColumn(dataset, args.column)
  const type = columnType(dataset, args.column)
  const physical = listColumns(dataset, columns, 'all').filter(({ name }) => name === args.column)
  const browse = compileBrowse(dataset, args.filters, 'data')
  const facts = await readOne(compileFacts(column, type, browse), { db, signal })
  const topColumns = [...renamed(physical, 'value'), { name: 'count', sqlType: 'BIGINT' }]
  const topRows = await db.run(selectAs(compileTop(column, browse), topColumns), signal)
  const top = readPage(topRows, topColumns, { offset: 0, totalRows: topRows.rowCount })
  const [min, max] = [facts['min'] ?? null, facts['max'] ?? null]
  return {
    column: args.column,
    rows: Number(facts['rows']),
    empty: Number(facts['rows']) - Number(facts['filled']),
    distinct: Number(facts['distinct_values']),
    sum: facts['sum'] ?? null,
    mean: asNumber(facts['mean']),
    median: asNumber(facts['median']),
    min,
    max,
    top: (top.values[0] ?? []).map((value, row) => ({ value, count: Number(top.values[1]?.[row]) })),
    histogram: isNumeric(type) ? await readHistogram({ column, browse, min, max }, { db, signal }) : [],
  }
}

type Run = { db: EngineSession['db']; signal: AbortSignal }

/** One row by column name. The row is described by the engine itself, because the types of sums depend on the data. */
async function readOne(sql: string, { db, signal }: Run): Promise<Record<string, Value>> {
  const described = await db.run(`DESCRIBE ${sql}`, signal)
  const columns = (described.values[0] ?? []).map((name, row) => ({
    name: String(name),
    sqlType: String(described.values[1]?.[row]),
  }))
  const page = readPage(await db.run(selectAs(sql, columns), signal), columns, { offset: 0, totalRows: 1 })
  return Object.fromEntries(columns.map(({ name }, index) => [name, page.values[index]?.[0] ?? null]))
}

function selectAs(sql: string, columns: readonly SqlColumn[]): string {
  return `SELECT ${compileSelectList(columns)} FROM (${sql})`
}

function renamed(columns: readonly SqlColumn[], name: string): SqlColumn[] {
  return columns.map(({ sqlType }) => ({ name, sqlType }))
}

async function readHistogram(
  { column, browse, min, max }: { column: string; browse: string; min: Value; max: Value },
  { db, signal }: Run,
): Promise<ColumnStatistics['histogram']> {
  const [from, to] = [asNumber(min), asNumber(max)]
  if (from === null || to === null || !Number.isFinite(from) || !Number.isFinite(to)) return []
  if (from === to) {
    const { values } = await db.run(`SELECT count(${column}) ${browse}`, signal)
    return [{ from, to, count: Number(values[0]?.[0]) }]
  }
  const rows = await db.run(compileHistogram(column, browse, { from, to }), signal)
  const count = new Map((rows.values[0] ?? []).map((place, row) => [Number(place), Number(rows.values[1]?.[row])]))
  const width = (to - from) / histogramClasses
  return Array.from({ length: histogramClasses }, (_none, place) => ({
    from: from + place * width,
    to: place === histogramClasses - 1 ? to : from + (place + 1) * width,
    count: count.get(place) ?? 0,
  }))
}

function columnType(dataset: Dataset, column: string): Dataset['columns'][number]['type'] {
  const known = dataset.columns.find(({ name }) => name === column)
  return known?.type ?? (column === 'src_row' ? 'integer' : 'text')
}

function asNumber(value: Value | undefined): number | null {
  return typeof value === 'number'
    ? value
    : typeof value === 'string' && value !== '' && !Number.isNaN(Number(value))
      ? Number(value)
      : null
}
