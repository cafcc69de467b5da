import { tokenizeSql } from './tokenize-sql.ts'

/** Indents the lines of a statement by two blanks, except lines that begin inside a text or quoted name. */
export function indentSql(sql: string): string {
  const inside = tokenizeSql(sql).filter(
    ({ kind, text }) => (kind === 'string' || kind === 'quoted') && text.includes('\n'),
  )
  return sql.replace(/^/gmu, (_, at: number) => (inside.some(({ start, end }) => start < at && at < end) ? '' : '  '))
}
