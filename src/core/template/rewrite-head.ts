import { isMap, isNode, isScalar, parseDocument } from 'yaml'
import type { LocalText } from '../base/local-text.ts'
import { quoteYaml } from './quote-yaml.ts'
import { splitTemplate } from './split-template.ts'
import type { ExampleCell, TemplateExample } from './template.ts'

/** What can be changed of a template's head without touching the rest of its file. `inputs` are fields by logical table. */
export type HeadChange = {
  id?: string
  version?: number
  title?: LocalText
  subsystem?: string
  module?: string
  inputs?: Record<string, string[]>
  examples?: readonly TemplateExample[]
}

type Splice = { from: number; to: number; text: string }

/**
 * The file with other values in its head; everything else stays letter by letter, remarks and SQL too. A file whose head cannot be read
 * comes back unchanged: it has faults that are told elsewhere.
 */
export function rewriteHead(text: string, change: HeadChange): string {
  const parts = splitTemplate(text)
  if (parts === null || parts.headEnd === null) return text
  let head = text.slice(parts.headStart, parts.headEnd)
  const { contents, errors } = parseDocument(head)
  if (errors.length > 0 || !isMap(contents)) return text
  const splices = Object.entries(change).map(([key, value]): Splice => {
    const written = write(value)
    const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    const place = pair !== undefined && isNode(pair.value) ? pair.value.range : null
    const keyEnd = pair !== undefined && isNode(pair.key) ? pair.key.range : null
    if (!place || !keyEnd) return { from: head.length, to: head.length, text: `${key}:${written}\n` }
    const end = place[0] + head.slice(place[0], place[1]).trimEnd().length
    return { from: keyEnd[1] + 1, to: end, text: written }
  })
  for (const splice of splices.sort((a, b) => b.from - a.from)) {
    head = head.slice(0, splice.from) + splice.text + head.slice(splice.to)
  }
  return text.slice(0, parts.headStart) + head + text.slice(parts.headEnd)
}

/** A value as it follows its key and the colon. */
function write(value: NonNullable<HeadChange[keyof HeadChange]>): string {
  if (typeof value === 'number') return ` ${String(value)}`
  if (typeof value === 'string') return ` ${quoteYaml(value)}`
  if (isExamples(value)) return value.map(writeExample).join('')
  if (isLocalText(value)) return ` { zh: ${quoteYaml(value.zh)}, en: ${quoteYaml(value.en)} }`
  const tables = Object.entries(value).map(([table, fields]) => `\n  ${table}: [${fields.join(', ')}]`)
  return tables.length === 0 ? ' {}' : tables.join('')
}

function isExamples(value: object): value is readonly TemplateExample[] {
  return Array.isArray(value)
}

function writeExample({ name, parameters, tables, expect }: TemplateExample): string {
  const rows = (list: typeof expect, indent: string): string =>
    list.length === 0 ? ' []' : list.map((row) => `\n${indent}- ${writeCells(row)}`).join('')
  const given = Object.entries(tables ?? {}).map(([table, list]) => `\n      ${table}:${rows(list, '        ')}`)
  const head = `\n  - name: ${quoteYaml(name)}\n    parameters: ${writeCells(parameters)}`
  const own = tables === undefined ? '' : `\n    tables:${given.length === 0 ? ' {}' : given.join('')}`
  return `${head}${own}\n    expect:${rows(expect, '      ')}`
}

function writeCells(cells: Readonly<Record<string, ExampleCell>>): string {
  const list = Object.entries(cells).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? quoteYaml(value) : String(value)}`,
  )
  return list.length === 0 ? '{}' : `{ ${list.join(', ')} }`
}

function isLocalText(value: LocalText | Record<string, string[]>): value is LocalText {
  return typeof value['zh'] === 'string'
}
