import type { Clients } from '../../../src/client/clients.ts'
import { asId } from '../../../src/core/base/id.ts'
import type { ResultId } from '../../../src/core/base/id.ts'
import type { Page } from '../../../src/core/result/page.ts'
import type { ResultInfo } from '../../../src/state/actions/results.ts'
import { createAppStore } from '../../../src/state/create-store.ts'
import type { AppStore } from '../../../src/state/create-store.ts'

type Parts = { engine?: Partial<Clients['engine']>; exports?: Partial<Clients['exports']> }

/** Clients of which only the given calls are there; any other call fails the test. */
export function makeClients({ engine = {}, exports = {} }: Parts): Clients {
  const missing = (): never => { throw new Error('a call that the test does not expect') }
  const lacking = (given: object): never => new Proxy(given, { get: (target, name): unknown => (Reflect.get(target, name) as unknown) ?? missing }) as never
  return {
    engine: lacking({ releaseResult: async () => null, ...engine }),
    engineQuiet: async () => undefined,
    exports: lacking(exports),
    imports: lacking({}),
    filesAtOnce: 1,
    start: missing,
    selfTest: missing,
    onEvent: () => () => undefined,
    readText: missing,
    readBlob: missing,
  }
}

/** A store of a fresh visit. */
export function makeStore(): AppStore {
  return createAppStore({ language: 'zh', theme: 'light', railFolded: false }, { page: 'data' }, false)
}

/** A result of one integer column that counts from 0. */
export function makeInfo(totalRows: number): ResultInfo {
  return {
    result: asId<ResultId>('r1'),
    columns: [{ name: 'n', type: 'integer' }],
    totalRows,
    elapsedMs: 3,
    sql: 'SELECT n',
    origin: { title: '数', templateId: null, templateVersion: null, parameters: [], sql: 'SELECT n', inputs: [], ranAt: '2020-07-01T00:00:00Z', elapsedMs: 3, engine: 'x', product: 'y' },
  }
}

/** Rows of {@link makeInfo}. */
export function makePage(totalRows: number, offset: number, limit: number): Page {
  const rowCount = Math.max(0, Math.min(limit, totalRows - offset))
  return { columns: [{ name: 'n', type: 'integer' }], offset, rowCount, totalRows, values: [Array.from({ length: rowCount }, (_, row) => offset + row)] }
}
