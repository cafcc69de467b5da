// The two platform objects that cross the wire. Only the core project reads this file; the page and the workers
// see the same names as the real types of their own platform libraries.

interface MessagePort {
  postMessage(message: unknown, transfer?: object[]): void
  close(): void
}

interface Blob {
  readonly size: number
  readonly type: string
}
