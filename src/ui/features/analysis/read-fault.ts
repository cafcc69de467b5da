import type { AppError } from '../../../core/base/app-error.ts'
import type { SqlFault } from '../../sql/fault-mark.ts'

/** Parameters of messages that name something of the query, best first. */
const words = ['near', 'column', 'table', 'name', 'keyword', 'value', 'what']

/** Where in the query a failure points to: what its message names. Null where it names nothing. */
export function readFault(failure: AppError | null): SqlFault | null {
  if (failure?.code.startsWith('sql/') !== true) return null
  const { line } = failure.params
  const word = words.map((key) => failure.params[key]).find((value) => typeof value === 'string' && value !== '')
  if (typeof line !== 'number' && word === undefined) return null
  return { line: typeof line === 'number' ? line : null, word: typeof word === 'string' ? word : null }
}
