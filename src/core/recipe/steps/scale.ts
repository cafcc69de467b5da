import type { StepOf } from '../../dataset/recipe.ts'
import { scaleSql } from '../../sql/scale-sql.ts'
import { findColumns, isNumber } from '../find-column.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { column, writeColumns } from '../write-columns.ts'

/** Multiplies numbers by a factor and gives them another unit: 千元 × 0.1 = 万元. */
export function planScale(step: StepOf<'scale'>, { columns }: StepInput): Planned {
  const result = findColumns(columns, step.columns)
  if ('problem' in result) return result
  const odd = result.found.find((found) => !isNumber(found))
  if (odd !== undefined) return { problem: { kind: 'wrong-type', column: odd.name, type: odd.type } }
  const unit = step.unit === '' ? null : step.unit
  return writeColumns(
    columns,
    result.found.map(({ name }) => ({
      name,
      sql: scaleSql(`CAST(${column(name)} AS DOUBLE)`, step.factor),
      type: 'number',
      unit,
    })),
  )
}
