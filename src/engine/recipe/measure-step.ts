import { compilePrefix, compileStepSql } from '../../core/recipe/compile-recipe.ts'
import type { CompiledRecipe, CompiledStep } from '../../core/recipe/compile-recipe.ts'
import type { CellWrite, StepPlan } from '../../core/recipe/step-plan.ts'
import type { StepEffect, StepNote } from '../../core/recipe/step-problem.ts'
import { lineageList } from '../../core/recipe/sql-text.ts'
import type { Value } from '../../core/result/page.ts'
import { quoteLiteral } from '../../core/sql/quote.ts'
import type { RunSql, Rows } from '../duckdb/duckdb.ts'

/** How a step is measured. */
export type MeasureContext = { run: RunSql; signal: AbortSignal; sample: number }

type Samples = StepEffect['samples']

/** Effect of the step at `at`, which can run. Counts take one pass over the rows each, whatever the number of columns. */
export async function measureStep(
  recipe: CompiledRecipe,
  at: number,
  rowsBefore: number,
  context: MeasureContext,
): Promise<StepEffect> {
  const place = recipe.steps[at] as CompiledStep & { plan: StepPlan }
  const { plan, source, step } = place
  const ask = (sql: string): Promise<Rows> => context.run(`${compilePrefix(recipe, at)}${sql}`, context.signal)
  const rowsAfter = plan.rowSamples === null ? rowsBefore : await countRows(ask, `step_${place.number}`)
  const cells = await countCells(ask, plan.from(source), plan.writes)
  // Nothing happened: there is nothing to look for, and the search would go through all rows.
  const narrows = plan.rowSamples !== null && sameNames(plan, place)
  const idle = rowsAfter === rowsBefore && (narrows || (plan.rowSamples === null && cells.cellsChanged === 0))
  const samples =
    context.sample === 0 || idle
      ? []
      : plan.rowSamples === null
        ? await sampleCells(ask, { from: plan.from(source), writes: plan.writes, limit: context.sample })
        : readSamples(await ask(sampleRows(plan.rowSamples(source), context.sample)))
  return {
    step: step.id,
    rowsBefore,
    rowsAfter,
    ...cells,
    samples,
    columnsBefore: place.columnsBefore.map(({ name }) => name),
    columnsAfter: plan.columns.map(({ name }) => name),
    problem: null,
    notes: await readNotes(ask, {
      plan,
      source,
      isIdle: idle && (narrows || plan.writes.length === 0),
    }),
    sql: compileStepSql(place),
  }
}

/** True for a step that only takes rows away. */
function sameNames({ columns }: StepPlan, { columnsBefore }: CompiledStep): boolean {
  return columns.length === columnsBefore.length && columns.every(({ name }, at) => name === columnsBefore[at]?.name)
}

type Ask = (sql: string) => Promise<Rows>

/** Number of rows of a relation. */
async function countRows(ask: Ask, relation: string): Promise<number> {
  return Number((await ask(`SELECT count(*) FROM ${relation}`)).values[0]?.[0] ?? 0)
}

/** All cells of a step as `b0`, `a0`, …: before and after. Values of different types are compared as texts. */
function compileCells(from: string, writes: readonly CellWrite[]): string {
  const list = writes.map(
    ({ before, after }, at) => `CAST(${before ?? 'NULL'} AS VARCHAR) AS b${at}, CAST(${after} AS VARCHAR) AS a${at}`,
  )
  return `SELECT ${lineageList}, ${list.join(', ')} FROM ${from}`
}

async function countCells(
  ask: Ask,
  from: string,
  writes: readonly CellWrite[],
): Promise<{ cellsChanged: number; cellsEmptied: number }> {
  if (writes.length === 0) return { cellsChanged: 0, cellsEmptied: 0 }
  const changed = writes.map((_write, at) => `count(*) FILTER (WHERE b${at} IS DISTINCT FROM a${at})`)
  const emptied = writes.map((_write, at) => `count(b${at}) FILTER (WHERE a${at} IS NULL)`)
  const { values } = await ask(
    `SELECT CAST(${changed.join(' + ')} AS DOUBLE), CAST(${emptied.join(' + ')} AS DOUBLE) FROM (${compileCells(from, writes)})`,
  )
  return { cellsChanged: Number(values[0]?.[0] ?? 0), cellsEmptied: Number(values[1]?.[0] ?? 0) }
}

const rowLabel = "concat('[', src_file, ']', src_sheet, '!', src_row)"

/** The first changed cells; emptied ones first among each column's, because they want a look. */
async function sampleCells(
  ask: Ask,
  { from, writes, limit }: { from: string; writes: readonly CellWrite[]; limit: number },
): Promise<Samples> {
  if (writes.length === 0) return []
  const differs = writes.map((_write, at) => `b${at} IS DISTINCT FROM a${at}`)
  const { values, rowCount } = await ask(
    `SELECT ${rowLabel}, ${writes.map((_write, at) => `b${at}, a${at}`).join(', ')} FROM (${compileCells(from, writes)}) WHERE ${differs.join(' OR ')} LIMIT ${limit}`,
  )
  const samples: Samples = []
  for (let row = 0; row < rowCount; row += 1) {
    for (const [at, { column }] of writes.entries()) {
      const [before, after] = [asText(values[1 + at * 2]?.[row]), asText(values[2 + at * 2]?.[row])]
      if (before !== after && samples.length < limit)
        samples.push({ row: asText(values[0]?.[row]) ?? '', column, before, after })
    }
  }
  return samples
}

function sampleRows(rows: string, limit: number): string {
  return `SELECT ${rowLabel}, "column", "before", "after" FROM (${rows}) ORDER BY src_part, src_row LIMIT ${limit}`
}

function readSamples({ values, rowCount }: Rows): Samples {
  return Array.from({ length: rowCount }, (_none, row) => ({
    row: asText(values[0]?.[row]) ?? '',
    column: asText(values[1]?.[row]) ?? '',
    before: asText(values[2]?.[row]),
    after: asText(values[3]?.[row]),
  }))
}

async function readNotes(
  ask: Ask,
  { plan, source, isIdle }: { plan: StepPlan; source: string; isIdle: boolean },
): Promise<StepNote[]> {
  if (isIdle) return []
  const notes: StepNote[] = []
  for (const { kind, sql } of plan.checks) {
    const { count, samples } = await readCheck(ask, sql(source))
    const known = notes.find((note) => note.kind === kind)
    if (count === 0) continue
    if (known === undefined) notes.push({ kind, count, samples })
    else {
      known.count += count
      known.samples.push(...samples)
    }
  }
  return notes
}

/** Answer of a query with `cases` and `samples`. */
export async function readCheck(ask: Ask, sql: string): Promise<{ count: number; samples: string[] }> {
  const { values } = await ask(
    `SELECT CAST(cases AS DOUBLE), array_to_string(samples, ${quoteLiteral('\u001f')}) FROM (${sql})`,
  )
  const text = asText(values[1]?.[0])
  return { count: Number(values[0]?.[0] ?? 0), samples: text === null || text === '' ? [] : text.split('\u001f') }
}

function asText(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
