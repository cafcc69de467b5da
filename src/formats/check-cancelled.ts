import { AppError } from '../core/base/app-error.ts'
import type { ReadWatch } from './read-limits.ts'

/** Throws `call/cancelled` when the user has cancelled. Called between phases and now and then inside long loops. */
export function checkCancelled(watch: ReadWatch): void {
  if (watch.isCancelled?.() === true) throw new AppError('call/cancelled')
}
