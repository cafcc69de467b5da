import type { Value } from '../result/page.ts'
import type { ExampleCell, ParameterValue, Template, TemplateExample } from './template.ts'

/** Columns that say something by themselves; levels, kinds of rows and flags belong to the looks of others. */
const telling = new Set(['dimension', 'measure'])

/** An example that expects the rows of a result as they are: every telling cell, figures to the decimals that are shown. */
export function makeExample(
  { columns }: Pick<Template, 'columns'>,
  name: string,
  {
    parameters,
    rows,
  }: { parameters: Record<string, ParameterValue>; rows: readonly Readonly<Record<string, Value>>[] },
): TemplateExample {
  const told = columns.filter(({ role }) => telling.has(role))
  const expect = rows.map((row) =>
    Object.fromEntries(
      told.flatMap(({ name: column, decimals }): [string, ExampleCell][] => {
        const value = row[column] ?? null
        return value === null ? [] : [[column, round(value, decimals)]]
      }),
    ),
  )
  const given = Object.entries(parameters).filter(([, value]) => value !== null)
  return { name, parameters: Object.fromEntries(given), expect: expect.filter((row) => Object.keys(row).length > 0) }
}

function round(value: NonNullable<Value>, decimals: number | null): ExampleCell {
  return typeof value === 'number' && decimals !== null ? Number(value.toFixed(decimals)) || 0 : value
}
