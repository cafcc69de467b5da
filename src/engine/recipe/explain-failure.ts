import { AppError } from '../../core/base/app-error.ts'
import type { RecipeStep } from '../../core/dataset/recipe.ts'
import { nearestNames } from '../../core/sql/nearest-names.ts'
import type { StepProblem } from '../../core/recipe/step-problem.ts'

/**
 * What the engine refused, as the problem of a step: a name it does not know is a missing column, and lines count in the user's own
 * expression. Errors that say nothing about the step (cancelled, a bug) are thrown on.
 */
export function explainFailure(
  error: unknown,
  { step, sql, columns }: { step: RecipeStep; sql: string; columns: readonly string[] },
): StepProblem {
  if (!(error instanceof AppError) || !error.code.startsWith('sql/')) throw error
  const { code, params } = error
  if (code === 'sql/unknown-column') {
    const column = String(params['column'])
    return { kind: 'missing-column', column, nearest: nearestNames(column, columns)[0] ?? null }
  }
  const expression = step.kind === 'filter' ? step.keep : step.kind === 'derive' ? step.expression : null
  const line = params['line']
  if (expression === null || typeof line !== 'number') return { kind: 'sql', code, params }
  const first = expression.split('\n')[0]?.trim() ?? ''
  const before = sql
    .split('\n')
    .map((text) => text.trim())
    .lastIndexOf(first)
  return { kind: 'sql', code, params: { ...params, line: Math.max(1, line - Math.max(0, before)) } }
}
