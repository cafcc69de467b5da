import { AppError } from '../core/base/app-error.ts'
import type { ColumnSum } from '../core/dataset/column-sum.ts'
import { physicalTable } from '../core/dataset/compile-browse.ts'
import type { Dataset, DatasetPart } from '../core/dataset/dataset.ts'
import { uniteColumns } from '../core/dataset/unite-columns.ts'
import { quoteIdentifier } from '../core/sql/quote.ts'
import type { RunSql } from './duckdb/duckdb.ts'

/** Bits between the two whole numbers into which a figure is cut. */
const STEP = 60

type Loaded = { count: number; sum: bigint }
type Place = { dataset: Dataset; part: DatasetPart }

/**
 * Adds up the figures of a part as they stand in the physical table and compares counts and sums with what the sheet gave, to the
 * last digit. Throws dataset/sums-differ, which names the rows.
 */
export async function checkColumnSums(
  run: RunSql,
  { dataset, part }: Place,
  sums: readonly ColumnSum[],
): Promise<void> {
  const places = uniteColumns(dataset.parts).fits.get(part.version) ?? []
  const known = sums.flatMap((sum) => {
    const at = places.findIndex((place) => place !== null && part.columns[place]?.name === sum.column)
    const name = dataset.columns[at]?.name
    return name === undefined ? [] : [{ sum, name }]
  })
  if (known.length === 0) return
  const list = known.map(({ sum, name }) => sumSql(name, sum.bits)).join(', ')
  const { values } = await run(`SELECT ${list} FROM ${physicalTable(dataset)} WHERE src_part = ${String(part.number)}`)
  for (const [at, { sum, name }] of known.entries()) {
    if (agrees(readSums(values, at * 3), total(sum.blocks))) continue
    throw await difference(run, { dataset, part }, sum, name)
  }
}

/** Count, sum of the upper and sum of the lower whole numbers of a column; both sums are exact. */
function sumSql(name: string, bits: number): string {
  const column = `TRY_CAST(${quoteIdentifier(name)} AS DOUBLE)`
  const high = `trunc(${column} * ${power(bits - STEP)})`
  const low = `trunc((${column} - ${high} * ${power(STEP - bits)}) * ${power(bits)})`
  return `count(${column}), CAST(sum(CAST(${high} AS BIGINT)) AS VARCHAR), CAST(sum(CAST(${low} AS BIGINT)) AS VARCHAR)`
}

/** A power of two as a literal that is a double; more than 100 digits would be none. */
function power(exponent: number): string {
  return `CAST('${String(2 ** exponent)}' AS DOUBLE)`
}

function readSums(values: readonly (readonly unknown[])[], at: number): Loaded {
  const whole = (value: unknown): bigint => (typeof value === 'string' ? BigInt(value) : 0n)
  const sum = (whole(values[at + 1]?.[0]) << BigInt(STEP)) + whole(values[at + 2]?.[0])
  return { count: Number(values[at]?.[0] ?? 0), sum }
}

/** Each figure may have lost what lies below the last whole number: less than one for each. */
function agrees(loaded: Loaded, wanted: Loaded): boolean {
  const gap = loaded.sum - wanted.sum
  const most = BigInt(wanted.count) + 1n
  return loaded.count === wanted.count && gap <= most && gap >= -most
}

function total(blocks: ColumnSum['blocks']): Loaded {
  return blocks.reduce((sum, block) => ({ count: sum.count + block.count, sum: sum.sum + block.sum }), {
    count: 0,
    sum: 0n,
  })
}

/** The failure with the first block of rows that differs. */
async function difference(run: RunSql, { dataset, part }: Place, sum: ColumnSum, name: string): Promise<AppError> {
  const { file, sheet } = part.source
  const decimal = (value: bigint): number => Number(value) * 2 ** -sum.bits
  for (const block of sum.blocks) {
    const { values } = await run(
      `SELECT ${sumSql(name, sum.bits)} FROM ${physicalTable(dataset)} WHERE src_part = ${String(part.number)} AND src_row BETWEEN ${String(block.first)} AND ${String(block.last)}`,
    )
    const loaded = readSums(values, 0)
    if (agrees(loaded, block)) continue
    const { first, last } = block
    const params = {
      file,
      sheet,
      column: sum.column,
      first,
      last,
      before: decimal(block.sum),
      after: decimal(loaded.sum),
    }
    return new AppError('dataset/sums-differ', params)
  }
  const whole = total(sum.blocks)
  const [first, last] = [sum.blocks[0]?.first ?? 0, sum.blocks.at(-1)?.last ?? 0]
  const params = { file, sheet, column: sum.column, first, last, before: decimal(whole.sum), after: decimal(whole.sum) }
  return new AppError('dataset/sums-differ', params)
}
