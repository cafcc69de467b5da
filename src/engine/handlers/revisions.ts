import { makeId } from '../../core/base/id.ts'
import type { VersionId } from '../../core/base/id.ts'
import { undoReplacement } from '../../core/dataset/change-revisions.ts'
import { compileRevisions } from '../../core/dataset/compile-revision-log.ts'
import type { Revision } from '../../core/dataset/revision.ts'
import { quoteLiteral } from '../../core/sql/quote.ts'
import type { EngineApi, RevisionPage } from '../../protocol/engine-api.ts'
import type { ArgsOf, Handlers } from '../../protocol/handlers.ts'
import type { Rows } from '../duckdb/duckdb.ts'
import type { EngineSession } from '../engine-session.ts'

/** Listing what corrected files changed, and taking a replacement back. */
export function revisionHandlers(
  session: () => EngineSession,
): Pick<Handlers<EngineApi>, 'readRevisions' | 'undoReplacement'> {
  return {
    readRevisions: (args, { signal }) => readRevisions(session(), args, signal),
    undoReplacement: ({ revisions }) => session().inTurn(() => undo(session(), revisions)),
  }
}

async function readRevisions(
  engine: EngineSession,
  { dataset, offset, limit }: ArgsOf<EngineApi['readRevisions']>,
  signal: AbortSignal,
): Promise<RevisionPage> {
  const { catalogue } = engine
  await engine.revisions.fill(catalogue, (version) => engine.readBlob(version))
  const from = `(${compileRevisions(catalogue)})`
  const where = dataset === null ? '' : ` WHERE dataset = ${quoteLiteral(dataset)}`
  const { values } = await engine.db.run(`SELECT count(*) FROM ${from}${where}`, signal)
  const rows = await engine.db.run(
    `SELECT * EXCLUDE (src_set, "row") FROM ${from}${where} ORDER BY src_set DESC, "row" LIMIT ${String(limit)} OFFSET ${String(offset)}`,
    signal,
  )
  return { total: Number(values[0]?.[0]), revisions: toRevisions(rows) }
}

const fields = {
  dataset: 'dataset',
  datasetName: 'dataset_name',
  period: 'period',
  key: 'key',
  column: 'column',
  before: 'before',
  after: 'after',
  kind: 'kind',
  seenAt: 'seen_at',
  fileBefore: 'file_before',
  fileAfter: 'file_after',
  cellBefore: 'cell_before',
  cellAfter: 'cell_after',
} as const satisfies Record<keyof Revision, string>

function toRevisions({ columns, values, rowCount }: Rows): Revision[] {
  return Array.from({ length: rowCount }, (_none, row) => {
    const cells = Object.entries(fields).map(([field, column]) => [
      field,
      values[columns.indexOf(column)]?.[row] ?? null,
    ])
    return Object.fromEntries(cells) as Revision
  })
}

async function undo(engine: EngineSession, revisions: VersionId) {
  const version = makeId<VersionId>(engine.ports.randomBytes(8))
  const { next, before, after } = undoReplacement(engine.catalogue, revisions, version)
  const readBlob = (part: VersionId): Promise<ArrayBuffer | null> => engine.readBlob(part)
  if (engine.tables.has(before.version)) await engine.tables.extend(before, after, readBlob)
  else await engine.tables.build(after, readBlob)
  try {
    return await engine.commit({ next, journal: [{ kind: 'dataset.replacement-undone', what: { name: after.name } }] })
  } catch (error) {
    if (!engine.catalogue.datasets.some((dataset) => dataset.version === version)) await engine.tables.drop(version)
    throw error
  }
}
