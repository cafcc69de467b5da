import type { Dataset, DatasetPart } from './dataset.ts'
import type { TableToMap } from './suggest-mapping.ts'

/** The part that gives a table its wording: the one of the last period, loaded last. */
export function newestPart({ parts }: Pick<Dataset, 'parts'>): DatasetPart {
  const part = parts.at(-1)
  if (part === undefined) throw new Error('a table without parts')
  return part
}

/** First and last period of a table's parts, the same where there is one only; null where no part has a period. */
export function periodSpan({ parts }: Pick<Dataset, 'parts'>): { first: string; last: string } | null {
  const periods = parts.flatMap(({ period }) => (period === null ? [] : [period]))
  const [first] = periods
  const last = periods.at(-1)
  return first === undefined || last === undefined ? null : { first, last }
}

/** The period that all rows of a table have; null where they differ or none is known. */
export function onlyPeriod({ parts }: Pick<Dataset, 'parts'>): string | null {
  const [first] = parts
  return first !== undefined && parts.every(({ period }) => period === first.period) ? first.period : null
}

/** Files of a table, each once, in the order of its parts. */
export function listFiles({ parts }: Pick<Dataset, 'parts'>): string[] {
  return [...new Map(parts.map(({ source }) => [`${source.hash} ${source.file}`, source.file])).values()]
}

/** A table as a guess at its meaning looks at it: columns as the sheets have them, constants too; the period stands for itself. */
export function asTableToMap(dataset: Dataset): TableToMap {
  return {
    name: dataset.name,
    title: dataset.title,
    period: periodSpan(dataset)?.last ?? null,
    columns: dataset.columns
      .filter(({ made }) => made !== 'period')
      .map((column) => (column.made === 'constant' ? { ...column, samples: constantsOf(dataset, column) } : column)),
  }
}

/** What stood outside the tables of the parts under the name of a column: it tells names of towns from their codes. */
function constantsOf({ parts }: Dataset, { headerPath }: Dataset['columns'][number]): string[] {
  const values = parts.flatMap(({ constants }) => constants.filter(({ name }) => name === headerPath[0]))
  return [...new Set(values.map(({ value }) => value))]
}
