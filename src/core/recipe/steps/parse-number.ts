import type { StepOf } from '../../dataset/recipe.ts'
import { findColumns, isNumber, isText } from '../find-column.ts'
import { checkUnread } from '../sql-text.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { column, writeColumns } from '../write-columns.ts'

/** Reads texts as numbers the way the importer does; what is no number and no missing mark is counted. */
export function planParseNumber(step: StepOf<'parse-number'>, { columns }: StepInput): Planned {
  const result = findColumns(columns, step.columns)
  if ('problem' in result) return result
  const odd = result.found.find((found) => !isText(found) && !isNumber(found))
  if (odd !== undefined) return { problem: { kind: 'wrong-type', column: odd.name, type: odd.type } }
  const texts = result.found.filter(isText)
  const words = step.scaleWords === true ? ', scale_words := true' : ''
  const read = (name: string): string => `parse_number(${column(name)}${words})`
  return writeColumns(
    columns,
    texts.map(({ name, unit }) => ({ name, unit, type: 'number', sql: read(name) })),
    { checks: texts.map(({ name }) => checkUnread(column(name), read(name))) },
  )
}
