import { quoteIdentifier } from '../sql/quote.ts'
import type { ColumnType } from '../workbook/table-layout.ts'
import type { CellWrite, StepCheck, StepColumn, StepPlan } from './step-plan.ts'

/** A column that a step writes. A name that is not there yet makes a new column, behind `after` or at the end. */
export type ColumnWrite = {
  name: string
  sql: string
  type: ColumnType
  unit: string | null
  after?: string
}

/** What else a step that keeps its rows does. */
export type WriteOptions = {
  /** Columns that go. */
  drop?: readonly string[]
  /** FROM with more than the source, which must be named `t` in it. */
  from?: (source: string) => string
  checks?: StepCheck[]
}

/** The plan of a step that keeps every row and writes columns. A column that is dropped and written is written. */
export function writeColumns(
  columns: readonly StepColumn[],
  writes: readonly ColumnWrite[],
  { drop = [], from = (source) => `${source} AS t`, checks = [] }: WriteOptions = {},
): StepPlan {
  const has = (name: string): boolean => columns.some((column) => column.name === name)
  const dropped = drop.filter((name) => !writes.some((write) => write.name === name))
  const replaced = writes.filter(({ name }) => has(name))
  const added = writes.filter(({ name }) => !has(name))
  return {
    columns: placeColumns(columns, writes).filter(({ name }) => !dropped.includes(name)),
    select: (source) =>
      [`SELECT ${[star(dropped, replaced), ...added.map(asColumn)].join(',\n  ')}`, `FROM ${from(source)}`].join('\n'),
    from,
    writes: writes.map(({ name, sql }): CellWrite => ({
      column: name,
      before: has(name) ? column(name) : null,
      after: sql,
    })),
    rowSamples: null,
    checks,
  }
}

/** A column of the step's source. */
export function column(name: string): string {
  return `t.${quoteIdentifier(name)}`
}

function asColumn({ name, sql }: ColumnWrite): string {
  return `${sql} AS ${quoteIdentifier(name)}`
}

function star(dropped: readonly string[], replaced: readonly ColumnWrite[]): string {
  const exclude = dropped.length === 0 ? '' : ` EXCLUDE (${dropped.map(quoteIdentifier).join(', ')})`
  const replace = replaced.length === 0 ? '' : ` REPLACE (\n    ${replaced.map(asColumn).join(',\n    ')}\n  )`
  return `t.*${exclude}${replace}`
}

/** Columns in place, new ones behind their anchor. */
function placeColumns(columns: readonly StepColumn[], writes: readonly ColumnWrite[]): StepColumn[] {
  const placed = columns.map((column): StepColumn => {
    const write = writes.find(({ name }) => name === column.name)
    return write === undefined ? column : { name: write.name, type: write.type, unit: write.unit }
  })
  let place = placed.length
  let anchor: string | undefined
  for (const { name, type, unit, after } of writes) {
    if (columns.some((column) => column.name === name)) continue
    if (after !== anchor || anchor === undefined) {
      const behind = placed.findIndex((column) => column.name === after)
      place = behind < 0 ? placed.length : behind + 1
      anchor = after
    }
    placed.splice(place, 0, { name, type, unit })
    place += 1
  }
  return placed
}
