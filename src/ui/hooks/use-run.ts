import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../core/base/app-error.ts'
import { isCancelled, toAppError } from '../../core/base/app-error.ts'

/** What became of repeated work: the last value stays while a newer one is computed. */
export type Run<T> = { value: T | null; failure: AppError | null; running: boolean; startedAt: number }

/**
 * Does `work` at once and again whenever `key` changes; null does nothing. A newer key cancels the work for an older one.
 * `release` gets every value that is not shown any more. `known` is the value for the first key where it is at hand: nothing is done then.
 */
export function useRun<T>(
  key: string | null,
  work: (signal: AbortSignal) => Promise<T>,
  { release = ignore, known = null }: { release?: (value: T) => void; known?: T | null } = {},
): Run<T> {
  const [run, setRun] = useState<Run<T>>({
    value: known,
    failure: null,
    running: key !== null && known === null,
    startedAt: 0,
  })
  const latest = useRef({ work, release })
  const shown = useRef<T | null>(known)
  const done = useRef(known === null ? null : key)
  useEffect(() => {
    latest.current = { work, release }
  })
  useEffect(() => {
    if (key === null) {
      setRun((before) => ({ ...before, running: false }))
      return undefined
    }
    if (key === done.current) return undefined
    done.current = null
    const controller = new AbortController()
    const finish = (value: T): void => {
      if (controller.signal.aborted) {
        latest.current.release(value)
        return
      }
      if (shown.current !== null) latest.current.release(shown.current)
      shown.current = value
      setRun({ value, failure: null, running: false, startedAt: 0 })
    }
    const fail = (error: unknown): void => {
      if (controller.signal.aborted || isCancelled(error)) return
      setRun((before) => ({ ...before, failure: toAppError(error), running: false }))
    }
    setRun((before) => ({ ...before, running: true, startedAt: performance.now() }))
    latest.current.work(controller.signal).then(finish, fail)
    return () => {
      controller.abort()
    }
  }, [key])
  useEffect(
    () => () => {
      if (shown.current !== null) latest.current.release(shown.current)
      shown.current = null
    },
    [],
  )
  return run
}

function ignore(): void {
  // Values that hold nothing need no release.
}
