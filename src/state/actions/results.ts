import type { ResultId } from '../../core/base/id.ts'
import type { Page, SortKey } from '../../core/result/page.ts'
import type { CallOptions, Clients } from '../../client/clients.ts'
import type { ResultInfo as Info } from '../../protocol/engine-api.ts'
import type { AppStore } from '../create-store.ts'
import { dataStateOf } from '../../core/dataset/data-state.ts'

/** A finished result in the engine; its rows are read by page. */
export type ResultInfo = Info

/** A table or logical table with its columns, for completion. */
export type SchemaTable = { table: string; columns: string[] }

/** A result with its first rows, {@link firstRows} at most. `seen` is the state of the data (data-state.ts) that it was computed from. */
export type ResultRun = { info: ResultInfo; page: Page; seen: string }

/** Rows that come with a result: what is set as a printed table and drawn as a chart. Longer results are paged by the grid. */
export const firstRows = 2000

/** Queries and the rows of results. */
export type ResultActions = ReturnType<typeof createResultActions>

/** Actions on results. They throw AppError; whoever shows the result shows the failure in its place. */
export function createResultActions(store: AppStore, clients: Clients) {
  return {
    /** Keeps the text of the query editor over a change of page. */
    keepSql(sqlText: string): void {
      store.setState({ sqlText })
    },
    /** Runs one SELECT of the user. */
    async runSql(sql: string, title: string, options: CallOptions = {}): Promise<ResultRun> {
      const seen = dataStateOf(store.getState().catalogue)
      const info = await clients.engine.runSql({ sql, title }, options)
      return { info, page: await readFirstRows(clients, info, options), seen }
    },
    readRows(
      result: ResultId,
      window: { offset: number; limit: number; sort: SortKey[] },
      options: CallOptions = {},
    ): Promise<Page> {
      return clients.engine.readResult({ result, ...window }, options)
    },
    /** Frees a result that nobody shows any more. That it is gone already, or the engine with it, is what was wanted. */
    release(result: ResultId): void {
      clients.engine.releaseResult({ result }).catch(() => undefined)
    },
    /** Tables and columns for completion. */
    readSchema(): Promise<SchemaTable[]> {
      return clients.engine.readSchema(null)
    },
  }
}

/** The first rows of a fresh result. A result whose rows were not wanted any more is freed. */
export async function readFirstRows(clients: Clients, info: ResultInfo, options: CallOptions): Promise<Page> {
  try {
    return await clients.engine.readResult({ result: info.result, offset: 0, limit: firstRows, sort: [] }, options)
  } catch (error) {
    clients.engine.releaseResult({ result: info.result }).catch(() => undefined)
    throw error
  }
}
