import type { AppError } from '../../core/base/app-error.ts'
import type { ErrorCode } from '../../core/base/error-codes.ts'
import type { MessageParams } from '../../core/base/app-error.ts'
import type { Language } from '../../core/base/local-text.ts'
import type { Route } from '../route.ts'

/** Look of the interface. */
export type ThemeChoice = 'light' | 'dark' | 'system'

/** A failure as it is shown. */
export type Failure = { code: ErrorCode; params: MessageParams; detail: string | null }

/** A short message at the corner. `undo` names an undoable change. */
export type Toast = { id: number; failure: Failure | null; text: string; undo: (() => void) | null }

/** Work that runs, with progress; `cancel` null where it cannot be stopped. */
export type Task = {
  id: number
  label: string
  phase: string | null
  done: number
  total: number | null
  unit: 'bytes' | 'rows' | 'tables' | 'sheets' | null
  cancel: (() => void) | null
}

/** Who is looking, how, and at what. */
export type SessionSlice = {
  language: Language
  theme: ThemeChoice
  railFolded: boolean
  route: Route
  toasts: Toast[]
  tasks: Task[]
}

/** An {@link AppError} as plain data for the store. */
export function asFailure(error: AppError): Failure {
  return { code: error.code, params: error.params, detail: error.detail ?? null }
}
