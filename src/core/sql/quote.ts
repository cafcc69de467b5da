/** A name as an SQL identifier, whatever characters it holds. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as an SQL literal. The engine reads statements as C strings, so a NUL is spelled out. */
export function quoteLiteral(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`
  return quoted.includes('\0') ? `(${quoted.replaceAll('\0', "' || chr(0) || '")})` : quoted
}

/** A finite number as an SQL literal of type DOUBLE, infinities and NaN as casts. */
export function quoteNumber(value: number): string {
  if (Number.isFinite(value)) return `CAST(${value} AS DOUBLE)`
  return Number.isNaN(value) ? "CAST('nan' AS DOUBLE)" : `CAST('${value > 0 ? 'inf' : '-inf'}' AS DOUBLE)`
}
