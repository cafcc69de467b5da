import { columnSqlTypes } from '../../dataset/compile-part.ts'
import type { StepOf } from '../../dataset/recipe.ts'
import { takenName } from '../find-column.ts'
import { readExpression } from '../read-expression.ts'
import { checkUnread } from '../sql-text.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { writeColumns } from '../write-columns.ts'

/** A column by expression, new or in place of one that is there. Without a type it is taken for a number until the engine has told. */
export function planDerive(step: StepOf<'derive'>, { columns }: StepInput): Planned {
  const result = readExpression(step.expression, columns)
  if ('problem' in result) return result
  const known = columns.find(({ name }) => name === step.column)
  const taken = known === undefined ? takenName(columns, [step.column]) : null
  if (taken !== null) return { problem: taken }
  const type = step.type ?? 'number'
  const sql = step.type === undefined ? result.sql : `TRY_CAST(${result.sql} AS ${columnSqlTypes[type]})`
  return writeColumns(columns, [{ name: step.column, sql, type, unit: known?.unit ?? null }], {
    checks: step.type === undefined ? [] : [checkUnread(`CAST(${result.sql} AS VARCHAR)`, sql)],
  })
}
