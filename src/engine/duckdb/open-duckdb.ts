import { AppError, toAppError } from '../../core/base/app-error.ts'
import type { ReportProgress } from '../../protocol/handlers.ts'
import type { Duckdb } from './duckdb.ts'
import { inflateWasm } from './inflate-wasm.ts'
import { startDuckdb } from './start-duckdb.ts'

/** What the browser's engine starts from. */
export type DuckdbFiles = {
  /** The wasm module, plain or gzip-compressed. */
  wasm: Blob
  /** Absolute URL of DuckDB's own worker script, same origin. */
  duckdbWorkerUrl: string
}

/**
 * Starts DuckDB in a nested worker of this worker. Throws worker/engine-files-missing when `wasm` is no such file (a server that
 * answers with a page instead), worker/cannot-start when the browser cannot run it.
 */
export async function openDuckdb(
  files: DuckdbFiles,
  progress: ReportProgress,
  onFatal: (error: unknown) => void,
): Promise<Duckdb> {
  const wasmAddress = URL.createObjectURL(await inflateWasm(files.wasm, progress))
  progress('start', { done: 0, total: null, unit: 'bytes' })
  try {
    return await startDuckdb({ createWorker: () => spawnDuckdbWorker(files.duckdbWorkerUrl), wasmAddress, onFatal })
  } catch (error) {
    throw new AppError('worker/cannot-start', {}, { detail: toAppError(error).detail ?? String(error), cause: error })
  } finally {
    URL.revokeObjectURL(wasmAddress)
  }
}

/**
 * First lines of DuckDB's worker. Its script writes every failed statement to the console, with values of cells in it: failures
 * reach the user as messages, and nothing else keeps them. Its build without WebAssembly exceptions calls functions that it never
 * defines (duckdb-wasm issue 1966), so that every failed statement would end in a ReferenceError; the module itself exports them.
 */
const bootstrapLines = `
console.log = () => {}
const missing = ['setThrew', '__cxa_can_catch', '__cxa_get_exception_ptr', '__cxa_increment_exception_refcount', '__cxa_decrement_exception_refcount']
for (const name of ['instantiate', 'instantiateStreaming']) {
  const original = WebAssembly[name]
  if (original === undefined) continue
  WebAssembly[name] = async (...args) => {
    const result = await original(...args)
    for (const name of missing) self['_' + name] ??= result.instance?.exports[name]
    return result
  }
}
`

/** The policy of the page binds workers that start from `blob:`, and only those. */
function spawnDuckdbWorker(address: string): Worker {
  const script = `${bootstrapLines}importScripts(${JSON.stringify(address)})`
  const bootstrap = new Blob([script], { type: 'text/javascript' })
  return new Worker(URL.createObjectURL(bootstrap), { name: 'duckdb' })
}
