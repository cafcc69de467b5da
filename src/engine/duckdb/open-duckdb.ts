import { AppError, toAppError } from '../../core/base/app-error.ts'
import type { ReportProgress } from '../../protocol/handlers.ts'
import type { Duckdb } from './duckdb.ts'
import { startDuckdb } from './start-duckdb.ts'

/** What the browser's engine starts from. */
export type DuckdbFiles = {
  /** The wasm module, plain or gzip-compressed. */
  wasm: Blob
  /** Absolute URL of DuckDB's own worker script, same origin. */
  duckdbWorkerUrl: string
}

/** Reported while inflating; the real length is not in the file. */
const inflatedBytesEstimate = 34_200_000

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
 * The policy of the page binds workers that start from `blob:`, and only those. DuckDB's script writes every failed statement to
 * the console, with values of cells in it: failures reach the user as messages, and nothing else keeps them.
 */
function spawnDuckdbWorker(address: string): Worker {
  const script = `console.log = () => {}\nimportScripts(${JSON.stringify(address)})`
  const bootstrap = new Blob([script], { type: 'text/javascript' })
  return new Worker(URL.createObjectURL(bootstrap), { name: 'duckdb' })
}

/** A server may have unpacked the file on the way: the first bytes tell. */
async function inflateWasm(file: Blob, progress: ReportProgress): Promise<Blob> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  if (head[0] === 0 && head[1] === 0x61 && head[2] === 0x73 && head[3] === 0x6d)
    return new Blob([file], { type: 'application/wasm' })
  if (head[0] !== 0x1f || head[1] !== 0x8b)
    throw new AppError('worker/engine-files-missing', { file: 'engine/*.wasm.gz' })
  const chunks: BlobPart[] = []
  let done = 0
  try {
    for await (const chunk of file.stream().pipeThrough(new DecompressionStream('gzip'))) {
      chunks.push(chunk)
      done += chunk.byteLength
      progress('inflate', { done, total: Math.max(done, inflatedBytesEstimate), unit: 'bytes' })
    }
  } catch (error) {
    throw new AppError(
      'worker/engine-files-missing',
      { file: 'engine/*.wasm.gz' },
      { detail: String(error), cause: error },
    )
  }
  return new Blob(chunks, { type: 'application/wasm' })
}
