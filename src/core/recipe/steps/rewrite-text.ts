import type { StepOf } from '../../dataset/recipe.ts'
import { findTextColumns } from '../find-column.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { column, writeColumns } from '../write-columns.ts'

/** Function of core/recipe/functions that each of these steps calls. */
const functions = {
  trim: 'trim_blanks',
  width: 'half_width',
  'strip-marks': 'strip_marks',
  simplify: 'simplify_chinese',
} as const

type TextKind = keyof typeof functions

/** Steps that rewrite each text alone: blanks, width, marks, traditional characters. */
export function planRewriteText(step: { [Kind in TextKind]: StepOf<Kind> }[TextKind], { columns }: StepInput): Planned {
  const result = findTextColumns(columns, step.columns)
  if ('problem' in result) return result
  const writes = result.found.map((found) => ({ ...found, sql: `${functions[step.kind]}(${column(found.name)})` }))
  return writeColumns(columns, writes)
}
