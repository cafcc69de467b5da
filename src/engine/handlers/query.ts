import { AppError } from '../../core/base/app-error.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import { isSameName } from '../../core/dataset/change-catalogue.ts'
import { derivedTables, sourceTables } from '../../core/dataset/derived/derived-tables.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import type { Origin } from '../../core/result/print-table.ts'
import { describeInputs, describeSources } from '../../core/template/compile-template.ts'
import { revisionView } from '../../core/dataset/revision.ts'
import { checkUserSql } from '../../core/sql/check-user-sql.ts'
import { nearestNames } from '../../core/sql/nearest-names.ts'
import type { EngineApi, ResultInfo } from '../../protocol/engine-api.ts'
import type { Handlers } from '../../protocol/handlers.ts'
import { toValueColumns } from '../duckdb/read-page.ts'
import type { EngineSession } from '../engine-session.ts'
import type { KeptResult } from '../result-shelf.ts'

type QueryHandlers = Pick<Handlers<EngineApi>, 'runSql' | 'readResult' | 'releaseResult' | 'readSchema'>

/** Users' own queries and the pages of every result. */
export function queryHandlers(session: () => EngineSession): QueryHandlers {
  return {
    async runSql({ sql, title }, { signal, progress }) {
      const checked = checkUserSql(sql)
      progress('run', { done: 0, total: null, unit: 'rows' })
      const origin = { title, templateId: null, templateVersion: null, parameters: [], sql: checked.sql }
      await fillRevisions(session(), checked.names)
      await session().provideDerived(checked.names)
      const inputs = listInputs(session(), checked.names)
      await session().keepCleaned(checked.names, signal)
      try {
        return await keepResult(session(), { statement: checked, origin: { ...origin, inputs } }, signal)
      } catch (error) {
        throw explainUnknownTable(session(), error)
      }
    },
    readResult: ({ result, ...page }, { signal }) => session().results.read(result, page, signal),
    releaseResult: async ({ result }) => {
      await session().results.release(result)
      return null
    },
    readSchema: () => Promise.resolve(session().tables.schema(session().catalogue)),
  }
}

/** Revisions are brought from storage when a statement names them. */
async function fillRevisions(engine: EngineSession, names: readonly string[]): Promise<void> {
  if (!names.some((name) => isSameName(name, revisionView))) return
  await engine.revisions.fill(engine.catalogue, (version) => engine.readBlob(version))
}

/** Runs a checked statement, keeps its rows and says where they came from. Throws sql/*, call/cancelled. */
export async function keepResult(
  { results, db, ports }: EngineSession,
  {
    statement,
    origin,
  }: {
    statement: { sql: string; kind: 'query' | 'description' }
    origin: Omit<Origin, 'ranAt' | 'elapsedMs' | 'engine' | 'product'>
  },
  signal: AbortSignal,
): Promise<ResultInfo> {
  const started = ports.clock()
  const ranAt = ports.now()
  const { id, columns, totalRows }: KeptResult = await results.keep(statement, signal)
  const elapsedMs = ports.clock() - started
  const facts = { ranAt, elapsedMs, engine: `DuckDB ${db.version}`, product: ports.product }
  return {
    result: id,
    columns: toValueColumns(columns),
    totalRows,
    elapsedMs,
    sql: origin.sql,
    origin: { ...origin, ...facts },
  }
}

/** Loaded tables that a statement names, directly or as a logical table. */
function listInputs({ logical }: EngineSession, names: readonly string[]): Origin['inputs'] {
  const { model, seen: catalogue } = logical.state
  const isNamed = (name: string): boolean => names.some((each) => isSameName(each, name))
  const direct = catalogue.datasets
    .filter(({ name }) => isNamed(name))
    .flatMap((dataset) => describeInputs(dataset.name, dataset))
  const named = [...model, ...derivedTables(model)].filter(
    ({ id }) => isNamed(id) && !catalogue.datasets.some(({ name }) => isSameName(name, id)),
  )
  const read = new Map(named.flatMap((table) => sourceTables(table).map((source) => [source.id, source] as const)))
  const mapped = [...read.values()].flatMap((table) => describeSources(table, catalogue, 'zh'))
  return [...direct, ...mapped]
}

/** A table that is in the catalogue but not in the engine says why; for others the hint names users' tables only. */
function explainUnknownTable({ tables, catalogue }: EngineSession, error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'sql/unknown-table') return error
  const name = String(error.params['table'])
  const known = findByName(catalogue, name)
  const reason = known === undefined ? undefined : tables.failureOf(known)
  if (reason !== undefined) return reason
  // A name in front of a column (`t.x`) was compared with the tables of its own query, and those are the better candidates.
  if (error.params['hint'] !== '' && error.detail?.includes('Candidate tables') === true) return error
  const hint = nearestNames(
    name,
    tables.schema(catalogue).map(({ table }) => table),
  ).join('、')
  return new AppError(error.code, { ...error.params, hint }, { detail: error.detail ?? '', cause: error })
}

function findByName(catalogue: Catalogue, name: string): Dataset | undefined {
  return catalogue.datasets.find((dataset) => isSameName(dataset.name, name))
}
