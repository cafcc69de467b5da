const INTERVAL_MS = 40

/**
 * Makes a function that lets the worker handle its messages now and then: a cancel that nobody receives cancels nothing.
 * Calls within the interval cost one clock reading.
 */
export function makeBreather(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < INTERVAL_MS) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    last = performance.now()
  }
}
