import type { StepOf } from '../../dataset/recipe.ts'
import { codeListTables } from '../code-list-tables.ts'
import { findColumn } from '../find-column.ts'
import { asText, sampleList } from '../sql-text.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { writeColumns } from '../write-columns.ts'

/**
 * Gives codes back the leading zeros that a spreadsheet took: 610 becomes 0610 because the list has 0610 and no 610. A short code that is
 * itself in the list, or that is in it neither way, stays as it is and is counted.
 */
export function planPadCode(step: StepOf<'pad-code'>, { columns }: StepInput): Planned {
  const result = findColumn(columns, step.column)
  if ('problem' in result) return result
  const source = result.column
  const text = `trim(${asText(source)})`
  const { table } = codeListTables[step.list]
  const padded = `lpad(${text}, ${step.width}, '0')`
  const from = (input: string): string =>
    [
      `${input} AS t`,
      `LEFT JOIN ${table} AS short ON short.code = ${text}`,
      `LEFT JOIN ${table} AS full_width ON full_width.code = ${padded}`,
    ].join('\n')
  const isShort = `length(${text}) < ${step.width}`
  const confirmed = `${isShort} AND short.code IS NULL AND full_width.code IS NOT NULL`
  return writeColumns(
    columns,
    [
      {
        name: source.name,
        sql: `CASE WHEN ${confirmed} THEN ${padded} ELSE ${asText(source)} END`,
        type: 'code',
        unit: null,
      },
    ],
    {
      from,
      checks: [
        {
          kind: 'code-short',
          sql: (input) => sampleList(from(input), `${isShort} AND NOT (${confirmed})`, asText(source)),
        },
      ],
    },
  )
}
