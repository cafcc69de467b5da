import type { MessageParams } from '../base/app-error.ts'
import type { ErrorCode } from '../base/error-codes.ts'
import type { DatasetId } from '../base/id.ts'
import type { ColumnType } from '../workbook/table-layout.ts'
import type { CodeListName } from '../dataset/recipe.ts'

/**
 * Why a step cannot run. It is then passed over, and later steps go on with the columns before it. `nearest` is the most similar name
 * that is there. In `sql`, `params.line` counts lines of the user's own expression.
 */
export type StepProblem =
  | { kind: 'missing-column'; column: string; nearest: string | null }
  | { kind: 'wrong-type'; column: string; type: ColumnType }
  | { kind: 'name-taken'; column: string }
  | { kind: 'no-column-left' }
  | { kind: 'sql'; code: ErrorCode; params: MessageParams }
  | { kind: 'list-cannot'; list: CodeListName; what: string }
  | { kind: 'code-list-missing'; list: CodeListName }
  | { kind: 'table-missing'; dataset: DatasetId }
  | { kind: 'join-circle'; table: string }
  | { kind: 'join-key-repeated'; table: string; count: number; samples: string[] }

/**
 * What a step did that wants a look though it ran: `count` cases, the first of them as text.
 * - total-differs: rows whose dropped total is not the sum of the unpivoted columns
 * - rows-without-value: rows that unpivoting left out because they hold no value
 * - unread: values that became empty because they could not be read (missing marks not counted)
 * - code-unknown, code-ambiguous: values that the code list does not have, or has more than once
 * - code-short: short codes that were not padded
 * - duplicates-differ: dropped duplicates that differ from the kept row outside the key
 * - condition-empty: dropped rows for which the condition is neither true nor false
 * - pieces-joined: texts with more pieces than columns; the last column holds the rest
 * - no-match: rows without a partner in the joined table
 */
export type StepNote = {
  kind:
    | 'total-differs'
    | 'rows-without-value'
    | 'unread'
    | 'code-unknown'
    | 'code-ambiguous'
    | 'code-short'
    | 'duplicates-differ'
    | 'condition-empty'
    | 'pieces-joined'
    | 'no-match'
  count: number
  samples: string[]
}

/** What one step does to a table. Counts are exact, over all rows. */
export type StepEffect = {
  /** Id of the step. */
  step: string
  rowsBefore: number
  rowsAfter: number
  /** Cells with another value than before, and filled cells of new columns. Rows that came or went do not count. */
  cellsChanged: number
  /** Of these, cells that had a value and have none now. */
  cellsEmptied: number
  /** `row` is `[file]sheet!row`; a dropped row has its first column as `before` and null as `after`. */
  samples: { row: string; column: string; before: string | null; after: string | null }[]
  columnsBefore: string[]
  columnsAfter: string[]
  /** Null when the step ran or is off. */
  problem: StepProblem | null
  notes: StepNote[]
  /** The step's own part of the statement, '' when it did not run. */
  sql: string
}

/** A step that cannot run on the table to which its recipe is applied; the table shows its rows uncleaned. */
export type RecipeFault = { dataset: DatasetId; step: string; problem: StepProblem }
