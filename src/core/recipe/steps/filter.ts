import type { StepOf } from '../../dataset/recipe.ts'
import { quoteLiteral } from '../../sql/quote.ts'
import { readExpression } from '../read-expression.ts'
import { lineageList, sampleList } from '../sql-text.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { column } from '../write-columns.ts'

/** Keeps the rows for which a condition is true; rows for which it is neither true nor false go, and are counted. */
export function planFilter(step: StepOf<'filter'>, { columns }: StepInput): Planned {
  const result = readExpression(step.keep, columns)
  if ('problem' in result) return result
  const from = (source: string): string => `${source} AS t`
  const first = columns[0]?.name ?? ''
  const text = `CAST(${column(first)} AS VARCHAR)`
  return {
    columns: [...columns],
    select: (source) => `SELECT t.*\nFROM ${from(source)}\nWHERE ${result.sql}`,
    from,
    writes: [],
    rowSamples: (source) =>
      `SELECT ${lineageList}, ${quoteLiteral(first)} AS "column", ${text} AS "before", NULL AS "after" FROM ${from(source)} WHERE ${result.sql} IS NOT TRUE`,
    checks: [{ kind: 'condition-empty', sql: (source) => sampleList(from(source), `${result.sql} IS NULL`, text) }],
  }
}
