import { AppError } from '../../core/base/app-error.ts'
import type { AppStore } from '../create-store.ts'

/** Resolves when the engine is ready, however long that takes; throws what kept it from starting, or call/cancelled. */
export function awaitEngine(store: AppStore, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): boolean => {
      const { engine } = store.getState()
      if (signal?.aborted === true) reject(new AppError('call/cancelled'))
      else if (engine.status === 'ready') resolve()
      else if (engine.status === 'failed') {
        const { code, params, detail } = engine.failure
        reject(new AppError(code, params, detail === null ? {} : { detail }))
      } else return false
      return true
    }
    if (settle()) return
    const end = (): void => {
      if (!settle()) return
      unsubscribe()
      signal?.removeEventListener('abort', end)
    }
    const unsubscribe = store.subscribe(end)
    signal?.addEventListener('abort', end)
  })
}
