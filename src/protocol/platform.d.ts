// The platform objects that the protocol names: two cross the wire, a signal reaches handlers. Only the core project reads this file; the page and the workers
// see the same names as the real types of their own platform libraries.

interface MessagePort {
  postMessage(message: unknown, transfer?: object[]): void
  close(): void
}

interface Blob {
  readonly size: number
  readonly type: string
}

interface AbortSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
