/** What a piece of SQL is. A parameter is `:name`, `$name`, `$1` or `?`; an operator is one character. */
export type SqlTokenKind = 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'operator' | 'comment'

/** A piece of SQL; white space is between tokens. */
export type SqlToken = {
  kind: SqlTokenKind
  /** As written. */
  text: string
  /** Name of a word, quoted identifier or parameter, content of a string, else `text`. */
  value: string
  /** Offsets into the statement, end exclusive. */
  start: number
  end: number
  /** Line of its first character, from 1. */
  line: number
  /** False where a string, quoted name or comment runs off the end. */
  closed: boolean
}

type Piece = { kind: SqlTokenKind; end: number; value?: string; closed?: boolean }

const wordStart = /[A-Za-z_\u0080-\uffff]/
const word = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y
const numeral = /(?:0[xX][0-9a-fA-F_]+|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][+-]?\d+)?)/y
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y
const dollarName = /\$[A-Za-z0-9_\u0080-\uffff]+/y
const colonName = /:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*/y

/**
 * Splits SQL by the lexical rules of DuckDB (those of PostgreSQL): doubled quotes, `E''` escapes, dollar quotes,
 * nested block comments. Never fails; what is not closed says so.
 */
export function tokenizeSql(sql: string): SqlToken[] {
  const tokens: SqlToken[] = []
  let line = 1
  let at = 0
  while (at < sql.length) {
    const char = sql.charAt(at)
    if (/\s/.test(char)) {
      if (char === '\n') line += 1
      at += 1
      continue
    }
    const piece = readPiece(sql, at)
    const text = sql.slice(at, piece.end)
    tokens.push({
      kind: piece.kind,
      text,
      value: piece.value ?? text,
      start: at,
      end: piece.end,
      line,
      closed: piece.closed ?? true,
    })
    line += countLines(text)
    at = piece.end
  }
  return tokens
}

function readPiece(sql: string, at: number): Piece {
  const char = sql.charAt(at)
  if (char === "'") return readQuoted(sql, at, "'", 'string')
  if (char === '"') return readQuoted(sql, at, '"', 'quoted')
  if (sql.startsWith('--', at)) return readLineComment(sql, at)
  if (sql.startsWith('/*', at)) return readBlockComment(sql, at)
  if (char === '$') return readDollar(sql, at)
  if (char === '?') return { kind: 'parameter', end: at + 1, value: '' }
  if (char === ':') return readColon(sql, at)
  if (/[eE]/.test(char) && sql.charAt(at + 1) === "'") return readEscapeString(sql, at)
  if (wordStart.test(char)) return { kind: 'word', end: at + (match(word, sql, at)?.length ?? 1) }
  const number = /[\d.]/.test(char) ? match(numeral, sql, at) : undefined
  return number === undefined ? { kind: 'operator', end: at + 1 } : { kind: 'number', end: at + number.length }
}

function readQuoted(sql: string, at: number, quote: string, kind: 'string' | 'quoted'): Piece {
  let end = at + 1
  for (;;) {
    end = sql.indexOf(quote, end)
    if (end < 0) return { kind, end: sql.length, value: sql.slice(at + 1), closed: false }
    if (sql.charAt(end + 1) !== quote) break
    end += 2
  }
  return { kind, end: end + 1, value: sql.slice(at + 1, end).replaceAll(quote + quote, quote) }
}

function readEscapeString(sql: string, at: number): Piece {
  for (let end = at + 2; end < sql.length; end += 1) {
    const char = sql.charAt(end)
    if (char === '\\') end += 1
    else if (char === "'" && sql.charAt(end + 1) === "'") end += 1
    else if (char === "'") return { kind: 'string', end: end + 1, value: sql.slice(at + 2, end) }
  }
  return { kind: 'string', end: sql.length, value: sql.slice(at + 2), closed: false }
}

function readDollar(sql: string, at: number): Piece {
  const tag = match(dollarTag, sql, at)
  if (tag !== undefined) {
    const close = sql.indexOf(tag, at + tag.length)
    if (close < 0) return { kind: 'string', end: sql.length, value: sql.slice(at + tag.length), closed: false }
    return { kind: 'string', end: close + tag.length, value: sql.slice(at + tag.length, close) }
  }
  const name = match(dollarName, sql, at)
  return name === undefined
    ? { kind: 'operator', end: at + 1 }
    : { kind: 'parameter', end: at + name.length, value: name.slice(1) }
}

/** `:name` is a parameter unless it touches what stands before it: `x::date`, `list[a:b]`, `{'k':v}`. */
function readColon(sql: string, at: number): Piece {
  const name = match(colonName, sql, at)
  const touches = at > 0 && /[^\s(,=<>+\-*/%|!~^]/.test(sql.charAt(at - 1))
  return name === undefined || touches
    ? { kind: 'operator', end: at + 1 }
    : { kind: 'parameter', end: at + name.length, value: name.slice(1) }
}

/** A carriage return alone ends a comment too: what follows it runs. */
function readLineComment(sql: string, at: number): Piece {
  const length = sql.slice(at).search(/[\n\r]/)
  return { kind: 'comment', end: length < 0 ? sql.length : at + length }
}

function readBlockComment(sql: string, at: number): Piece {
  let depth = 1
  let end = at + 2
  while (end < sql.length && depth > 0) {
    if (sql.startsWith('/*', end)) depth += 1
    else if (sql.startsWith('*/', end)) depth -= 1
    else {
      end += 1
      continue
    }
    end += 2
  }
  return { kind: 'comment', end: Math.min(end, sql.length), closed: depth === 0 }
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
