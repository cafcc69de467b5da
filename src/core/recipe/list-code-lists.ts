import type { CodeListName, RecipeStep } from '../dataset/recipe.ts'
import { codeListTables } from './code-list-tables.ts'

/** A list that is a table; the check of credit codes is a rule. */
export type TableListName = keyof typeof codeListTables

/** Code lists that the steps which are on read. */
export function listCodeLists(steps: readonly RecipeStep[]): TableListName[] {
  const lists = steps.flatMap((step) => ('list' in step && step.on && isTableList(step.list) ? [step.list] : []))
  return [...new Set(lists)]
}

/** Code lists that users' SQL names: `codelist.region`. */
export function findCodeLists(sql: string): TableListName[] {
  if (!/codelist/iu.test(sql)) return []
  return (Object.keys(codeListTables) as TableListName[]).filter((list) =>
    sql.toLowerCase().includes(codeListTables[list].table.split('.')[1] ?? list),
  )
}

function isTableList(list: CodeListName): list is TableListName {
  return list in codeListTables
}
