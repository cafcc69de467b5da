import { resolveColumn } from '../dataset/shape.ts'
import { isSameName } from '../dataset/change-catalogue.ts'
import { nearestNames } from '../sql/nearest-names.ts'
import type { StepColumn } from './step-plan.ts'
import { lineageColumns } from './step-plan.ts'
import type { StepProblem } from './step-problem.ts'

/**
 * The columns that a step means, in its order: of that name, else the only one whose name differs in the month alone
 * (`1—5月` in a recipe finds `1—6月`). The first that is missing is the problem.
 */
export function findColumns(
  columns: readonly StepColumn[],
  names: readonly string[],
): { found: StepColumn[] } | { problem: StepProblem } {
  const found: StepColumn[] = []
  for (const name of names) {
    const resolved = resolveColumn({ columns }, name)
    const column = columns.find((candidate) => candidate.name === resolved)
    if (column === undefined) return { problem: missingColumn(columns, name) }
    if (!found.includes(column)) found.push(column)
  }
  return { found }
}

/** The one column that a step means. */
export function findColumn(
  columns: readonly StepColumn[],
  name: string,
): { column: StepColumn } | { problem: StepProblem } {
  const result = findColumns(columns, [name])
  if ('problem' in result) return result
  const [column] = result.found
  return column === undefined ? { problem: missingColumn(columns, name) } : { column }
}

/** The first of `names` that is taken, by a column that stays or by lineage, or twice the same; null when all are free. */
export function takenName(columns: readonly StepColumn[], names: readonly string[]): StepProblem | null {
  const taken = [...columns.map(({ name }) => name), ...lineageColumns, 'row_kind']
  for (const name of names) {
    if (taken.some((other) => isSameName(other, name))) return { kind: 'name-taken', column: name }
    taken.push(name)
  }
  return null
}

function missingColumn(columns: readonly StepColumn[], column: string): StepProblem {
  const names = columns.map(({ name }) => name)
  return { kind: 'missing-column', column, nearest: nearestNames(column, names)[0] ?? null }
}

/** True for columns that hold texts in the engine. */
export function isText({ type }: StepColumn): boolean {
  return type === 'text' || type === 'code' || type === 'period'
}

/** True for columns that hold numbers in the engine. */
export function isNumber({ type }: StepColumn): boolean {
  return type === 'number' || type === 'integer'
}

/** Columns of text that a step on texts means; others are left alone, because a column's type may differ between months. */
export function findTextColumns(
  columns: readonly StepColumn[],
  names: readonly string[] | 'all-text',
): { found: StepColumn[] } | { problem: StepProblem } {
  if (names === 'all-text') return { found: columns.filter(isText) }
  const result = findColumns(columns, names)
  return 'problem' in result ? result : { found: result.found.filter(isText) }
}
