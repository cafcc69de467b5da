import type { StepOf } from '../../dataset/recipe.ts'
import { quoteIdentifier } from '../../sql/quote.ts'
import { findColumn, takenName } from '../find-column.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { writeColumns } from '../write-columns.ts'

/** Gives a column another name. */
export function planRename(step: StepOf<'rename'>, { columns }: StepInput): Planned {
  const result = findColumn(columns, step.column)
  if ('problem' in result) return result
  const { name } = result.column
  const taken = takenName(
    columns.filter((other) => other !== result.column),
    [step.to],
  )
  if (taken !== null) return { problem: taken }
  return {
    ...writeColumns(columns, []),
    columns: columns.map((each) => (each === result.column ? { ...each, name: step.to } : each)),
    select: (source) =>
      name === step.to
        ? `SELECT t.*\nFROM ${source} AS t`
        : `SELECT t.* RENAME (${quoteIdentifier(name)} AS ${quoteIdentifier(step.to)})\nFROM ${source} AS t`,
  }
}
