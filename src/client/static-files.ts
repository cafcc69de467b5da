import { AppError } from '../core/base/app-error.ts'

/** Bytes that have arrived; `total` is null where the server does not say. */
export type ReportBytes = (done: number, total: number | null) => void

/**
 * Reads a file of this site as a blob; `path` is relative to the page. The one `fetch` of the product outside the self-tests.
 * Throws site/file-missing, also where a server sends a page of its own instead of a missing file.
 */
export async function readStaticFile(
  path: string,
  report: ReportBytes = () => undefined,
  signal?: AbortSignal,
): Promise<Blob> {
  const address = resolveOwnAddress(path)
  let response: Response
  try {
    response = await fetch(address, {
      credentials: 'same-origin',
      redirect: 'error',
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (error) {
    if (signal?.aborted === true) throw new AppError('call/cancelled')
    throw new AppError('site/file-missing', { file: path }, { detail: String(error), cause: error })
  }
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok || (type.startsWith('text/html') && !/\.html?$/.test(path))) {
    throw new AppError('site/file-missing', { file: path }, { detail: `HTTP ${response.status} ${type}` })
  }
  return new Blob(await readChunks(response, report), { type })
}

/** Reads a text file of this site, see {@link readStaticFile}. */
export async function readStaticText(path: string): Promise<string> {
  return (await readStaticFile(path)).text()
}

/** The absolute address of a file of this site. */
export function resolveOwnAddress(path: string): string {
  const address = new URL(path, document.baseURI)
  if (address.origin !== new URL(document.baseURI).origin)
    throw new AppError('internal/bug', {}, { detail: `foreign address ${path}` })
  return address.href
}

async function readChunks(response: Response, report: ReportBytes): Promise<BlobPart[]> {
  if (response.body === null) return [await response.arrayBuffer()]
  // A server that compresses on the way announces the compressed length, which says nothing about the bytes we count.
  const length = response.headers.has('content-encoding') ? null : response.headers.get('content-length')
  const total = length === null ? null : Number(length)
  const chunks: BlobPart[] = []
  let done = 0
  const reader = response.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value)
    done += next.value.byteLength
    report(done, total)
  }
  return chunks
}
