import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import type { RecordBatch } from 'apache-arrow'
import { AppError } from '../../core/base/app-error.ts'
import type { Rows } from './duckdb.ts'
import { readBatches } from './read-batches.ts'
import { translateError } from './translate-error.ts'

/** What a statement needs besides its text. */
export type RunContext = {
  memoryLimit: string
  signal: AbortSignal | undefined
  /** The engine itself broke (its memory is not trustworthy any more), not only the statement. */
  onFatal: (error: unknown) => void
}

/**
 * Runs one statement on a connection through `send`, which polls, so that other calls are served meanwhile and a cancel gets
 * through. Throws sql/*, call/cancelled.
 */
export async function runSql(connection: AsyncDuckDBConnection, sql: string, context: RunContext): Promise<Rows> {
  const { signal } = context
  if (isAborted(signal)) throw new AppError('call/cancelled')
  const onAbort = () => void connection.cancelSent().catch(() => undefined)
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    const reader = await (await connection.send(sql)).open()
    // The reader forgets its schema once it has been read to its end.
    const columns = reader.schema.fields.map((field) => field.name)
    const batches: RecordBatch[] = []
    for await (const batch of reader) batches.push(batch)
    return readBatches(batches, columns)
  } catch (error) {
    if (isAborted(signal)) throw new AppError('call/cancelled', {}, { cause: error })
    if (isFatal(error)) context.onFatal(error)
    throw translateError(error, { memoryLimit: context.memoryLimit, sql })
  } finally {
    signal?.removeEventListener('abort', onAbort)
  }
}

/** A trap of the wasm module, or a database that declared itself broken. */
export function isFatal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    error.name === 'RuntimeError' ||
    /database has been invalidated|FATAL Error|memory access out of bounds|Aborted\(/.test(error.message)
  )
}

/** A call, because the flag changes while the compiler believes what it saw before. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted ?? false
}
