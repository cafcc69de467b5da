import { AppError } from '../base/app-error.ts'
import { checkUserSql } from './check-user-sql.ts'
import { tokenizeSql } from './tokenize-sql.ts'
import type { SqlToken } from './tokenize-sql.ts'

/** Words that begin a query inside brackets: an expression looks at its own row only. */
const queryWords = new Set([
  'SELECT',
  'WITH',
  'FROM',
  'VALUES',
  'TABLE',
  'PIVOT',
  'UNPIVOT',
  'SHOW',
  'DESCRIBE',
  'SUMMARIZE',
])

/** Functions that turn one row or column into several. */
const spreadingFunctions = new Set(['unnest', 'columns', 'generate_subscripts'])

/**
 * Lets through one expression over the columns of a row: no query, no second statement, no parameter, brackets in pairs.
 * Throws sql/empty, sql/several-statements, sql/forbidden-statement, sql/forbidden-function, sql/syntax; lines count in `text`.
 */
export function checkSqlExpression(text: string): void {
  const tokens = tokenizeSql(text).filter(({ kind, closed }) => kind !== 'comment' || !closed)
  if (tokens.length === 0) throw new AppError('sql/empty')
  tokens.forEach((token, at) => checkToken(token, tokens[at - 1], tokens[at + 1]))
  checkBrackets(tokens)
  checkRead(text)
}

function checkToken(token: SqlToken, before: SqlToken | undefined, after: SqlToken | undefined): void {
  const { kind, line } = token
  if (kind === 'parameter') throw syntaxError(token)
  if (kind === 'operator' && token.text === ';') throw new AppError('sql/several-statements', { line })
  if (kind === 'word' && before?.text === '(' && queryWords.has(token.value.toUpperCase()) && after?.text !== ')')
    throw new AppError('sql/forbidden-statement', { keyword: token.value.toUpperCase(), line })
  if (kind !== 'operator' && after?.text === '(' && spreadingFunctions.has(token.value.toLowerCase()))
    throw new AppError('sql/forbidden-function', { name: token.value, line })
}

/** An expression that closes a bracket it did not open would end the one around it. */
function checkBrackets(tokens: readonly SqlToken[]): void {
  const open: SqlToken[] = []
  for (const token of tokens) {
    if (token.kind !== 'operator') continue
    if (token.text === '(' || token.text === '[' || token.text === '{') open.push(token)
    const opening = { ')': '(', ']': '[', '}': '{' }[token.text]
    if (opening !== undefined && open.pop()?.text !== opening) throw syntaxError(token)
  }
  const [left] = open
  if (left !== undefined) throw syntaxError(left)
}

/** The rest is what every statement of a user must fulfil. */
function checkRead(text: string): void {
  try {
    checkUserSql(`SELECT (\n${text}\n)`)
  } catch (error) {
    if (!(error instanceof AppError) || typeof error.params['line'] !== 'number') throw error
    throw new AppError(error.code, { ...error.params, line: Math.max(1, error.params['line'] - 1) })
  }
}

function syntaxError(token: SqlToken): AppError {
  return new AppError('sql/syntax', { line: token.line, near: token.text.slice(0, 40) })
}
