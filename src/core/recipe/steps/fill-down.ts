import type { StepOf } from '../../dataset/recipe.ts'
import { findColumns, isText } from '../find-column.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { column, writeColumns } from '../write-columns.ts'

/** Fills empty cells with the value above, as a merged range shows it; never across the border of a sheet or file. */
export function planFillDown(step: StepOf<'fill-down'>, { columns }: StepInput): Planned {
  const result = findColumns(columns, step.columns)
  if ('problem' in result) return result
  const writes = result.found.map((found) => {
    const value = isText(found) ? `nullif(${column(found.name)}, '')` : column(found.name)
    return {
      ...found,
      sql: `last_value(${value} IGNORE NULLS) OVER (PARTITION BY t.src_part ORDER BY t.src_row ROWS UNBOUNDED PRECEDING)`,
    }
  })
  return writeColumns(columns, writes)
}
