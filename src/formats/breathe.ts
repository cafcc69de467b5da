const INTERVAL_MS = 40

/**
 * Makes a function that lets the worker handle its messages now and then: a cancel that nobody receives cancels nothing.
 * Calls within the interval cost one clock reading.
 */
export function makeBreather(): () => Promise<void> | undefined {
  let last = performance.now()
  return () =>
    performance.now() - last < INTERVAL_MS ? undefined : letMessagesIn().then(() => void (last = performance.now()))
}

/** Ends after the messages that are waiting now. A timer would do the same, but browsers make each one at least 4 ms long. */
function letMessagesIn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
