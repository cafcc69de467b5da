import type { AppState, AppStore } from '../create-store.ts'

/** Shortest time between two changes of the store. */
const defaultSpacingMs = 200

type Change = { key: string; change: (state: AppState) => Partial<AppState>; after: () => void }

/**
 * Gathers changes of the store that come by hundreds: every change draws the page anew, and the page must go on answering. The first change is made at once,
 * those that follow within a moment together; they are made in the order in which they came.
 */
export class StoreBatch {
  readonly #store: AppStore
  readonly #spacingMs: number
  #waiting: Change[] = []
  #timer: ReturnType<typeof setTimeout> | null = null
  #last = -Infinity

  constructor(store: AppStore, spacingMs = defaultSpacingMs) {
    this.#store = store
    this.#spacingMs = spacingMs
  }

  /** Makes a change to what `key` names, now or in a moment, then calls `after`. */
  add(key: string, change: Change['change'], after: Change['after'] = () => undefined): void {
    this.#waiting.push({ key, change, after })
    if (this.#timer !== null) return
    const rest = this.#last + this.#spacingMs - performance.now()
    if (rest <= 0) this.flush()
    else this.#timer = setTimeout(() => this.flush(), rest)
  }

  /** True while a change to this waits. */
  holds(key: string): boolean {
    return this.#waiting.some((each) => each.key === key)
  }

  /** Makes all changes that wait. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const changes = this.#waiting
    this.#waiting = []
    if (changes.length === 0) return
    this.#store.setState((state) =>
      changes.reduce<AppState>((before, { change }) => ({ ...before, ...change(before) }), state),
    )
    this.#last = performance.now()
    for (const { after } of changes) after()
  }
}
