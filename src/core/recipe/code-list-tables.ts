import type { CodeListName } from '../dataset/recipe.ts'

/** What a code list is in the engine: its table, the file under `public/codelists/` that fills it, and that file's columns. */
export type CodeListTable = {
  table: string
  files: readonly string[]
  columns: readonly string[]
}

/** Lists with codes that have a name, a level (from 1) and the code one level up; their tables also have `name_key` (function `list_key`). */
export type HierarchyName = Extract<CodeListName, 'region' | 'industry-2017' | 'industry-2011'>

/** Tables of the schema `codelist`, which users' own SQL may read too. */
export const codeListTables: Record<Exclude<CodeListName, 'credit-code-check'>, CodeListTable> = {
  region: {
    table: 'codelist.region',
    files: ['division-2023-counties.csv', 'division-2023-streets.csv'],
    columns: ['code', 'name', 'level', 'parent'],
  },
  'industry-2017': {
    table: 'codelist.industry_2017',
    files: ['gbt4754-2017.csv'],
    columns: ['code', 'name', 'level', 'parent'],
  },
  'industry-2011': {
    table: 'codelist.industry_2011',
    files: ['gbt4754-2011.csv'],
    columns: ['code', 'name', 'level', 'parent'],
  },
  'industry-2011-to-2017': {
    table: 'codelist.industry_2011_2017',
    files: ['gbt4754-2011-2017-crosswalk.csv'],
    columns: ['code_2011', 'name_2011', 'code_2017', 'name_2017', 'note'],
  },
}
