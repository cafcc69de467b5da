import { AppError } from './app-error.ts'

/** Throws `internal/bug` when an invariant of our own code does not hold. Never for user input. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new AppError('internal/bug', {}, { detail: what })
}

/** The value, or `internal/bug` when it is missing where our own code promised one. */
export function present<T>(value: T | undefined | null, what: string): T {
  assert(value !== undefined && value !== null, what)
  return value
}
