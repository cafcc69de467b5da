import type { Failure } from './session.ts'

/**
 * What became of a pinned result. `seen` is the state of the data that it was computed from, `text` the file of its template; both tell
 * when it is out of date.
 */
export type PinRun =
  | { status: 'running' }
  | { status: 'failed'; failure: Failure }
  | { status: 'gone' }
  | { status: 'done'; ranAt: string; seen: string; text: string }

/** Runs of the pinned results by pin; the pins themselves are remembered with the library. */
export type PinSlice = { pinRuns: Record<string, PinRun> }

/** Nothing has been run. */
export const initialPins: PinSlice = { pinRuns: {} }
