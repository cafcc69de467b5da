/** A function of the product in SQL: a macro that any DuckDB can define. */
export type SqlFunction = {
  name: string
  /** What stands between the brackets of its definition. */
  parameters: string
  /** The expression; it may call functions that are defined before it. */
  body: string
}

/** The statement that defines a function. */
export function defineFunction({ name, parameters, body }: SqlFunction): string {
  return `CREATE OR REPLACE MACRO ${name}(${parameters}) AS\n${body}`
}
