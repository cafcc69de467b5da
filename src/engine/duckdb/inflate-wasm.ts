import { AppError } from '../../core/base/app-error.ts'
import type { ReportProgress } from '../../protocol/handlers.ts'

/** Reported while inflating; the real length is not in the file. */
const inflatedBytesEstimate = 34_200_000

/**
 * The wasm module as a blob that a browser compiles. A server may have unpacked the file on the way: the first bytes tell.
 * Throws worker/engine-files-missing when it is neither, or not whole.
 */
export async function inflateWasm(file: Blob, progress: ReportProgress): Promise<Blob> {
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
