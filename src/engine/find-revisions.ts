import {
  compareColumns,
  compileCells,
  compilePairs,
  compileUniqueness,
  describeKey,
  leastUnique,
  listKeys,
} from '../core/dataset/compile-revisions.ts'
import type { ComparedColumn, PartVersion } from '../core/dataset/compile-revisions.ts'
import type { VersionId } from '../core/base/id.ts'
import type { RevisionCounts, RevisionKey } from '../core/dataset/revision.ts'
import { quoteIdentifier } from '../core/sql/quote.ts'
import type { Duckdb, RunSql } from './duckdb/duckdb.ts'
import { rowsToIpc } from './duckdb/rows-to-ipc.ts'

/** What two versions of a part differ in: the cells as an Arrow IPC stream, and what is said about them. */
export type FoundRevisions = RevisionCounts & { key: RevisionKey; ipc: ArrayBuffer }

/** Two versions of a part, both in the engine. */
export type Correction = { before: PartVersion; after: PartVersion }

/** Compares two versions of a part, row by row under a key that is found in the data. Throws sql/*. `version` names what is staged meanwhile. */
export async function findRevisions(db: Duckdb, correction: Correction, version: VersionId): Promise<FoundRevisions> {
  const columns = compareColumns(correction.before, correction.after)
  const pairs = `data.${quoteIdentifier(`${version} pairs`)}`
  return db.session(async (run) => {
    const key = await findKey(run, correction, columns)
    try {
      await run(compilePairs(pairs, correction, columns, key))
      const cells = await run(compileCells(pairs, columns))
      const kinds = cells.values[cells.columns.indexOf('kind')] ?? []
      const count = (kind: string): number => kinds.filter((each) => each === kind).length
      return {
        changed: count('changed'),
        added: count('added'),
        removed: count('removed'),
        key: describeKey(key),
        ipc: rowsToIpc(cells, ['row']),
      }
    } finally {
      await run(`DROP TABLE IF EXISTS ${pairs}`)
    }
  })
}

/** The first key that tells all rows of both versions apart, else the first that tells nearly all, else none: rows are then their own key. */
async function findKey(
  run: RunSql,
  { before, after }: Correction,
  columns: readonly ComparedColumn[],
): Promise<readonly ComparedColumn[]> {
  const { single, joined } = listKeys(columns)
  let best: readonly ComparedColumn[] = []
  for (const keys of [single, joined]) {
    if (keys.length === 0) continue
    const shares = [
      await readShares(run, compileUniqueness(before, keys, 'before')),
      await readShares(run, compileUniqueness(after, keys, 'after')),
    ]
    const unique = keys.findIndex((_key, at) => shares.every((share) => (share[at] ?? 0) === 1))
    if (unique >= 0) return keys[unique] ?? []
    const near = keys.findIndex((_key, at) => shares.every((share) => (share[at] ?? 0) >= leastUnique))
    if (best.length === 0 && near >= 0) best = keys[near] ?? []
  }
  return best
}

/** For each key the share of rows that it tells apart. */
async function readShares(run: RunSql, sql: string): Promise<number[]> {
  const { values } = await run(sql)
  const [rows = 0, ...counts] = values.map((column) => Number(column[0]))
  return counts.map((count) => (rows === 0 ? 1 : count / rows))
}
