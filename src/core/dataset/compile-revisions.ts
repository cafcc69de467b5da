import { quoteIdentifier, quoteLiteral } from '../sql/quote.ts'
import type { ColumnType } from '../workbook/table-layout.ts'
import { physicalTable } from './compile-browse.ts'
import { castColumn } from './compile-part.ts'
import type { Dataset, DatasetPart } from './dataset.ts'
import { normaliseWords } from './header-words.ts'
import type { RevisionKey } from './revision.ts'
import { uniteColumns } from './unite-columns.ts'

/** One version of a part, where its rows are. */
export type PartVersion = { dataset: Dataset; part: DatasetPart }

/** A column of either version: SQL of its text in each physical table, null and '' as letter where a version lacks it. */
export type ComparedColumn = {
  name: string
  type: ColumnType
  before: string | null
  after: string | null
  letterBefore: string
  letterAfter: string
}

/** Columns that are looked at for a key. */
const mostKeyColumns = 8

/** Share of rows that a key must tell apart where none tells all: the rest is told apart by counting. */
export const leastUnique = 0.9

/** The columns of two versions of a part, matched as those of any two parts are. */
export function compareColumns(before: PartVersion, after: PartVersion): ComparedColumn[] {
  const { columns, fits } = uniteColumns([before.part, after.part])
  const read = (version: PartVersion, at: number): { sql: string | null; letter: string } => {
    const place = fits.get(version.part.version)?.[at] ?? null
    const own = place === null ? undefined : version.part.columns[place]
    const fit = uniteColumns(version.dataset.parts).fits.get(version.part.version) ?? []
    const stored = place === null ? undefined : version.dataset.columns[fit.indexOf(place)]
    if (own === undefined || stored === undefined) return { sql: null, letter: '' }
    return { sql: castColumn(quoteIdentifier(stored.name), stored, { type: 'text' }), letter: own.letter }
  }
  return columns
    .map(({ name, type, made }, at) => ({ name, type, made, old: read(before, at), now: read(after, at) }))
    .filter(({ made }) => made === undefined)
    .map(({ name, type, old, now }) => ({
      name,
      type,
      before: old.sql,
      after: now.sql,
      letterBefore: old.letter,
      letterAfter: now.letter,
    }))
}

/** Keys worth trying, best first: one code, several codes, one text, two of both. Columns that only one version has are no keys. */
export function listKeys(columns: readonly ComparedColumn[]): {
  single: ComparedColumn[][]
  joined: ComparedColumn[][]
} {
  const usable = columns.filter(
    ({ before, after, name, type }) =>
      before !== null && after !== null && keyTypes.has(type) && normaliseWords(name) !== '序号',
  )
  const codes = usable.filter(({ type }) => type === 'code').slice(0, mostKeyColumns)
  const texts = usable.filter(({ type }) => type !== 'code').slice(0, mostKeyColumns)
  const all = [...codes, ...texts].slice(0, mostKeyColumns)
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other]))
  return {
    single: [...codes, ...texts].map((column) => [column]),
    joined: [...(codes.length > 2 ? [codes] : []), ...pairs, ...(all.length > 2 ? [all] : [])],
  }
}

const keyTypes: ReadonlySet<ColumnType> = new Set(['code', 'text', 'period', 'date'])

/** `SELECT` of the number of rows, then for each key the number of its different values without empty ones. */
export function compileUniqueness(
  { dataset, part }: PartVersion,
  keys: readonly (readonly ComparedColumn[])[],
  side: 'before' | 'after',
): string {
  const counts = keys.map((key) => {
    const texts = key.map((column) => column[side] ?? 'NULL')
    return texts.length === 1 ? `count(DISTINCT ${texts.join()})` : `count(DISTINCT ${keyText(texts)})`
  })
  return `SELECT ${['count(*)', ...counts].join(', ')} FROM ${physicalTable(dataset)} WHERE ${ofPart(part)}`
}

/** Makes the table `pairs` of the rows that differ between two versions, or that only one of them has. */
export function compilePairs(
  pairs: string,
  { before, after }: { before: PartVersion; after: PartVersion },
  columns: readonly ComparedColumn[],
  key: readonly ComparedColumn[],
): string {
  const side = ({ dataset, part }: PartVersion, which: 'before' | 'after'): string => {
    const text = key.length === 0 ? `'#' || src_row` : keyText(key.map((column) => column[which] ?? 'NULL'))
    const values = columns.map((column, at) => `${column[which] ?? 'NULL'} AS c${String(at)}`)
    return `SELECT ${text} AS k, row_number() OVER (PARTITION BY k ORDER BY src_row) AS n, src_row, ${values.join(', ')} FROM ${physicalTable(dataset)} WHERE ${ofPart(part)}`
  }
  const values = columns.map((_column, at) => `o.c${String(at)} AS b${String(at)}, w.c${String(at)} AS a${String(at)}`)
  const differs = columns.map((_column, at) => `o.c${String(at)} IS DISTINCT FROM w.c${String(at)}`)
  return [
    `CREATE TABLE ${pairs} AS WITH o AS (${side(before, 'before')}), w AS (${side(after, 'after')})`,
    `SELECT coalesce(o.k, w.k) || CASE WHEN coalesce(o.n, w.n) > 1 THEN '#' || coalesce(o.n, w.n) ELSE '' END AS k, o.src_row AS r0, w.src_row AS r1, ${values.join(', ')}`,
    `FROM o FULL JOIN w ON o.k = w.k AND o.n = w.n`,
    `WHERE o.src_row IS NULL OR w.src_row IS NULL OR ${differs.join(' OR ')}`,
  ].join('\n')
}

/** The cells of {@link compilePairs} that differ, in the order of the new file, rows that are gone at their old place. */
export function compileCells(pairs: string, columns: readonly ComparedColumn[]): string {
  const branches = columns.map(
    ({ name, letterBefore, letterAfter }, at) =>
      `SELECT coalesce(r1, r0) AS place, ${String(at)} AS nth, k AS "key", ${quoteLiteral(name)} AS "column", b${String(at)} AS "before", a${String(at)} AS "after", CASE WHEN r0 IS NULL THEN 'added' WHEN r1 IS NULL THEN 'removed' ELSE 'changed' END AS kind, ${cellOf(letterBefore, 'r0')} AS cell_before, ${cellOf(letterAfter, 'r1')} AS cell_after FROM ${pairs} WHERE b${String(at)} IS DISTINCT FROM a${String(at)}`,
  )
  return `SELECT CAST(row_number() OVER (ORDER BY place, "key", nth) AS INTEGER) AS "row", "key", "column", "before", "after", kind, cell_before, cell_after FROM (${branches.join('\nUNION ALL\n')}) ORDER BY 1`
}

/** What is said of a key. */
export function describeKey(key: readonly ComparedColumn[]): RevisionKey {
  return key.length === 0 ? { kind: 'row' } : { kind: 'columns', columns: key.map(({ name }) => name) }
}

function cellOf(letter: string, row: string): string {
  return letter === '' ? 'CAST(NULL AS VARCHAR)' : `${quoteLiteral(letter)} || ${row}`
}

function keyText(texts: readonly string[]): string {
  return texts.map((text) => `coalesce(${text}, '')`).join(` || '·' || `)
}

function ofPart({ number }: DatasetPart): string {
  return `src_part = ${String(number)} AND row_kind = 'data'`
}
