import type { StepOf } from '../../dataset/recipe.ts'
import { quoteLiteral } from '../../sql/quote.ts'
import { findColumns, takenName } from '../find-column.ts'
import { asText } from '../sql-text.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { writeColumns } from '../write-columns.ts'

/** Joins columns into one text; empty parts are left out together with their separator. */
export function planMerge(step: StepOf<'merge'>, { columns }: StepInput): Planned {
  const result = findColumns(columns, step.columns)
  if ('problem' in result) return result
  const names = result.found.map(({ name }) => name)
  const drop = step.keep ? [] : names
  const taken = takenName(
    columns.filter(({ name }) => !drop.includes(name)),
    [step.into],
  )
  if (taken !== null) return { problem: taken }
  const parts = result.found.map((part) => `nullif(${asText(part)}, '')`)
  const sql = `nullif(concat_ws(${[quoteLiteral(step.separator), ...parts].join(', ')}), '')`
  const anchor = names.at(-1)
  return writeColumns(
    columns,
    [{ name: step.into, sql, type: 'text', unit: null, ...(anchor === undefined ? {} : { after: anchor }) }],
    { drop },
  )
}
