import type { LogicalTable } from '../logical-table.ts'

/** Ids of the tables that are derived from a table with a period. */
export function earlierPeriodIds(table: string): string[] {
  return [`${table}_ly`, `${table}_prev`]
}

/**
 * The tables `<t>_ly` and `<t>_prev` of a fact table: its rows of the same period last year and of the period before in the same year, under
 * the period to which they belong, so that both join on the key (domain model 2.1). January is not collected: February is before March and
 * has nothing before it. Null for a table without a period.
 */
export function earlierPeriod(table: LogicalTable, kind: 'ly' | 'prev'): LogicalTable | null {
  const period = table.fields.find(({ id }) => id === table.periodField)
  if (period === undefined || table.derivation !== undefined) return null
  const isYear = period.type === 'I'
  if (isYear && kind === 'prev') return null
  const later = isYear
    ? `${period.id} + 1`
    : kind === 'ly'
      ? `CAST(ym_year(${period.id}) + 1 AS VARCHAR) || substr(${period.id}, 5)`
      : `CASE WHEN ${period.id} LIKE '%-Q%' THEN ym_quarter(ym_add(quarter_end(${period.id}), 3)) ELSE ym_add(${period.id}, 1) END`
  const names = kind === 'ly' ? { zh: '上年同期', en: 'a year before' } : { zh: '上期', en: 'the period before' }
  const columns = table.fields.map(({ id }) => (id === period.id ? `later AS ${id}` : id))
  return {
    ...table,
    id: `${table.id}_${kind}`,
    label: { zh: `${table.label.zh}（${names.zh}）`, en: `${table.label.en}, ${names.en}` },
    titleWords: [],
    fields: table.fields.map((field) => ({ ...field, madeOf: [{ table: table.id, field: field.id }] })),
    derivation: {
      inputs: [{ table, fields: table.fields.map(({ id }) => id), required: true }],
      sql: [
        `SELECT ${columns.join(', ')}`,
        `FROM (SELECT *, ${later} AS later FROM ${table.id})`,
        ...(kind === 'prev' ? [`WHERE left(later, 4) = left(${period.id}, 4)`] : []),
      ].join('\n'),
    },
  }
}
