import type { StepOf } from '../../dataset/recipe.ts'
import { findColumns } from '../find-column.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { writeColumns } from '../write-columns.ts'

/** Takes columns away; at least one must be left. */
export function planDrop(step: StepOf<'drop'>, { columns }: StepInput): Planned {
  const result = findColumns(columns, step.columns)
  if ('problem' in result) return result
  if (result.found.length === columns.length) return { problem: { kind: 'no-column-left' } }
  return writeColumns(columns, [], { drop: result.found.map(({ name }) => name) })
}
