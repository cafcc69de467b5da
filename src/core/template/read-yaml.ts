import { LineCounter, isCollection, isNode, isPair, isScalar, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'
import type { TemplateFault } from './template.ts'

/** YAML with the place of everything in it. `lineOf` gives the line of the deepest part of a path that exists. */
export type YamlReading = { value: unknown; lineOf: (path: readonly PropertyKey[]) => number; faults: TemplateFault[] }

/** Reads YAML that begins on line `firstLine` of its file. Broken YAML gives faults and `value` null; nothing is thrown. */
export function readYaml(text: string, firstLine: number): YamlReading {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const faults: TemplateFault[] = document.errors.map(({ pos, message }) => ({
    line: firstLine + lines.linePos(pos[0]).line - 1,
    code: 'yaml-broken',
    params: { detail: message },
  }))
  const lineOf = (path: readonly PropertyKey[]) => {
    const offset = offsetOf(document, path)
    return offset === null ? firstLine : firstLine + lines.linePos(offset).line - 1
  }
  if (faults.length > 0) return { value: null, lineOf, faults }
  try {
    // Aliases multiply: a few lines of YAML could become millions of nodes.
    return { value: document.toJS({ maxAliasCount: 20 }) as unknown, lineOf, faults: [] }
  } catch (error) {
    return {
      value: null,
      lineOf,
      faults: [{ line: firstLine, code: 'yaml-broken', params: { detail: String(error) } }],
    }
  }
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | null {
  let node: unknown = document.contents
  let offset: number | null = null
  for (const step of path) {
    if (!isCollection(node)) break
    const item = node.items.find((candidate, at) =>
      isPair(candidate) ? isScalar(candidate.key) && String(candidate.key.value) === String(step) : at === Number(step),
    )
    if (item === undefined) break
    const anchor: unknown = isPair(item) ? item.key : item
    if (isNode(anchor) && anchor.range) offset = anchor.range[0]
    node = isPair(item) ? item.value : item
  }
  return offset ?? (isNode(document.contents) ? (document.contents.range?.[0] ?? null) : null)
}

/** Checks a reading against a schema; every violation becomes a fault on its own line. */
export function checkSchema<S extends z.ZodType>(
  reading: YamlReading,
  schema: S,
): { data: z.output<S> | null; faults: TemplateFault[] } {
  const result = schema.safeParse(reading.value)
  if (result.success) return { data: result.data, faults: [] }
  return { data: null, faults: result.error.issues.flatMap((issue) => toFaults(issue, reading)) }
}

function toFaults(issue: z.core.$ZodIssue, reading: YamlReading): TemplateFault[] {
  const key = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      line: reading.lineOf([...issue.path, name]),
      code: 'key-unknown',
      params: { key: key === '' ? name : `${key}.${name}` },
    }))
  }
  const line = reading.lineOf(issue.path)
  const value = valueAt(reading.value, issue.path)
  if (value === undefined) return [{ line, code: 'key-missing', params: { key } }]
  return [{ line, code: 'value-bad', params: { key, value: shorten(value), expected: expectation(issue) } }]
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** What the schema wanted, as signs that need no translation: `bar | line`, `string`, `/^[a-z]/`, `≥ 1`. */
function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected
    case 'invalid_value':
      return issue.values.map(String).join(' | ')
    case 'invalid_format':
      return issue.pattern ?? issue.format
    case 'too_small':
      return `≥ ${String(issue.minimum)}`
    case 'too_big':
      return `≤ ${String(issue.maximum)}`
    default:
      return issue.message
  }
}
