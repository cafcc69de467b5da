import { quoteIdentifier, quoteLiteral } from '../sql/quote.ts'
import type { Catalogue } from './catalogue.ts'
import { revisionColumns, revisionView } from './revision.ts'
import type { RevisionSet } from './revision.ts'

/** The physical table of all cells of all sets. */
export const revisionTable = 'data.revision_log'

/** Makes {@link revisionTable}, empty. */
export const createRevisionTable = `CREATE TABLE IF NOT EXISTS ${revisionTable} (src_set INTEGER, "row" INTEGER, "key" VARCHAR, "column" VARCHAR, "before" VARCHAR, "after" VARCHAR, kind VARCHAR, cell_before VARCHAR, cell_after VARCHAR)`

/** Takes the rows of a set over from its staged table. */
export function compileRevisionSet({ version, number }: RevisionSet): string {
  const columns = revisionColumns.map(quoteIdentifier).join(', ')
  return `INSERT INTO ${revisionTable} SELECT ${String(number)}, ${columns} FROM data.${quoteIdentifier(version)}`
}

/** The view in which users query revisions, newest set last: what is said once of a set stands here, not in the rows. */
export function compileRevisionView(catalogue: Catalogue): string {
  return `CREATE OR REPLACE VIEW main.${quoteIdentifier(revisionView)} AS SELECT * EXCLUDE (src_set, "row") FROM (${compileRevisions(catalogue)}) ORDER BY src_set, "row"`
}

/** All revisions with the columns of the view, and `src_set` and `row` for their order. */
export function compileRevisions({ datasets, revisions }: Catalogue): string {
  const names = new Map(datasets.map(({ id, name }) => [id, name]))
  const shown = revisions.filter(({ dataset }) => names.has(dataset))
  const fact = (alias: string, read: (set: RevisionSet) => string | null): string => {
    const texts: string[] = []
    for (const set of shown) {
      const value = read(set)
      texts[set.number - 1] = value === null ? 'NULL' : quoteLiteral(value)
    }
    const list = Array.from(texts, (text: string | undefined) => text ?? 'NULL')
    // A list of nothing but NULL has no type of its own.
    return `list_extract(CAST([${list.join(', ')}] AS VARCHAR[]), src_set) AS ${alias}`
  }
  return [
    `SELECT ${fact('dataset', ({ dataset }) => dataset)}, ${fact('dataset_name', ({ dataset }) => names.get(dataset) ?? '')}, ${fact('period', ({ period }) => period)},`,
    `"key", "column", "before", "after", kind,`,
    `${fact('seen_at', ({ seenAt }) => seenAt)}, ${fact('file_before', ({ fileBefore }) => fileBefore)}, ${fact('file_after', ({ fileAfter }) => fileAfter)},`,
    `cell_before, cell_after, src_set, "row"`,
    `FROM ${revisionTable} WHERE src_set IN (${['0', ...shown.map(({ number }) => String(number))].join(', ')})`,
  ].join(' ')
}
