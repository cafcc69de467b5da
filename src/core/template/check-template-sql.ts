import { toAppError } from '../base/app-error.ts'
import type { AppError } from '../base/app-error.ts'
import { checkUserSql } from '../sql/check-user-sql.ts'
import { statementKeywords } from '../sql/forbidden-sql.ts'
import { tokenizeSql } from '../sql/tokenize-sql.ts'
import type { SqlToken } from '../sql/tokenize-sql.ts'
import type { TemplateFault } from './template.ts'

/** Checks one statement of a template: a single read, closed and balanced. `firstLine` is the line of the file on which `sql` begins. */
export function checkTemplateSql(sql: string, firstLine: number): TemplateFault[] {
  const tokens = tokenizeSql(sql).filter(({ kind, closed }) => kind !== 'comment' || !closed)
  const place = (token: SqlToken) => firstLine + token.line - 1
  const open = tokens.find(({ closed }) => !closed)
  if (open !== undefined) return [{ line: place(open), code: 'sql-unclosed', params: { text: open.text.slice(0, 20) } }]
  const second = tokens.find(
    (token, at) => tokens[at - 1]?.text === ';' && statementKeywords.has(token.value.toUpperCase()),
  )
  if (second !== undefined) return [{ line: place(second), code: 'sql-forbidden', params: { keyword: second.text } }]
  return [...checkRead(sql, firstLine), ...checkBrackets(tokens, place)]
}

function checkRead(sql: string, firstLine: number): TemplateFault[] {
  try {
    checkUserSql(sql)
    return []
  } catch (error) {
    return [toFault(toAppError(error), firstLine)]
  }
}

function toFault({ code, params }: AppError, firstLine: number): TemplateFault {
  const line = firstLine + Number(params['line'] ?? 1) - 1
  switch (code) {
    case 'sql/empty':
      return { line, code: 'sql-missing', params: {} }
    case 'sql/several-statements':
      return { line, code: 'sql-several', params: {} }
    case 'sql/forbidden-statement':
      return { line, code: 'sql-forbidden', params: { keyword: params['keyword'] ?? '' } }
    case 'sql/forbidden-function':
      return { line, code: 'sql-forbidden', params: { keyword: params['name'] ?? '' } }
    default:
      return { line, code: 'sql-syntax', params: { near: params['near'] ?? '' } }
  }
}

function checkBrackets(tokens: readonly SqlToken[], place: (token: SqlToken) => number): TemplateFault[] {
  const open: SqlToken[] = []
  for (const token of tokens) {
    if (token.kind !== 'operator') continue
    if (token.text === '(') open.push(token)
    if (token.text === ')' && open.pop() === undefined)
      return [{ line: place(token), code: 'sql-unbalanced', params: { sign: ')' } }]
  }
  return open.map((token) => ({ line: place(token), code: 'sql-unbalanced', params: { sign: '(' } }))
}
