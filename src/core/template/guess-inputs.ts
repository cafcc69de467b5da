import { derivedTables, findLogicalTable } from '../dataset/derived/derived-tables.ts'
import type { LogicalTable } from '../dataset/logical-table.ts'
import { tokenizeSql } from '../sql/tokenize-sql.ts'
import type { SqlToken } from '../sql/tokenize-sql.ts'
import type { Template } from './template.ts'

/** Words that follow the name of a table and are no other name for it. */
const clauses =
  /^(?:on|using|where|group|having|qualify|window|order|limit|offset|left|right|full|inner|outer|cross|semi|anti|asof|natural|positional|join|union|except|intersect|lateral|sample|tablesample|pivot|unpivot|select|from|as)$/iu

/**
 * The logical tables that a query names and, of each, the fields that it reads with the fields of its key: what `inputs` of a template's
 * head lists. A name without a table in front of it is given to all tables that have it.
 */
export function guessInputs(sql: string, model: readonly LogicalTable[]): Record<string, string[]> {
  const tokens = tokenizeSql(sql).filter(({ kind }) => kind !== 'comment' && kind !== 'string')
  const named = [...model, ...derivedTables(model)].filter(({ id }) =>
    tokens.some((token) => isName(token) && token.value.toLowerCase() === id),
  )
  const tablesOf = readAliases(tokens, named)
  const read = new Map(named.map(({ id, key }) => [id, new Set(key)]))
  tokens.forEach((token, at) => {
    if (!isName(token)) return
    const owner = tokens[at - 1]?.text === '.' ? tokens[at - 2]?.value.toLowerCase() : undefined
    const tables = owner === undefined ? named.map(({ id }) => id) : (tablesOf.get(owner) ?? [])
    for (const table of tables) read.get(table)?.add(token.value.toLowerCase())
  })
  return Object.fromEntries(
    named.map(({ id, fields }) => [id, fields.filter((field) => read.get(id)?.has(field.id)).map((field) => field.id)]),
  )
}

function isName({ kind }: SqlToken): boolean {
  return kind === 'word' || kind === 'quoted'
}

/** Tables by every name under which the query speaks of them; one alias may stand for different tables in different places. */
function readAliases(tokens: readonly SqlToken[], tables: readonly LogicalTable[]): Map<string, string[]> {
  const aliases = new Map(tables.map(({ id }) => [id, [id]]))
  tokens.forEach((token, at) => {
    const table = tables.find(({ id }) => isName(token) && id === token.value.toLowerCase())
    if (table === undefined || tokens[at - 1]?.text === '.') return
    const next = /^as$/iu.test(tokens[at + 1]?.text ?? '') ? tokens[at + 2] : tokens[at + 1]
    if (next === undefined || !isName(next) || clauses.test(next.text)) return
    const name = next.value.toLowerCase()
    aliases.set(name, [...(aliases.get(name) ?? []), table.id])
  })
  return aliases
}

/** `inputs` of a template with what its SQL reads besides; null where they lack nothing. Marks of optional tables and fields stay. */
export function completeInputs(template: Template, model: readonly LogicalTable[]): Record<string, string[]> | null {
  const statements = [template.sql, ...template.parameters.map(({ choicesSql }) => choicesSql)]
  const guessed = guessInputs(statements.join('\n;\n'), model)
  const complete = Object.fromEntries(
    template.inputs.map(({ table, fields, optionalFields, optional }) => {
      const more = (guessed[table] ?? []).filter((field) => !fields.includes(field) && !isKey(model, table, field))
      const listed = fields.map((field) => (optionalFields.includes(field) ? `${field}?` : field))
      return [optional ? `${table}?` : table, [...listed, ...more]]
    }),
  )
  const tables = Object.entries(guessed).filter(([id]) => !template.inputs.some(({ table }) => table === id))
  const count = (inputs: Record<string, string[]>) => Object.values(inputs).flat().length
  const listed = template.inputs.reduce((sum, { fields }) => sum + fields.length, 0)
  return tables.length === 0 && count(complete) === listed ? null : { ...complete, ...Object.fromEntries(tables) }
}

function isKey(model: readonly LogicalTable[], table: string, field: string): boolean {
  return findLogicalTable(model, table)?.key.includes(field) ?? false
}
