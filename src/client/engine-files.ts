import { AppError } from '../core/base/app-error.ts'
import { readStaticFile, resolveOwnAddress } from './static-files.ts'
import type { ReportBytes } from './static-files.ts'

/** A module of one function with an exception handler: valid only where WebAssembly knows exceptions. */
const exceptionProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
])

/** What the engine worker needs of this site's folder `engine`. */
export type EngineFiles = { wasm: Blob; duckdbWorkerUrl: string }

/**
 * Fetches the engine: the build with WebAssembly exceptions where the browser has them, the slower one elsewhere.
 * Throws worker/cannot-start without WebAssembly, worker/engine-files-missing.
 */
export async function readEngineFiles(report: ReportBytes): Promise<EngineFiles> {
  if (typeof WebAssembly === 'undefined') throw new AppError('worker/cannot-start', {}, { detail: 'no WebAssembly' })
  const build = WebAssembly.validate(exceptionProbe) ? 'eh' : 'mvp'
  const file = `engine/duckdb-${build}.wasm.gz`
  try {
    return {
      wasm: await readStaticFile(file, report),
      duckdbWorkerUrl: resolveOwnAddress(`engine/duckdb-browser-${build}.worker.js`),
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'site/file-missing') throw error
    throw new AppError('worker/engine-files-missing', { file }, { detail: error.detail ?? '' })
  }
}
