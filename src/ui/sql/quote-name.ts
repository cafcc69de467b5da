import { quoteIdentifier } from '../../core/sql/quote.ts'
import { reservedWords } from '../../core/sql/reserved-words.ts'

/** A table or column name as a query writes it: plain where that is safe, in double quotes else. Quoting is never wrong. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reservedWords.has(name) ? name : quoteIdentifier(name)
}
