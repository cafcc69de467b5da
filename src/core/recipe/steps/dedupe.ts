import type { StepOf } from '../../dataset/recipe.ts'
import { quoteLiteral } from '../../sql/quote.ts'
import { findColumns } from '../find-column.ts'
import { lineageList, sampleList } from '../sql-text.ts'
import type { Planned, StepInput } from '../step-plan.ts'
import { column } from '../write-columns.ts'

/** Keeps the first or last row of each key, in the order of files and rows. Rows without any key are all kept. */
export function planDedupe(step: StepOf<'dedupe'>, { columns }: StepInput): Planned {
  const result = findColumns(columns, step.key)
  if ('problem' in result) return result
  const keys = result.found.map(({ name }) => column(name))
  const others = columns.filter((each) => !result.found.includes(each)).map(({ name }) => column(name))
  const direction = step.keep === 'first' ? '' : ' DESC'
  const order = `PARTITION BY ${keys.join(', ')} ORDER BY t.src_part${direction}, t.src_row${direction}`
  const keyless = keys.map((key) => `${key} IS NULL`).join(' AND ')
  const numbered = (source: string): string => {
    const content = others.length === 0 ? '0' : `hash(${others.join(', ')})`
    return `(SELECT t.*, row_number() OVER w AS place, ${content} AS content, first_value(${content}) OVER w AS kept FROM ${source} AS t WINDOW w AS (${order}))`
  }
  const gone = `place > 1 AND NOT (${keyless})`
  const label = `concat_ws(' ', ${keys.join(', ')})`
  return {
    columns: [...columns],
    select: (source) => `SELECT t.*\nFROM ${source} AS t\nQUALIFY row_number() OVER (${order}) = 1\n  OR (${keyless})`,
    from: (source) => `${source} AS t`,
    writes: [],
    rowSamples: (source) =>
      `SELECT ${lineageList}, ${quoteLiteral(step.key.join('、'))} AS "column", ${label} AS "before", NULL AS "after" FROM ${numbered(source)} AS t WHERE ${gone}`,
    checks: [
      {
        kind: 'duplicates-differ',
        sql: (source) => sampleList(`${numbered(source)} AS t`, `${gone} AND content <> kept`, label),
      },
    ],
  }
}
