import { isCancelled, toAppError } from '../../core/base/app-error.ts'
import type { CallOptions, Progress } from '../../client/clients.ts'
import type { AppStore } from '../create-store.ts'
import type { Task, Toast } from '../slices/session.ts'
import { asFailure } from '../slices/session.ts'

let lastId = 0

/** Shows a message until it is closed or times out. */
export function showToast(store: AppStore, toast: Omit<Toast, 'id'>): number {
  lastId += 1
  const id = lastId
  store.setState((state) => ({ toasts: [...state.toasts, { ...toast, id }].slice(-4) }))
  return id
}

/** Removes a message. */
export function closeToast(store: AppStore, id: number): void {
  store.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }))
}

/** Shows a failure; a cancelled call is none and shows nothing. */
export function showFailure(store: AppStore, error: unknown): void {
  if (isCancelled(error)) return
  showToast(store, { failure: asFailure(toAppError(error)), text: '', undo: null })
}

/**
 * Runs work as a task of the top bar, with progress and cancel. The one place that decides what becomes of a failure:
 * cancelled shows nothing, everything else a message. Resolves to undefined then.
 */
export async function runAction<T>(
  store: AppStore,
  label: string,
  work: (options: CallOptions) => Promise<T>,
): Promise<T | undefined> {
  const controller = new AbortController()
  lastId += 1
  const id = lastId
  const task: Task = {
    id,
    label,
    phase: null,
    done: 0,
    total: null,
    unit: null,
    cancel: () => {
      controller.abort()
    },
  }
  store.setState((state) => ({ tasks: [...state.tasks, task] }))
  const onProgress = (progress: Progress): void => {
    store.setState((state) => ({
      tasks: state.tasks.map((each) =>
        each.id === id
          ? { ...each, phase: progress.phase, done: progress.done, total: progress.total, unit: progress.unit }
          : each,
      ),
    }))
  }
  try {
    return await work({ signal: controller.signal, onProgress })
  } catch (error) {
    showFailure(store, error)
    return undefined
  } finally {
    store.setState((state) => ({ tasks: state.tasks.filter((each) => each.id !== id) }))
  }
}
