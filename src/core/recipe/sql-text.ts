import { isText } from './find-column.ts'
import { lineageColumns } from './step-plan.ts'
import type { StepCheck, StepColumn } from './step-plan.ts'
import { column } from './write-columns.ts'

/** Select list of where a row of `t` came from. */
export const lineageList = lineageColumns.map((name) => `t.${name}`).join(', ')

/** Samples that a note names. */
const noteSamples = 5

/** A column as text: whole numbers without `.0`, everything else as the engine writes it. */
export function asText(source: StepColumn): string {
  const name = column(source.name)
  if (isText(source)) return name
  return source.type === 'number' ? `regexp_replace(CAST(${name} AS VARCHAR), '\\.0$', '')` : `CAST(${name} AS VARCHAR)`
}

/** A check on a column that is read as another type: values that became empty and are no missing marks. */
export function checkUnread(text: string, read: string): StepCheck {
  const lost = 'CASE WHEN was IS NULL OR now IS NOT NULL THEN false ELSE is_unread(was) END'
  return {
    kind: 'unread',
    sql: (source) => sampleList(`(SELECT ${text} AS was, ${read} AS now FROM ${source} AS t)`, lost, 'was'),
  }
}

/** A check: counts the rows that fulfil a condition and lists some different texts of them. */
export function sampleList(from: string, condition: string, text: string): string {
  return `SELECT count(*) AS cases, list_sort(list_distinct(list(${text}) FILTER (WHERE ${text} IS NOT NULL)))[1:${noteSamples}] AS samples FROM ${from} WHERE ${condition}`
}
