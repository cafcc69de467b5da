import { AppError } from '../../core/base/app-error.ts'
import type { MessageParams } from '../../core/base/app-error.ts'
import type { ErrorCode } from '../../core/base/error-codes.ts'

/** A message of the engine, taken apart. */
type EngineMessage = { text: string; line: number; near: string }

type Rule = {
  pattern: RegExp
  code: ErrorCode
  params: (match: RegExpExecArray, message: EngineMessage) => MessageParams
}

const named =
  (key: string) =>
  (match: RegExpExecArray): MessageParams => ({ [key]: match[1] ?? '' })

const withHint =
  (key: string) =>
  (match: RegExpExecArray, { text }: EngineMessage): MessageParams => ({
    [key]: match[1] ?? '',
    hint: readCandidates(text),
  })

const atLine = (_match: RegExpExecArray, { line, near }: EngineMessage): MessageParams => ({ line, near })

/** First match wins. The wordings are those of DuckDB 1.4.3; tests provoke each of them in the real engine. */
const rules: Rule[] = [
  {
    pattern: /could not allocate block|Out of Memory Error|Array buffer allocation failed|bad_alloc/,
    code: 'sql/out-of-memory',
    params: () => ({}),
  },
  {
    pattern: /Cannot access (?:file|directory) "([^"]*)"/,
    code: 'sql/forbidden-function',
    params: (match, { line }) => ({ name: match[1] ?? '', line }),
  },
  {
    pattern: /^Permission Error: .*disabled/,
    code: 'sql/forbidden-function',
    params: (_match, { line, near }) => ({ name: near, line }),
  },
  {
    pattern: /syntax error at or near "([\s\S]*?)"(?:\n|$)/,
    code: 'sql/syntax',
    params: (match, { line }) => ({ line, near: match[1] ?? '' }),
  },
  { pattern: /syntax error at end of input/, code: 'sql/syntax', params: (_match, { line }) => ({ line, near: '' }) },
  { pattern: /^Parser Error/, code: 'sql/syntax', params: atLine },
  { pattern: /Table with name "?([\s\S]+?)"? does not exist!/, code: 'sql/unknown-table', params: withHint('table') },
  { pattern: /Referenced table "([\s\S]+?)" not found!/, code: 'sql/unknown-table', params: withHint('table') },
  {
    pattern: /Referenced column "([\s\S]+?)" (?:not found|was not found)/,
    code: 'sql/unknown-column',
    params: withHint('column'),
  },
  { pattern: /does not have a column named "([\s\S]+?)"\n/, code: 'sql/unknown-column', params: withHint('column') },
  {
    pattern: /[Cc]olumn "([\s\S]+?)" in (?:EXCLUDE|REPLACE|RENAME|USING)?[\s\S]*?(?:not found|does not exist)/,
    code: 'sql/unknown-column',
    params: withHint('column'),
  },
  { pattern: /column "([\s\S]+?)" does not exist/i, code: 'sql/unknown-column', params: withHint('column') },
  {
    pattern: /Ambiguous reference to column name "([\s\S]+?)" \(/,
    code: 'sql/ambiguous-column',
    params: named('column'),
  },
  {
    pattern: /[Ff]unction with name "?([\s\S]+?)"? does not exist!/,
    code: 'sql/unknown-function',
    params: withHint('name'),
  },
  {
    pattern: /Function with name "([\s\S]+?)" is not in the catalog, but it exists in the \w+ extension/,
    code: 'sql/unknown-function',
    params: withHint('name'),
  },
  {
    pattern: /column "?([\s\S]+?)"? must appear in the GROUP BY clause/,
    code: 'sql/not-grouped',
    params: named('column'),
  },
  {
    pattern: /Column with name ([\s\S]+?) already exists!|Duplicate struct entry name "([\s\S]+?)"/,
    code: 'sql/duplicate-column',
    params: (match) => ({ column: match[1] ?? match[2] ?? '' }),
  },
  { pattern: /Could not convert string '([\s\S]*?)' to (\w+)/, code: 'sql/cannot-convert', params: cannotConvert },
  {
    pattern: /Type \w+ with value ([\s\S]*?) can't be cast .* destination type (\w+)/,
    code: 'sql/cannot-convert',
    params: cannotConvert,
  },
  { pattern: /Could not cast value ([\s\S]*?) to (\w+)/, code: 'sql/cannot-convert', params: cannotConvert },
  {
    pattern: /(date|timestamp|time) field value out of range: "([\s\S]*?)"/,
    code: 'sql/cannot-convert',
    params: (match) => ({ value: match[2] ?? '', type: (match[1] ?? '').toUpperCase() }),
  },
  {
    pattern: /invalid (date|timestamp|time) field format: "([\s\S]*?)"/,
    code: 'sql/cannot-convert',
    params: (match) => ({ value: match[2] ?? '', type: (match[1] ?? '').toUpperCase() }),
  },
  {
    pattern: /Could not parse string "([\s\S]*?)" according to format specifier "([\s\S]*?)"/,
    code: 'sql/cannot-convert',
    params: cannotConvert,
  },
  {
    pattern: /No function matches the given name and argument types '([\s\S]+?)'\./,
    code: 'sql/type-mismatch',
    params: named('what'),
  },
  {
    pattern: /Could not choose a best candidate function for the function call "([\s\S]+?)"\./,
    code: 'sql/type-mismatch',
    params: named('what'),
  },
  {
    pattern: /Cannot compare values of type ([\s\S]+?) - an explicit cast is required/,
    code: 'sql/type-mismatch',
    params: named('what'),
  },
  {
    pattern: /Cannot mix values of type ([\s\S]+?) in ([\w ]+?) (?:operator|clause|expression)?/,
    code: 'sql/type-mismatch',
    params: named('what'),
  },
  { pattern: /Unimplemented type for cast \(([\s\S]+?)\)/, code: 'sql/type-mismatch', params: named('what') },
]

/**
 * Turns what the engine threw into a failure that names table, column or line. The engine's own text goes along as `detail`.
 * `hint` lists the nearest names, joined by 、, or is ''.
 */
export function translateError(error: unknown, { memoryLimit, sql }: { memoryLimit: string; sql: string }): AppError {
  if (error instanceof AppError) return error
  const message = readMessage(error instanceof Error ? error.message : String(error), sql)
  const extra = { detail: message.text, cause: error }
  for (const { pattern, code, params } of rules) {
    const match = pattern.exec(message.text)
    if (match === null) continue
    return new AppError(code, code === 'sql/out-of-memory' ? { limit: memoryLimit } : params(match, message), extra)
  }
  return new AppError('sql/engine', {}, extra)
}

/** The same failure with its line moved, for SQL that stands below lines the user did not write. */
export function shiftLine(error: unknown, lines: number): unknown {
  if (!(error instanceof AppError) || typeof error.params['line'] !== 'number') return error
  const params = { ...error.params, line: Math.max(1, error.params['line'] - lines) }
  return new AppError(
    error.code,
    params,
    error.detail === undefined ? { cause: error } : { detail: error.detail, cause: error },
  )
}

/** Faults of the grammar arrive as JSON, all others as text. */
function readMessage(raw: string, sql: string): EngineMessage {
  const parsed = readJsonMessage(raw)
  const text = parsed?.text ?? raw
  const [, line = '1', source = ''] = /\n\s*\nLINE (\d+): (.*)/.exec(text) ?? []
  const caret = /\nLINE \d+: .*\n( *)\^/.exec(text)?.[1]?.length ?? 0
  const column = caret - `LINE ${line}: `.length
  const near = column < 0 ? '' : (/^[\w\u0080-\uffff]+|^\S+/.exec(source.slice(column))?.[0] ?? '')
  return { text, line: parsed?.position === undefined ? Number(line) : lineAt(sql, parsed.position), near }
}

/** The grammar counts characters but takes them for bytes when it names the line: after Chinese text the line in its message is too small. */
function lineAt(sql: string, position: number): number {
  return [...sql].slice(0, position).filter((char) => char === '\n').length + 1
}

function readJsonMessage(raw: string): { text: string; position: number | undefined } | null {
  if (!raw.startsWith('{')) return null
  try {
    const parsed = JSON.parse(raw) as Record<string, unknown>
    const { exception_type: type, exception_message: message, position } = parsed
    if (typeof message !== 'string') return null
    return {
      text: `${String(type)} Error: ${message}`,
      position: position === undefined ? undefined : Number(position),
    }
  } catch {
    return null
  }
}

function readCandidates(text: string): string {
  const list =
    /(?:Candidate bindings:|Candidate tables:|Did you mean)[: ]*((?:"(?:[^"]|"")*"(?:, | or )?)+)/.exec(text)?.[1] ?? ''
  return [...list.matchAll(/"((?:[^"]|"")*)"/g)].map((match) => match[1] ?? '').join('、')
}

function cannotConvert(match: RegExpExecArray): MessageParams {
  return { value: match[1] ?? '', type: match[2] ?? '' }
}
