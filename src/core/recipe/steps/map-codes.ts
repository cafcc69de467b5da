import type { StepOf } from '../../dataset/recipe.ts'
import type { ColumnType } from '../../workbook/table-layout.ts'
import { codeListTables } from '../code-list-tables.ts'
import type { HierarchyName } from '../code-list-tables.ts'
import { findColumn, takenName } from '../find-column.ts'
import { asText, sampleList } from '../sql-text.ts'
import type { Planned, StepCheck, StepColumn, StepInput } from '../step-plan.ts'
import { writeColumns } from '../write-columns.ts'

/** How a list answers: the relation that is joined as `list`, the condition, the expression, and what may be ambiguous. */
type Lookup = { join: string | null; sql: string; known: string; ambiguous: string | null; type: ColumnType }

/** Looks a code (or, for `code`, a name) up in a code list. What the list does not have, or has more than once, stays empty and is counted. */
export function planMapCodes(step: StepOf<'map-codes'>, { columns }: StepInput): Planned {
  const result = findColumn(columns, step.column)
  if ('problem' in result) return result
  const source = result.column
  const known = columns.some(({ name }) => name === step.into)
  const taken = known ? null : takenName(columns, [step.into])
  if (taken !== null) return { problem: taken }
  const lookup = findLookup(step, source)
  if (lookup === null) return { problem: { kind: 'list-cannot', list: step.list, what: step.what } }
  const from = (input: string): string =>
    lookup.join === null ? `${input} AS t` : `${input} AS t\nLEFT JOIN ${lookup.join}`
  const filled = `nullif(trim(${asText(source)}), '') IS NOT NULL`
  const checks: StepCheck[] = [
    {
      kind: 'code-unknown',
      sql: (input) => sampleList(from(input), `${filled} AND NOT (${lookup.known})`, asText(source)),
    },
  ]
  const { ambiguous } = lookup
  if (ambiguous !== null)
    checks.push({
      kind: 'code-ambiguous',
      sql: (input) => sampleList(from(input), `list.hits > 1`, `concat(${asText(source)}, ' → ', ${ambiguous})`),
    })
  return writeColumns(
    columns,
    [{ name: step.into, sql: lookup.sql, type: lookup.type, unit: null, after: source.name }],
    { from, checks },
  )
}

function findLookup({ list, what }: StepOf<'map-codes'>, source: StepColumn): Lookup | null {
  const text = asText(source)
  switch (list) {
    case 'credit-code-check': {
      const sql = `credit_code_valid(${text})`
      return what === 'valid' ? { join: null, sql, known: sql, ambiguous: null, type: 'boolean' } : null
    }
    case 'industry-2011-to-2017':
      return what === 'code' || what === 'name' ? crosswalk(text, what) : null
    case 'region':
    case 'industry-2017':
    case 'industry-2011':
      return what === 'code' ? nameLookup(list, text) : codeLookup(list, text, what)
  }
}

function codeLookup(list: HierarchyName, text: string, what: 'name' | 'parent' | 'valid'): Lookup {
  const { table } = codeListTables[list]
  const key = list === 'region' ? `region_key(${text})` : `upper(trim(${text}))`
  const join = `${table} AS list ON list.code = ${key}`
  const known = 'list.code IS NOT NULL'
  switch (what) {
    case 'name':
      return { join, sql: 'list.name', known, ambiguous: null, type: 'text' }
    case 'parent':
      return { join, sql: 'list.parent', known, ambiguous: null, type: 'code' }
    case 'valid':
      return { join, sql: `CASE WHEN ${text} IS NOT NULL THEN ${known} END`, known, ambiguous: null, type: 'boolean' }
  }
}

/** A class that is the only one of its group has the group's name: of such a line the deepest level is meant. */
function nameLookup(list: HierarchyName, text: string): Lookup {
  const deepest = `SELECT * FROM ${codeListTables[list].table} QUALIFY level = max(level) OVER (PARTITION BY name_key)`
  const unique = `SELECT name_key, min(code) AS code, count(*) AS hits, array_to_string(list_sort(list(code))[1:5], '/') AS candidates FROM (${deepest}) GROUP BY name_key`
  return {
    join: `(${unique}) AS list ON list.name_key = list_key(${text})`,
    sql: 'CASE WHEN list.hits = 1 THEN list.code END',
    known: 'list.name_key IS NOT NULL',
    ambiguous: 'list.candidates',
    type: 'code',
  }
}

function crosswalk(text: string, what: 'code' | 'name'): Lookup {
  const { table } = codeListTables['industry-2011-to-2017']
  const pairs = `SELECT code_2011, min(code_2017) AS code, min(name_2017) AS name, count(*) AS hits, string_agg(code_2017, '/' ORDER BY code_2017) AS candidates FROM (SELECT DISTINCT code_2011, code_2017, name_2017 FROM ${table} WHERE code_2011 IS NOT NULL AND code_2017 IS NOT NULL) GROUP BY code_2011`
  return {
    join: `(${pairs}) AS list ON list.code_2011 = trim(${text})`,
    sql: `CASE WHEN list.hits = 1 THEN list.${what} END`,
    known: 'list.code_2011 IS NOT NULL',
    ambiguous: 'list.candidates',
    type: what === 'code' ? 'code' : 'text',
  }
}
