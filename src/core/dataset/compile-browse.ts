import { AppError } from '../base/app-error.ts'
import { quoteIdentifier, quoteLiteral, quoteNumber } from '../sql/quote.ts'
import type { Dataset } from './dataset.ts'

/** Columns that the importer adds to every physical table. */
export const rowColumns = ['src_row', 'row_kind'] as const

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
  const columns = [...dataset.columns.map(({ name }) => name), 'src_row'].map(quoteIdentifier).join(', ')
  return `CREATE OR REPLACE VIEW main.${quoteIdentifier(dataset.name)} AS SELECT ${columns} FROM ${physicalTable(dataset)} WHERE row_kind = 'data'`
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

/** The quoted name of a column of the table. Throws dataset/unknown-column. */
export function checkColumn(dataset: Dataset, column: string): string {
  const known = rowColumns.some((name) => name === column) || dataset.columns.some(({ name }) => name === column)
  if (!known) throw new AppError('dataset/unknown-column', { table: dataset.name, column })
  return quoteIdentifier(column)
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
