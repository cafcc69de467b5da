import type { ValueColumn } from '../core/result/page.ts'
import type { ActionWords } from './action-words.ts'

/** What a new template begins with: an id that is free, the query, and the columns of its result as far as they are known. */
export type TemplateStart = {
  id: string
  sql: string
  columns: readonly ValueColumn[]
  words: ActionWords
}

/** A template file around a query, whole enough to be read: what is left to do is to name things. */
export function startTemplate({ id, sql, columns, words: { t } }: TemplateStart): string {
  const name = t('template.own.newTitle')
  const lines = columns.map(
    (column) => `  - { name: ${quote(column.name)}, label: ${quote(column.name)}${decimalsOf(column)} }`,
  )
  const head = [
    `id: ${id}`,
    'version: 1',
    `title: ${quote(name)}`,
    `question: ${quote(t('template.own.newQuestion'))}`,
    'subsystem: comprehensive',
    'module: own',
    'columns:',
    ...(lines.length > 0 ? lines : [`  - { name: unit, label: ${quote('unit')} }`]),
    `source: ${quote(t('template.own.newSource'))}`,
  ]
  return `/*---\n${head.join('\n')}\n---*/\n${sql.trim() === '' ? 'SELECT 1 AS unit' : sql.trim().replace(/;+$/u, '')}\n`
}

function decimalsOf({ type }: ValueColumn): string {
  return type === 'number' || type === 'decimal' ? ', decimals: 2' : type === 'integer' ? ', decimals: 0' : ''
}

/** A text as YAML takes it in any place. */
function quote(text: string): string {
  return JSON.stringify(text)
}
