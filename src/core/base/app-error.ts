import type { ErrorCode } from './error-codes.ts'

/** Values that a message text may name: file, sheet, cell, line, column, limit. Never sentences. */
export type MessageParams = Readonly<Record<string, string | number>>

/** What an {@link AppError} carries besides its code. */
export type AppErrorExtra = {
  /** Original text of a foreign system (engine, parser), shown behind "details", never parsed again. */
  detail?: string
  cause?: unknown
}

/** The one error class of the product. `code` and `params` survive the worker boundary. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly params: MessageParams
  readonly detail: string | undefined

  constructor(code: ErrorCode, params: MessageParams = {}, extra: AppErrorExtra = {}) {
    super(code, extra.cause === undefined ? undefined : { cause: extra.cause })
    this.code = code
    this.params = params
    this.detail = extra.detail
  }
}

/** True for the outcome of a cancelled call, which is shown nowhere. */
export function isCancelled(error: unknown): boolean {
  return error instanceof AppError && error.code === 'call/cancelled'
}

/** Turns anything that was thrown into an {@link AppError}; what is unknown becomes `internal/bug`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new AppError('internal/bug', {}, { detail, cause: error })
}
