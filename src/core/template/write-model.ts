import type { LocalText } from '../base/local-text.ts'
import type { LogicalField, LogicalTable } from '../dataset/logical-table.ts'
import { quoteYaml } from './quote-yaml.ts'

/** A logical table as the file `model/<id>.yaml` that gives it: one field a line, as those of the site are written. */
export function writeModel(table: LogicalTable): string {
  const lines = [
    `id: ${table.id}`,
    `label: ${writeText(table.label)}`,
    ...(table.titleWords.length === 0 ? [] : [`titleWords: ${writeList(table.titleWords)}`]),
    `key: ${writeList(table.key)}`,
    ...(table.periodField === null ? [] : [`period: ${table.periodField}`]),
    'fields:',
    ...table.fields.map((field) => `  - { ${writeField(field).join(', ')} }`),
  ]
  return `${lines.join('\n')}\n`
}

/** What is as it would be without a word is left out. */
function writeField({ id, type, unit, required, sensitivity, label, synonyms, derive }: LogicalField): string[] {
  const parts = [`id: ${id}`, `type: ${type}`]
  if (unit !== null) parts.push(`unit: ${quoteYaml(unit)}`)
  if (required) parts.push('required: true')
  if (sensitivity !== 'none') parts.push(`sensitivity: ${sensitivity}`)
  parts.push(`label: ${writeText(label)}`)
  if (synonyms.length > 0) parts.push(`synonyms: ${writeList(synonyms)}`)
  if (derive !== undefined) parts.push(`derive: { from: ${derive.from}, sql: ${quoteYaml(derive.sql)} }`)
  return parts
}

function writeText({ zh, en }: LocalText): string {
  return `{ zh: ${quoteYaml(zh)}, en: ${quoteYaml(en)} }`
}

function writeList(texts: readonly string[]): string {
  return `[${texts.map(quoteYaml).join(', ')}]`
}
