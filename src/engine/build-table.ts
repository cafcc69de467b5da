import { AppError } from '../core/base/app-error.ts'
import type { VersionId } from '../core/base/id.ts'
import { carryColumns } from '../core/dataset/carry-columns.ts'
import { physicalTable } from '../core/dataset/compile-browse.ts'
import { compilePart, compileTable } from '../core/dataset/compile-part.ts'
import type { PartFit } from '../core/dataset/compile-part.ts'
import type { Dataset, DatasetPart } from '../core/dataset/dataset.ts'
import { uniteColumns } from '../core/dataset/unite-columns.ts'
import { quoteIdentifier } from '../core/sql/quote.ts'
import type { ColumnType } from '../core/workbook/table-layout.ts'
import type { Duckdb, RunSql } from './duckdb/duckdb.ts'
import type { SqlColumn } from './duckdb/read-page.ts'
import { checkRows, dropStage, stagePart } from './part-stage.ts'

/** Gives the blob of a part; null when it is gone. */
export type ReadPart = (version: VersionId) => Promise<ArrayBuffer | null>

/** The engine with a connection of its own for the statements of one table. */
export type Bench = { db: Duckdb; run: RunSql }

/** One part of a table cannot be loaded. */
export class PartFailure extends Error {
  readonly file: string

  constructor({ source }: DatasetPart, cause: unknown) {
    super(cause instanceof AppError ? (cause.detail ?? cause.code) : cause instanceof Error ? cause.message : '', {
      cause,
    })
    this.file = source.file
  }
}

/** Makes `data."<version>"` out of the blobs of all parts. Throws PartFailure, sql/out-of-memory. */
export async function buildTable(bench: Bench, dataset: Dataset, readPart: ReadPart): Promise<void> {
  await bench.run(compileTable(dataset))
  await addParts(bench, { dataset, parts: dataset.parts }, readPart)
}

/** Makes `data."<after>"` out of `data."<before>"`, as far as parts are kept, and the blobs of the others. Throws as {@link buildTable}. */
export async function extendTable(
  bench: Bench,
  { before, after }: { before: Dataset; after: Dataset },
  readPart: ReadPart,
): Promise<void> {
  const old = new Set(before.parts.map(({ version }) => version))
  const kept = after.parts.filter(({ version }) => old.has(version))
  const columns = carryColumns(before, after, kept)
  if (columns === null || kept.length === 0) return buildTable(bench, after, readPart)
  const list = columns.map((sql, at) => `${sql} AS ${quoteIdentifier(after.columns[at]?.name ?? '')}`)
  const numbers = kept.map(({ number }) => String(number)).join(', ')
  await bench.run(
    `CREATE TABLE ${physicalTable(after)} AS SELECT ${list.join(', ')}, src_part, src_row, row_kind FROM ${physicalTable(before)} WHERE src_part IN (${numbers})`,
  )
  await addParts(bench, { dataset: after, parts: after.parts.filter(({ version }) => !old.has(version)) }, readPart)
}

async function addParts(
  { db, run }: Bench,
  { dataset, parts }: { dataset: Dataset; parts: readonly DatasetPart[] },
  readPart: ReadPart,
): Promise<void> {
  const { fits } = uniteColumns(dataset.parts)
  const wide = new Set<string>()
  for (const part of parts) {
    const fit = fits.get(part.version) ?? []
    try {
      const ipc = await readPart(part.version)
      if (ipc === null) throw new Error('the rows are gone')
      const columns = await stagePart(db, run, part, new Uint8Array(ipc))
      await widenColumns(run, { dataset, fit, columns, wide })
      const { values } = await run(compilePart(dataset, part, fit))
      checkRows(part, values[0]?.[0])
    } catch (error) {
      if (error instanceof AppError && (error.code === 'sql/out-of-memory' || error.code === 'call/cancelled'))
        throw error
      throw new PartFailure(part, error)
    } finally {
      await dropStage(run, part)
    }
  }
}

/** What a part brings beyond the usual type of a column. */
const wider: Partial<Record<ColumnType, string>> = { integer: 'DOUBLE', date: 'TIMESTAMP' }

/**
 * Integers that a 64-bit number does not hold exactly, or that turned out to be none, come as DOUBLE, and days with a time as TIMESTAMP:
 * the column must then be one.
 */
async function widenColumns(
  run: RunSql,
  { dataset, fit, columns, wide }: { dataset: Dataset; fit: PartFit; columns: readonly SqlColumn[]; wide: Set<string> },
): Promise<void> {
  for (const [at, { name, type }] of dataset.columns.entries()) {
    const place = fit[at] ?? null
    const wanted = wider[type]
    if (wanted === undefined || place === null || columns[place]?.sqlType !== wanted || wide.has(name)) continue
    wide.add(name)
    await run(`ALTER TABLE ${physicalTable(dataset)} ALTER COLUMN ${quoteIdentifier(name)} SET DATA TYPE ${wanted}`)
  }
}
