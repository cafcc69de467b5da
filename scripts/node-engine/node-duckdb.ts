import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker as Thread } from 'node:worker_threads'
import type { DuckdbHost } from '../../src/engine/duckdb/start-duckdb.ts'

const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'))

/** DuckDB's Node worker expects a browser's worker scope. */
const bootstrap = `
  const { parentPort } = require('node:worker_threads')
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer)
  parentPort.on('message', (data) => globalThis.onmessage?.({ data }))
  console.log = console.error = () => undefined
  require(${JSON.stringify(join(dist, 'duckdb-node-eh.worker.cjs'))})
`

/** The real engine in a thread of Node, with the same code path as in the browser. */
export function nodeDuckdbHost(options: Partial<DuckdbHost> = {}): DuckdbHost {
  return {
    createWorker: () => spawnThread(),
    wasmAddress: join(dist, 'duckdb-eh.wasm'),
    onFatal: () => undefined,
    ...options,
  }
}

/** The part of a Worker that AsyncDuckDB uses, over a thread. */
function spawnThread(): Worker {
  const thread = new Thread(bootstrap, { eval: true, stdout: true, stderr: true })
  thread.unref()
  const worker = {
    postMessage: (message: unknown, transfer: ArrayBuffer[]) => thread.postMessage(message, transfer),
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) => {
      thread.on(type, (data: unknown) => listener({ data }))
    },
    removeEventListener: () => undefined,
    terminate: () => void thread.terminate(),
  }
  return worker as unknown as Worker
}
