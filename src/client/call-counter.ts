/** How long nobody must have asked before it counts as quiet, in ms: longer than the pause between two calls of one run. */
const quietMs = 200

/** Counts the calls of a worker that somebody waits for, so that work for later can keep out of their way. */
export class CallCounter {
  #running = 0
  #lastEnd = -Infinity
  #waiting: (() => void)[] = []

  /** Runs a call and counts it, unless it is one in the background. */
  async count<T>(call: () => Promise<T>, background = false): Promise<T> {
    if (background) return call()
    this.#running += 1
    try {
      return await call()
    } finally {
      this.#running -= 1
      this.#lastEnd = performance.now()
      if (this.#running === 0) for (const wake of this.#waiting.splice(0)) wake()
    }
  }

  /** Resolves once nobody has waited for a moment. */
  async quiet(): Promise<void> {
    for (;;) {
      if (this.#running > 0) await new Promise<void>((wake) => this.#waiting.push(wake))
      const left = this.#lastEnd + quietMs - performance.now()
      if (left <= 0 && this.#running === 0) return
      await new Promise((wake) => setTimeout(wake, Math.max(left, 0)))
    }
  }
}
