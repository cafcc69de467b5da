/**
 * The buffers and ports inside plain data, to be transferred instead of copied. Looks into objects and into arrays of objects,
 * never into arrays of plain values: a page of rows is not walked.
 */
export function collectTransferables(value: unknown): object[] {
  const found = new Set<object>()
  collect(value, found)
  return [...found]
}

function collect(value: unknown, found: Set<object>): void {
  if (typeof value !== 'object' || value === null) return
  if (value instanceof ArrayBuffer) {
    found.add(value)
  } else if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
  } else if (Array.isArray(value)) {
    const items: unknown[] = value
    if (typeof items[0] === 'object' && !Array.isArray(items[0])) for (const item of items) collect(item, found)
  } else if (isPlain(value)) {
    for (const item of Object.values(value)) collect(item, found)
  } else if (value.constructor.name === 'MessagePort') {
    found.add(value)
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
