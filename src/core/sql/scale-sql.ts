/**
 * A number times a factor. 千元 to 万元 divides by 10 and does not multiply by 0.1: the quotient is the nearest number, the product is not.
 * Factors above 1 that are no whole number multiply.
 */
export function scaleSql(sql: string, factor: number): string {
  if (factor === 1) return sql
  const inverse = 1 / factor
  return factor < 1 && Math.abs(inverse - Math.round(inverse)) < 1e-9
    ? `${sql} / ${String(Math.round(inverse))}`
    : `${sql} * ${String(factor)}`
}
