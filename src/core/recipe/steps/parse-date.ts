import type { StepOf } from '../../dataset/recipe.ts'
import { findColumns, isText } from '../find-column.ts'
import { asText, checkUnread } from '../sql-text.ts'
import type { Planned, StepColumn, StepInput } from '../step-plan.ts'
import { column, writeColumns } from '../write-columns.ts'

/** Reads days (`date`) or reporting periods (`period`, 2020-06) in every notation; numbers may be Excel's serial days. */
export function planParseDate(step: StepOf<'parse-date'>, { columns }: StepInput): Planned {
  const result = findColumns(columns, step.columns)
  if ('problem' in result) return result
  const odd = result.found.find(({ type }) => type === 'boolean')
  if (odd !== undefined) return { problem: { kind: 'wrong-type', column: odd.name, type: odd.type } }
  const found = result.found.filter(({ type }) => type !== step.to)
  return writeColumns(
    columns,
    found.map((each) => ({ name: each.name, unit: null, type: step.to, sql: read(each, step.to) })),
    { checks: found.map((each) => checkUnread(asText(each), read(each, step.to))) },
  )
}

function read(source: StepColumn, to: 'date' | 'period'): string {
  const name = column(source.name)
  if (source.type === 'date') return `strftime(${name}, '%Y-%m')`
  if (isText(source)) return to === 'date' ? `parse_day(${name})` : `parse_period(${name})`
  return to === 'date' ? `day_of_number(${name})` : `period_of_number(${name})`
}
