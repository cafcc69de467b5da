import { AppError } from '../core/base/app-error.ts'

/** The error for a file that unpacks beyond a limit given in bytes. */
export function tooLarge(limit: number): AppError {
  return new AppError('workbook/unpacks-too-large', { limitMegabytes: Math.max(1, Math.round(limit / 1_000_000)) })
}
