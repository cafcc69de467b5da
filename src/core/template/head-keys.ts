import { z } from 'zod'
import { headerSchema } from './header-schema.ts'
import { splitTemplate } from './split-template.ts'

/** The keys that fit at a place of a template's head, and where the word begins that one of them would replace. */
export type HeadKeys = { from: number; keys: string[] }

type Schema = z.core.$ZodType

/** A line of the head: columns before its key, its key ('' where it has none), and whether `- ` begins an item there. */
type HeadLine = { indent: number; key: string; item: boolean }

const word = /[A-Za-z][A-Za-z0-9]*$/u

/**
 * Keys of the head (header-schema.ts) that fit at an offset of a template file: at the start of a line, after `- `, and inside `{ }`.
 * Null where no key is written: in the SQL, in a value, under names that the author chooses (parameters, columns of expected rows).
 */
export function headKeysAt(text: string, offset: number): HeadKeys | null {
  const parts = splitTemplate(text)
  const end = parts?.headEnd ?? text.length
  if (parts === null || offset < parts.headStart || offset > end) return null
  const lines = text.slice(parts.headStart, offset).split('\n')
  const present = lines.pop() ?? ''
  const from = offset - (word.exec(present)?.[0].length ?? 0)
  const lead = present.slice(0, present.length - (offset - from))
  const flow = openBraces(lead)
  if (flow === null && !/^\s*(?:- )*\s*$/u.test(lead)) return null
  const own = readLine(flow === null ? `${lead}x:` : lead)
  const path = [...pathAbove(lines, own), ...(own.item ? ['-'] : []), ...(flow === null ? [] : [own.key, ...flow])]
  const keys = keysOf(
    follow(
      headerSchema,
      path.filter((step) => step !== ''),
    ),
  )
  return keys.length === 0 ? null : { from, keys }
}

/** Keys of the braces that are open at the end of a line's start, outermost first; null where none is, or where a value is being written. */
function openBraces(lead: string): string[] | null {
  if (!/[{,]\s*$/u.test(lead)) return null
  const open: string[] = []
  for (const [, key = '', brace] of lead.matchAll(/(?:([A-Za-z_]\w*):\s*)?([{}])/gu)) {
    if (brace === '{') open.push(key)
    else open.pop()
  }
  // The key of the outermost brace is that of the line.
  return open.length === 0 ? null : open.slice(1)
}

function readLine(line: string): HeadLine {
  const [, spaces = '', dash = '', key = ''] = /^(\s*)((?:- +)*)(?:([A-Za-z_][\w?]*):)?/u.exec(line) ?? []
  return { indent: spaces.length + dash.length, key, item: dash !== '' }
}

/** The keys above a line by which it is reached; `-` stands for an item of a list. */
function pathAbove(lines: readonly string[], own: HeadLine): string[] {
  const path: string[] = []
  let indent = own.item ? own.indent - 2 : own.indent
  for (const line of [...lines].reverse()) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue
    const above = readLine(line)
    const start = above.item ? above.indent - 2 : above.indent
    // The first key of an item stands beside its other keys; the item itself is above them.
    if (above.item && above.indent === indent) {
      path.unshift('-')
      indent = start
    } else if (
      !above.item &&
      above.key !== '' &&
      (above.indent < indent || (above.indent === indent && own.item && path.length === 0))
    ) {
      path.unshift(above.key)
      indent = above.indent
    } else if (above.item && above.indent < indent) {
      path.unshift('-', above.key)
      indent = start
    }
    if (indent === 0) break
  }
  return path
}

function follow(schema: Schema, path: readonly string[]): Schema | null {
  const [step, ...rest] = path
  if (step === undefined) return schema
  const next = stepInto(unwrap(schema), step)
  return next === null ? null : follow(next, rest)
}

function stepInto(schema: Schema, step: string): Schema | null {
  if (schema instanceof z.ZodArray) return step === '-' ? schema.element : null
  if (schema instanceof z.ZodObject) return shapeOf(schema)[step] ?? null
  return schema instanceof z.ZodRecord ? schema.valueType : null
}

function keysOf(schema: Schema | null): string[] {
  const inner = schema === null ? null : unwrap(schema)
  return inner instanceof z.ZodObject ? Object.keys(shapeOf(inner)) : []
}

function shapeOf(schema: z.ZodObject): Readonly<Record<string, Schema | undefined>> {
  return schema.shape
}

/** The schema behind defaults, preparations and alternatives that are no objects. */
function unwrap(schema: Schema): Schema {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return unwrap(schema.unwrap())
  if (schema instanceof z.ZodPipe) return unwrap(schema.out instanceof z.ZodTransform ? schema.in : schema.out)
  if (!(schema instanceof z.ZodUnion)) return schema
  return schema.options.map(unwrap).find((option) => option instanceof z.ZodObject) ?? schema
}
