import { tokenizeSql } from '../../sql/tokenize-sql.ts'
import { codeFunctions } from './code-functions.ts'
import { dateFunctions } from './date-functions.ts'
import { numberFunctions } from './number-function.ts'
import { numeralFunctions, periodFunctions } from './period-functions.ts'
import { defineFunction } from '../../sql/sql-function.ts'
import type { SqlFunction } from '../../sql/sql-function.ts'
import { textFunctions } from './text-functions.ts'
import { widthFunctions } from './width-function.ts'

let all: SqlFunction[] | null = null

/** Every function of the product in SQL, each after those that it calls. Users may call them too. */
export function recipeFunctions(): readonly SqlFunction[] {
  all ??= [
    ...widthFunctions(),
    ...textFunctions(),
    ...numberFunctions(),
    ...numeralFunctions(),
    ...dateFunctions(),
    ...periodFunctions(),
    ...codeFunctions(),
  ]
  return all
}

/** Definitions of the functions that a statement calls, and of those that they call: what another DuckDB needs first. '' for none. */
export function defineCalledFunctions(sql: string): string {
  const known = recipeFunctions()
  const called = new Set<string>()
  const visit = (text: string): void => {
    const words = new Set(tokenizeSql(text).map(({ value }) => value))
    for (const { name, body } of known) {
      if (!words.has(name) || called.has(name)) continue
      called.add(name)
      visit(body)
    }
  }
  visit(sql)
  return known
    .filter(({ name }) => called.has(name))
    .map((each) => `${defineFunction(each)};`)
    .join('\n\n')
}
