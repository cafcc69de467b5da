import { quoteIdentifier, quoteLiteral } from '../../../../core/sql/quote.ts'
import { tokenizeSql } from '../../../../core/sql/tokenize-sql.ts'
import type { SqlToken } from '../../../../core/sql/tokenize-sql.ts'
import { splitNames } from './names-field.tsx'

/** How a column is compared, in the order in which a menu shows them. */
export const operators = [
  'equals',
  'differs',
  'contains',
  'lacks',
  'begins',
  'greater',
  'atLeast',
  'less',
  'atMost',
  'among',
  'empty',
  'filled',
] as const

/** One of {@link operators}. */
export type Operator = (typeof operators)[number]

/** One condition of a filter; `value` as it is typed. */
export type Condition = { column: string; operator: Operator; value: string }

/** Conditions of which all or any must be met. */
export type Conditions = { join: 'all' | 'any'; list: Condition[] }

const compared: Partial<Record<Operator, string>> = {
  equals: '=',
  differs: 'IS DISTINCT FROM',
  greater: '>',
  atLeast: '>=',
  less: '<',
  atMost: '<=',
}

/** Conditions as one SQL condition; those that lack a value are left out. Empty cells are kept by "is not" and "does not contain", as in a spreadsheet. */
export function formatConditions({ join, list }: Conditions, isNumber: (column: string) => boolean): string {
  const parts = list.filter(isComplete).map((condition) => formatCondition(condition, isNumber(condition.column)))
  return parts.join(join === 'all' ? ' AND ' : ' OR ')
}

function isComplete({ column, operator, value }: Condition): boolean {
  return column !== '' && (operator === 'empty' || operator === 'filled' || value !== '')
}

function formatCondition({ column, operator, value }: Condition, numeric: boolean): string {
  const name = quoteIdentifier(column)
  const literal = (text: string): string => {
    const number = Number(text.trim().replaceAll(',', ''))
    return numeric && text.trim() !== '' && Number.isFinite(number) ? String(number) : quoteLiteral(text)
  }
  switch (operator) {
    case 'contains':
      return `contains(${name}, ${quoteLiteral(value)})`
    case 'lacks':
      return `contains(${name}, ${quoteLiteral(value)}) IS NOT TRUE`
    case 'begins':
      return `starts_with(${name}, ${quoteLiteral(value)})`
    case 'among':
      return `${name} IN (${splitNames(value).map(literal).join(', ')})`
    case 'empty':
      return `${name} IS NULL`
    case 'filled':
      return `${name} IS NOT NULL`
    default:
      return `${name} ${compared[operator] ?? '='} ${literal(value)}`
  }
}

/** The conditions of an SQL condition that {@link formatConditions} could have written, null for any other. */
export function parseConditions(sql: string): Conditions | null {
  if (sql.trim() === '') return { join: 'all', list: [] }
  const clauses = splitClauses(tokenizeSql(sql))
  if (clauses === null) return null
  const list: Condition[] = []
  for (const clause of clauses.list) {
    const condition = parseClause(clause)
    if (condition === null) return null
    list.push(condition)
  }
  return { join: clauses.join, list }
}

function splitClauses(tokens: readonly SqlToken[]): { join: 'all' | 'any'; list: SqlToken[][] } | null {
  const list: SqlToken[][] = [[]]
  const joins = new Set<string>()
  let depth = 0
  for (const token of tokens) {
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    const word = token.kind === 'word' ? token.text.toUpperCase() : ''
    if (depth === 0 && (word === 'AND' || word === 'OR')) {
      joins.add(word)
      list.push([])
    } else {
      list.at(-1)?.push(token)
    }
  }
  // AND and OR together have an order that a flat list cannot show.
  return joins.size > 1 ? null : { join: joins.has('OR') ? 'any' : 'all', list }
}

function parseClause(tokens: readonly SqlToken[]): Condition | null {
  const [first] = tokens
  if (first === undefined) return null
  const call = first.kind === 'word' ? first.text.toLowerCase() : ''
  if (call === 'contains' || call === 'starts_with') return parseCall(call, tokens)
  if (first.kind !== 'quoted' && first.kind !== 'word') return null
  const column = first.value
  const rest = tokens.slice(1)
  const shape = rest
    .map(({ kind, text }) => (kind === 'string' || kind === 'number' ? '?' : text.toUpperCase()))
    .join(' ')
  const value = literals(rest)
  if (shape === 'IS NULL') return { column, operator: 'empty', value: '' }
  if (shape === 'IS NOT NULL') return { column, operator: 'filled', value: '' }
  if (/^IN \( (?:- )?\?(?: , (?:- )?\?)* \)$/.test(shape)) return { column, operator: 'among', value: value.join('、') }
  const match = /^(=|IS DISTINCT FROM|>|> =|<|< =) (?:- )?\?$/.exec(shape)
  const sign = match?.[1]?.replace(' =', '=')
  const operator = operators.find((each) => compared[each] === sign)
  return operator === undefined || sign === undefined ? null : { column, operator, value: value[0] ?? '' }
}

function parseCall(name: 'contains' | 'starts_with', tokens: readonly SqlToken[]): Condition | null {
  const column = tokens[2]
  const text = tokens[4]
  const shape = tokens
    .map(({ kind, text: written }) => (kind === 'string' ? '?' : kind === 'quoted' ? '"' : written.toUpperCase()))
    .join(' ')
  if (column === undefined || text === undefined) return null
  const parts = { column: column.value, value: text.value }
  if (name === 'starts_with') return shape === 'STARTS_WITH ( " , ? )' ? { ...parts, operator: 'begins' } : null
  if (shape === 'CONTAINS ( " , ? )') return { ...parts, operator: 'contains' }
  return shape === 'CONTAINS ( " , ? ) IS NOT TRUE' ? { ...parts, operator: 'lacks' } : null
}

function literals(tokens: readonly SqlToken[]): string[] {
  const values: string[] = []
  tokens.forEach((token, at) => {
    if (token.kind !== 'string' && token.kind !== 'number') return
    values.push(tokens[at - 1]?.text === '-' ? `-${token.value}` : token.value)
  })
  return values
}
