import type { DatasetId } from '../base/id.ts'
import type { ColumnType } from '../workbook/table-layout.ts'
import type { StepNote, StepProblem } from './step-problem.ts'

/** A column between two steps. */
export type StepColumn = { name: string; type: ColumnType; unit: string | null }

/** Columns that tell where a row came from. They go through every step and order rows as in their files. */
export const lineageColumns = ['src_part', 'src_file', 'src_sheet', 'src_row'] as const

/** What a recipe is compiled against. */
export type RecipeTable = {
  /** Columns of the uncleaned table, lineage left out. */
  columns: readonly StepColumn[]
  /** Quoted relation with these columns and {@link lineageColumns}. */
  source: string
  /** Period of the whole table, null where it has none or rows carry their own. */
  period: string | null
  /** Another table as users see it; its relation is quoted. Null where it is gone; `circle` where it joins this table in turn. */
  findTable: (dataset: DatasetId) => JoinTable | null | 'circle'
}

/** A table that a step joins. */
export type JoinTable = { name: string; source: string; columns: readonly StepColumn[] }

/** Table as a step finds it. */
export type StepInput = { columns: readonly StepColumn[]; table: RecipeTable }

/** A cell that a step writes: `before` and `after` are expressions over the rows that the step reads; `before` is null for a new column. */
export type CellWrite = { column: string; before: string | null; after: string }

/** A query of one row over the step's source: how many cases there are, and the first of them as a list of texts. */
export type StepCheck = { kind: StepNote['kind']; sql: (source: string) => string }

/** A step as SQL. `source` is the quoted name of what it reads, known to its queries as `t`. */
export type StepPlan = {
  /** Columns after the step, in order. */
  columns: StepColumn[]
  /** The SELECT of the step. */
  select: (source: string) => string
  /** FROM of that SELECT, for queries that count. */
  from: (source: string) => string
  /** Cells that change while their row stays. */
  writes: CellWrite[]
  /** Null where every row stays one row; else a SELECT of samples: lineage, then `column`, `before`, `after` as text. */
  rowSamples: ((source: string) => string) | null
  checks: StepCheck[]
  /** Of a join: counts the keys that stand twice in the other table, as a check does; any such key is a problem. */
  guard?: { table: string; sql: string }
}

/** A step that can run, or why it cannot. */
export type Planned = StepPlan | { problem: StepProblem }
