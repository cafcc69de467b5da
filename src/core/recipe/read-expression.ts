import { toAppError } from '../base/app-error.ts'
import { resolveColumn } from '../dataset/shape.ts'
import { checkSqlExpression } from '../sql/check-sql-expression.ts'
import { quoteIdentifier } from '../sql/quote.ts'
import { tokenizeSql } from '../sql/tokenize-sql.ts'
import type { StepColumn } from './step-plan.ts'
import type { StepProblem } from './step-problem.ts'

/**
 * A user's expression, checked, on lines of its own so that a comment at its end stays a comment. Quoted names of columns that differ
 * from the table's in the month alone (`"1—5月"`) become those of the table.
 */
export function readExpression(
  text: string,
  columns: readonly StepColumn[],
): { sql: string } | { problem: StepProblem } {
  try {
    checkSqlExpression(text)
  } catch (error) {
    const { code, params } = toAppError(error)
    return { problem: { kind: 'sql', code, params } }
  }
  return { sql: `(\n${renameColumns(text, columns)}\n)` }
}

function renameColumns(text: string, columns: readonly StepColumn[]): string {
  let result = ''
  let done = 0
  for (const { kind, value, start, end } of tokenizeSql(text)) {
    if (kind !== 'quoted' && kind !== 'word') continue
    const name = kind === 'quoted' ? resolveColumn({ columns }, value) : null
    if (name === null || name === value) continue
    result += text.slice(done, start) + quoteIdentifier(name)
    done = end
  }
  return result + text.slice(done)
}
