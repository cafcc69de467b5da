import type { Value } from '../result/page.ts'
import type { ExampleCell, Template, TemplateExample } from './template.ts'

/** A cell that is not as expected: row of `expect` from 0, its column, both values. `got` is null where the nearest row has nothing. */
export type ExampleDifference = { row: number; column: string; expected: ExampleCell; got: Value }

/**
 * Where a result is not as an example expects it; empty where the example passes. An expected row is met by any row with all of its
 * values. Where none has them, the row that shares most of them stands for it, the first of several.
 */
export function compareExample(
  { columns }: Pick<Template, 'columns'>,
  example: TemplateExample,
  rows: readonly Readonly<Record<string, Value>>[],
): ExampleDifference[] {
  const decimalsOf = new Map(columns.map(({ name, decimals }) => [name, decimals]))
  return example.expect.flatMap((expected, row) => {
    const cells = Object.entries(expected)
    let nearest = differing(cells, rows[0] ?? {}, decimalsOf)
    for (const candidate of rows) {
      const found = differing(cells, candidate, decimalsOf)
      if (found.length < nearest.length) nearest = found
      if (found.length === 0) break
    }
    return nearest.map((difference) => ({ row, ...difference }))
  })
}

function differing(
  cells: readonly [string, ExampleCell][],
  row: Readonly<Record<string, Value>>,
  decimalsOf: ReadonlyMap<string, number | null>,
): Omit<ExampleDifference, 'row'>[] {
  return cells.flatMap(([column, expected]) => {
    const got = row[column]
    // A column that the result lacks is not one that is empty.
    if (got === undefined) return [{ column, expected, got: null }]
    return sameCell(expected, got, decimalsOf.get(column) ?? null) ? [] : [{ column, expected, got }]
  })
}

/** Numbers agree to the decimals that the column shows, or to 9 digits where it names none. */
function sameCell(expected: ExampleCell, got: Value, decimals: number | null): boolean {
  if (typeof expected !== 'number')
    return expected === got || (expected !== null && got !== null && String(expected) === String(got))
  if (got === null || got === '' || typeof got === 'boolean') return false
  const figure = Number(got)
  if (!Number.isFinite(figure)) return false
  const size = Math.max(Math.abs(expected), Math.abs(figure))
  // The last binary digits of a half such as 4.25 must not decide.
  const allowed = decimals === null ? size * 5e-10 : 0.5 * 10 ** -decimals + size * 1e-12
  return Math.abs(expected - figure) <= allowed
}
