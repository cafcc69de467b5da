import type { LogicalTable } from '../../dataset/logical-table.ts'
import { quoteIdentifier, quoteLiteral } from '../../sql/quote.ts'
import type { DrillFilter, DrillQuestion } from './drill-question.ts'

const periodPattern = /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/u

/** The condition on the period of a table: the row's own period, else the parameters' one or the stretch between two; null without one. */
export function spanOf(
  { template, parameters, cells }: Pick<DrillQuestion, 'template' | 'parameters' | 'cells'>,
  table: LogicalTable,
): DrillFilter | null {
  const field = table.fields.find(({ id }) => id === table.periodField)
  if (field === undefined) return null
  const column = `CAST(t.${quoteIdentifier(field.id)} AS VARCHAR)`
  const own = template.columns
    .filter(({ role }) => role === 'dimension' || role === 'hidden')
    .map(({ name }) => cells[name])
    .find((value): value is string => typeof value === 'string' && periodPattern.test(value))
  const asked = template.parameters
    .filter(({ type }) => type === 'period')
    .flatMap(({ name }) => {
      const value = parameters[name]
      return typeof value === 'string' && periodPattern.test(value) ? [value] : []
    })
  const [first, last] = own === undefined ? [asked[0], asked[1]] : [own]
  if (first === undefined) return null
  const filter = { label: field.label, inRegister: false }
  if (last === undefined || last === first)
    return { ...filter, value: first, sql: periodCondition(first, column, table) }
  const [from, to] = first < last ? [first, last] : [last, first]
  return { ...filter, value: `${from} – ${to}`, sql: `${column} BETWEEN ${quoteLiteral(from)} AND ${quoteLiteral(to)}` }
}

/** A table may keep another kind of period than the question: months of a year, the quarter of a month, the year of both. */
function periodCondition(period: string, column: string, { id }: LogicalTable): string {
  // The register tells what was known: its newest entry that is not later counts.
  if (id === 'unit')
    return `${column} = (SELECT max(snap_ym) FROM ${id} WHERE snap_ym <= ${quoteLiteral(lastMonth(period))})`
  if (period.length === 4) return `left(${column}, 4) = ${quoteLiteral(period)}`
  const others = new Set([period, lastMonth(period), quarterOf(lastMonth(period)), period.slice(0, 4)])
  return `${column} IN (${[...others].map(quoteLiteral).join(', ')})`
}

/** The last month of a month, quarter or year. */
export function lastMonth(period: string): string {
  if (period.length === 4) return `${period}-12`
  const quarter = /-Q([1-4])$/u.exec(period)?.[1]
  return quarter === undefined ? period : `${period.slice(0, 4)}-${String(Number(quarter) * 3).padStart(2, '0')}`
}

function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${String(Math.ceil(Number(month.slice(5)) / 3))}`
}
