import { AppError } from '../base/app-error.ts'
import { isForbiddenFunction, statementKeywords } from './forbidden-sql.ts'
import { tokenizeSql } from './tokenize-sql.ts'
import type { SqlToken } from './tokenize-sql.ts'

/** A statement that may run. */
export type CheckedSql = {
  /** Without comments at the end and without a trailing semicolon; lines as the user wrote them. */
  sql: string
  /** `query` can stand after CREATE TABLE … AS; `description` (DESCRIBE, SUMMARIZE, SHOW) only inside FROM (…). */
  kind: 'query' | 'description'
  /** Names of the statement, unquoted, from which used tables are told. */
  names: string[]
}

const queryStarts = new Set([
  'SELECT',
  'WITH',
  'FROM',
  'VALUES',
  'TABLE',
  'PIVOT',
  'PIVOT_WIDER',
  'UNPIVOT',
  'PIVOT_LONGER',
])
const descriptionStarts = new Set(['DESCRIBE', 'DESC', 'SUMMARIZE', 'SHOW'])
/** Functions that have a FROM of their own, before a text: `trim(both from ' x ')`. */
const fromFunctions = new Set(['EXTRACT', 'TRIM', 'SUBSTRING', 'OVERLAY', 'POSITION'])

/**
 * Lets through one statement that reads loaded tables, nothing else. The second wall is the engine's locked configuration;
 * this one gives the line and the word. Throws sql/empty, sql/several-statements, sql/forbidden-statement,
 * sql/forbidden-function, sql/syntax.
 */
export function checkUserSql(text: string): CheckedSql {
  const all = tokenizeSql(text)
  const open = all.find((token) => !token.closed)
  if (open !== undefined) throw syntaxError(open)
  const tokens = dropSemicolons(all.filter((token) => token.kind !== 'comment'))
  const first = tokens.find((token) => token.text !== '(')
  const last = tokens.at(-1)
  if (first === undefined || last === undefined) throw new AppError('sql/empty')
  const kind = readKind(first, tokens[0] ?? first)
  tokens.forEach((token, index) => checkToken(tokens, token, index))
  const names = tokens.filter((token) => token.kind === 'word' || token.kind === 'quoted').map((token) => token.value)
  const start = tokens[0]?.start ?? 0
  return { sql: text.slice(0, start).replaceAll(';', ' ') + text.slice(start, last.end), kind, names }
}

/** Drops semicolons at the end; anything after one is a second statement. */
function dropSemicolons(tokens: SqlToken[]): SqlToken[] {
  const end = tokens.findIndex((token) => token.text === ';' && token.kind === 'operator')
  if (end < 0) return tokens
  const next = tokens.slice(end).find((token) => token.text !== ';')
  if (next !== undefined && end > 0) throw new AppError('sql/several-statements', { line: next.line })
  return next === undefined ? tokens.slice(0, end) : dropSemicolons(tokens.slice(1))
}

function readKind(first: SqlToken, opening: SqlToken): CheckedSql['kind'] {
  const keyword = first.value.toUpperCase()
  if (first.kind === 'word') {
    if (queryStarts.has(keyword)) return 'query'
    if (descriptionStarts.has(keyword) && opening === first) return 'description'
    if (statementKeywords.has(keyword)) throw new AppError('sql/forbidden-statement', { keyword, line: first.line })
  }
  throw syntaxError(first)
}

function checkToken(tokens: SqlToken[], token: SqlToken, index: number): void {
  const before = tokens[index - 1]
  const after = tokens[index + 1]
  if ((token.kind === 'word' || token.kind === 'quoted') && after?.text === '(' && isForbiddenFunction(token.value)) {
    throw new AppError('sql/forbidden-function', { name: token.value, line: token.line })
  }
  if (token.kind === 'word' && before?.text === '(' && after?.kind === 'word') {
    const keyword = token.value.toUpperCase()
    if (statementKeywords.has(keyword)) throw new AppError('sql/forbidden-statement', { keyword, line: token.line })
  }
  if (token.kind === 'string' && isFileSource(tokens, index)) {
    throw new AppError('sql/forbidden-function', { name: token.text, line: token.line })
  }
}

/** A text right after FROM or JOIN names a file, except in `IS DISTINCT FROM ''` and `trim(FROM '')`. */
function isFileSource(tokens: SqlToken[], index: number): boolean {
  const keyword = tokens[index - 1]
  if (keyword?.kind !== 'word' || !/^(from|join)$/i.test(keyword.value)) return false
  if (/^distinct$/i.test(tokens[index - 2]?.text ?? '')) return false
  return !fromFunctions.has(enclosingFunction(tokens, index - 1))
}

function enclosingFunction(tokens: SqlToken[], index: number): string {
  let depth = 0
  for (let at = index; at >= 0; at -= 1) {
    const text = tokens[at]?.text
    if (text === ')') depth += 1
    if (text !== '(') continue
    if (depth === 0) return tokens[at - 1]?.value.toUpperCase() ?? ''
    depth -= 1
  }
  return ''
}

function syntaxError(token: SqlToken): AppError {
  return new AppError('sql/syntax', { line: token.line, near: token.text.slice(0, 40) })
}
