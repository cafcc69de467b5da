import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { SQLNamespace } from '@codemirror/lang-sql'
import type { SchemaTable } from '../../state/actions/results.ts'
import { quoteName } from './quote-name.ts'

/** Names after `table.` and after `from`, as the SQL language of the editor takes them. */
export function buildNamespace(schema: SchemaTable[]): SQLNamespace {
  const namespace: Record<string, SQLNamespace> = {}
  for (const { table, columns } of schema) {
    // A table without a name stands for the columns that a piece of a query may use by themselves.
    if (table === '') continue
    // The editor's language splits unescaped keys at dots.
    namespace[table.replaceAll('.', '\\.')] = { self: nameCompletion(table, 'type'), children: columns.map((column) => nameCompletion(column, 'property')) }
  }
  return namespace
}

/** Offers columns of the tables that the query names, without a table in front. */
export function completeColumns(schema: SchemaTable[]): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*$/u)
    if (word === null && !context.explicit) return null
    const from = word?.from ?? context.pos
    const before = context.state.sliceDoc(Math.max(0, from - 1), from)
    // After a dot the language knows better; inside quotes it completes as well.
    if (before === '.' || before === '"' || before === "'") return null
    const text = context.state.doc.toString()
    const options = schema
      .filter(({ table }) => text.includes(table))
      .flatMap(({ table, columns }) => columns.map((column) => ({ ...nameCompletion(column, 'property'), detail: table, boost: 1 })))
    return options.length === 0 ? null : { from, options, validFor: /^[\p{L}_][\p{L}\p{N}_]*$/u }
  }
}

function nameCompletion(name: string, type: string): Completion {
  return { label: name, type, apply: quoteName(name) }
}

/** Keys that fit at a place of the text, and where the word begins that one of them replaces; null where none does. */
export type FindKeys = (text: string, offset: number) => { from: number; keys: string[] } | null

/** Offers keys of the head of a template file. */
export function completeKeys(find: FindKeys): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const found = find(context.state.doc.toString(), context.pos)
    if (found === null || (found.from === context.pos && !context.explicit)) return null
    const options = found.keys.map((key): Completion => ({ label: key, type: 'keyword', apply: `${key}: `, boost: 2 }))
    return { from: found.from, options, validFor: /^[A-Za-z][A-Za-z0-9]*$/u }
  }
}
