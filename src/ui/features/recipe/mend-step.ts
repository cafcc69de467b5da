import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import { quoteIdentifier } from '../../../core/sql/quote.ts'
import { tokenizeSql } from '../../../core/sql/tokenize-sql.ts'

/** The step with another column in place of one that is missing, wherever the step reads it; names of new columns stay. */
export function mendStep(step: RecipeStep, missing: string, column: string): RecipeStep {
  const one = (name: string): string => (name === missing ? column : name)
  const many = (names: readonly string[]): string[] => [...new Set(names.map(one))]
  switch (step.kind) {
    case 'trim':
    case 'width':
    case 'strip-marks':
    case 'simplify':
    case 'replace':
      return step.columns === 'all-text' ? step : { ...step, columns: many(step.columns) }
    case 'merge':
    case 'fill-down':
    case 'parse-number':
    case 'parse-date':
    case 'scale':
    case 'drop':
      return { ...step, columns: many(step.columns) }
    case 'unpivot':
      return { ...step, columns: many(step.columns), drop: many(step.drop) }
    case 'split':
    case 'map-codes':
    case 'pad-code':
    case 'rename':
      return { ...step, column: one(step.column) }
    case 'dedupe':
      return { ...step, key: many(step.key) }
    case 'join':
      // The name is that of a column of this table, or else of the other one.
      return step.keys.some(({ left }) => left === missing)
        ? { ...step, keys: step.keys.map(({ left, right }) => ({ left: one(left), right })) }
        : { ...step, keys: step.keys.map(({ left, right }) => ({ left, right: one(right) })), take: many(step.take) }
    case 'filter':
      return { ...step, keep: renameInSql(step.keep, missing, column) }
    case 'derive':
      return { ...step, expression: renameInSql(step.expression, missing, column) }
  }
}

/** Renames a column in a piece of SQL: names only, never in strings or comments. */
function renameInSql(sql: string, missing: string, column: string): string {
  let text = ''
  let at = 0
  for (const { kind, value, start, end } of tokenizeSql(sql)) {
    const named = (kind === 'word' || kind === 'quoted') && value.toLowerCase() === missing.toLowerCase()
    text += sql.slice(at, start) + (named ? quoteIdentifier(column) : sql.slice(start, end))
    at = end
  }
  return text + sql.slice(at)
}
