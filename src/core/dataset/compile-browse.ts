import { AppError } from '../base/app-error.ts'
import { quoteIdentifier, quoteLiteral, quoteNumber } from '../sql/quote.ts'
import type { Dataset, DatasetPart } from './dataset.ts'

/** Columns of every physical table after those of its parts: which part a row is of, its row in the sheet, what it is. */
export const rowColumns = ['src_part', 'src_row', 'row_kind'] as const

/** Columns that every table shows after its own: where a row came from. */
export const originColumns = ['src_file', 'src_sheet', 'src_row'] as const

/** Sort order and filters as core/result/page.ts has them; repeated here because results stand above data sets. */
type Sort = readonly { column: string; descending: boolean }[]
type Filter =
  | { column: string; kind: 'contains'; text: string }
  | { column: string; kind: 'range'; from: number | null; to: number | null }
  | { column: string; kind: 'one-of'; values: readonly string[] }
  | { column: string; kind: 'is-empty' }
  | { column: string; kind: 'is-filled' }

/** The physical table of a version, `data."x…"`. */
export function physicalTable(dataset: Pick<Dataset, 'version'>): string {
  return `data.${quoteIdentifier(dataset.version)}`
}

/** The view under which users see the data rows of a table. */
export function compileView(dataset: Dataset): string {
  return `CREATE OR REPLACE VIEW main.${quoteIdentifier(dataset.name)} AS ${compileDataRows(dataset)}`
}

/**
 * The rows as they were loaded, for a recipe: `loaded."<name>"` has the columns, then `src_part`, here the place of the part in the
 * order of the table, then {@link originColumns}.
 */
export function compileLoadedView(dataset: Dataset): string {
  const columns = dataset.columns.map(({ name }) => quoteIdentifier(name))
  const origin = originColumns.map((name) => `${compileOrigin(dataset, name)} AS ${name}`)
  const list = [...columns, `${compilePartOrder(dataset)} AS src_part`, ...origin].join(', ')
  return `CREATE OR REPLACE VIEW loaded.${quoteIdentifier(dataset.name)} AS SELECT ${list} FROM ${physicalTable(dataset)} WHERE row_kind = 'data'`
}

/** Parts are numbered as they came; a month that was loaded late stands among the others. */
function compilePartOrder({ parts }: Pick<Dataset, 'parts'>): string {
  if (parts.every(({ number }, at) => number === at + 1)) return 'src_part'
  const places: number[] = []
  parts.forEach(({ number }, at) => (places[number - 1] = at + 1))
  return `list_extract([${Array.from(places, (place: number | undefined) => place ?? 'NULL').join(', ')}], src_part)`
}

/** The data rows of a table in the order of its files: its columns, then {@link originColumns}. */
export function compileDataRows(dataset: Dataset): string {
  const columns = dataset.columns.map(({ name }) => quoteIdentifier(name))
  const origin = originColumns.map((name) => {
    return `${compileOrigin(dataset, name)} AS ${name}`
  })
  return `SELECT ${[...columns, ...origin].join(', ')} FROM ${physicalTable(dataset)} WHERE row_kind = 'data'`
}

/** SQL of one of {@link originColumns} over the physical table: rows hold the number of their part, and the names stand here once. */
export function compileOrigin({ parts }: Pick<Dataset, 'parts'>, name: (typeof originColumns)[number]): string {
  if (name === 'src_row') return quoteIdentifier(name)
  const textOf = (part: DatasetPart): string => quoteLiteral(name === 'src_file' ? part.source.file : part.source.sheet)
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return textOf(only)
  const texts: string[] = []
  for (const part of parts) texts[part.number - 1] = textOf(part)
  return `list_extract([${Array.from(texts, (text: string | undefined) => text ?? 'NULL').join(', ')}], src_part)`
}

/** `FROM … WHERE …` of a browsed table. Throws dataset/unknown-column. */
export function compileBrowse(dataset: Dataset, filters: readonly Filter[], kinds: 'data' | 'all'): string {
  const conditions = filters.map((filter) => compileFilter(checkColumn(dataset, filter.column), filter))
  if (kinds === 'data') conditions.unshift("row_kind = 'data'")
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`
  return `FROM ${physicalTable(dataset)}${where}`
}

/** ` ORDER BY …`, or '' for the order of the file. Ties keep that order; empty values stand last. Throws dataset/unknown-column. */
export function compileOrder(dataset: Dataset, sort: Sort): string {
  if (sort.length === 0) return ''
  const keys = sort.map(
    ({ column, descending }) => `${checkColumn(dataset, column)} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  )
  return ` ORDER BY ${keys.join(', ')}, rowid`
}

/** SQL of a column of the table, of {@link originColumns} or {@link rowColumns}. Throws dataset/unknown-column. */
export function checkColumn(dataset: Dataset, column: string): string {
  if (dataset.columns.some(({ name }) => name === column)) return quoteIdentifier(column)
  const origin = originColumns.find((name) => name === column)
  if (origin !== undefined) return compileOrigin(dataset, origin)
  if (rowColumns.some((name) => name === column)) return quoteIdentifier(column)
  throw new AppError('dataset/unknown-column', { table: dataset.name, column })
}

function compileFilter(column: string, filter: Filter): string {
  switch (filter.kind) {
    case 'contains':
      return `contains(lower(CAST(${column} AS VARCHAR)), lower(${quoteLiteral(filter.text)}))`
    case 'range': {
      const number = `TRY_CAST(${column} AS DOUBLE)`
      const bounds = [
        filter.from === null ? null : `${number} >= ${quoteNumber(filter.from)}`,
        filter.to === null ? null : `${number} <= ${quoteNumber(filter.to)}`,
      ].filter((bound) => bound !== null)
      return bounds.length === 0 ? 'true' : `(${bounds.join(' AND ')})`
    }
    case 'one-of':
      return filter.values.length === 0
        ? 'false'
        : `CAST(${column} AS VARCHAR) IN (${filter.values.map(quoteLiteral).join(', ')})`
    case 'is-empty':
      return `${column} IS NULL`
    case 'is-filled':
      return `${column} IS NOT NULL`
  }
}
