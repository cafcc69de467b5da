/** A query laid out with one clause per line. What the formatter cannot read stays as it is. */
export async function formatSql(text: string): Promise<string> {
  const { duckdb, formatDialect } = await import('sql-formatter')
  try {
    return formatDialect(text, { dialect: duckdb, keywordCase: 'upper', functionCase: 'preserve', tabWidth: 2, expressionWidth: 80 })
  } catch {
    return text
  }
}
