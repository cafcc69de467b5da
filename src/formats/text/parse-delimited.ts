/** Receives the fields of a delimited text, row by row from 0. A false answer of `onRow` stops. */
export type FieldSink = {
  onField: (row: number, column: number, text: string) => void
  onRow: (row: number, at: number) => boolean
}

const QUOTE = 34
const LF = 10
const CR = 13

/**
 * Parses RFC 4180 and its usual deviations: any line end, quoted fields with line ends, text after a closing quote, and a quote that
 * is never closed, which is then an ordinary character. Blank lines count as rows, so that rows agree with an editor's lines.
 */
export function parseDelimited(text: string, delimiter: string, start: number, sink: FieldSink): void {
  const separator = delimiter.charCodeAt(0)
  const lastQuote = text.lastIndexOf('"')
  let at = start
  let row = 0
  let column = 0
  while (at < text.length) {
    if (text.charCodeAt(at) === QUOTE && at < lastQuote) {
      const field = readQuoted(text, at, separator)
      sink.onField(row, column, field.text)
      at = field.next
    } else {
      const end = findFieldEnd(text, at, separator)
      sink.onField(row, column, text.slice(at, end))
      at = end
    }
    const char = text.charCodeAt(at)
    if (char === separator) {
      column++
      at++
      continue
    }
    at += char === CR && text.charCodeAt(at + 1) === LF ? 2 : 1
    if (!sink.onRow(row, at)) return
    row++
    column = 0
  }
}

function findFieldEnd(text: string, start: number, separator: number): number {
  let at = start
  while (at < text.length) {
    const char = text.charCodeAt(at)
    if (char === separator || char === LF || char === CR) break
    at++
  }
  return at
}

function readQuoted(text: string, start: number, separator: number): { text: string; next: number } {
  let out = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) {
      const end = findFieldEnd(text, start, separator)
      return { text: text.slice(start, end), next: end }
    }
    out += text.slice(from, quote)
    from = quote + 1
    if (text.charCodeAt(from) !== QUOTE) break
    out += '"'
    from++
  }
  const end = findFieldEnd(text, from, separator)
  return { text: out + text.slice(from, end), next: end }
}
