import { columnSqlTypes } from '../../dataset/compile-part.ts'
import type { StepOf } from '../../dataset/recipe.ts'
import { quoteLiteral } from '../../sql/quote.ts'
import { findColumns, findTextColumns, isText } from '../find-column.ts'
import { asText } from '../sql-text.ts'
import type { Planned, StepColumn, StepInput } from '../step-plan.ts'
import { writeColumns } from '../write-columns.ts'

/** Replaces a text, part of it or a pattern (RE2). In columns of other types the printed value is searched and read again. */
export function planReplace(step: StepOf<'replace'>, { columns }: StepInput): Planned {
  const result = step.columns === 'all-text' ? findTextColumns(columns, 'all-text') : findColumns(columns, step.columns)
  if ('problem' in result) return result
  return writeColumns(
    columns,
    result.found.map((found) => ({ ...found, sql: replaced(found, step) })),
  )
}

function replaced(source: StepColumn, { find, with: by, match }: StepOf<'replace'>): string {
  const text = asText(source)
  const [wanted, instead] = [quoteLiteral(find), quoteLiteral(by)]
  const sql = {
    part: `replace(${text}, ${wanted}, ${instead})`,
    whole: `CASE WHEN ${text} = ${wanted} THEN ${instead} ELSE ${text} END`,
    regex: `regexp_replace(${text}, ${wanted}, ${instead}, 'g')`,
  }[match]
  return isText(source) ? `nullif(${sql}, '')` : `TRY_CAST(${sql} AS ${columnSqlTypes[source.type]})`
}
