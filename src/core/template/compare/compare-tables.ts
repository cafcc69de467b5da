import type { Language } from '../../base/local-text.ts'
import { markOf } from '../../result/flag.ts'
import type { PrintCell, PrintColumn, PrintRow, PrintTable } from '../../result/print-table.ts'
import { layoutHeader } from '../layout-header.ts'
import { formatUnits } from '../layout-print-table.ts'
import { differenceCell, differenceColumns } from './compare-cells.ts'
import type { DifferenceColumn } from './compare-cells.ts'
import { absentWords, againstWords, compareWords, comparedTitle, noteOf } from './compare-words.ts'
import { readHeaderPaths } from './header-paths.ts'
import { matchRows } from './match-rows.ts'
import type { MatchedRow } from './match-rows.ts'

/** The table of one period; `period` in words. */
export type PeriodTable = { period: string; table: PrintTable }

/** A compared table; `origins` say for each of its rows in which of the tables it stands first, and where. */
export type Comparison = { table: PrintTable; origins: { side: number; row: number }[] }

type Side = PeriodTable & { paths: Map<string, string[]> }

/** A printed column: of the stub, of one period, or of the differences of the first two. */
type Placed = { path: string[]; column: PrintColumn } & (
  { kind: 'stub' } | { kind: 'side'; side: number } | { kind: 'difference'; difference: DifferenceColumn }
)

/**
 * Tables of one form for several periods as one: rows matched by the columns `dimensions`, the columns of measures side by side under their
 * period, and for two periods the differences. What a period lacks is a dash with its reason, never a zero.
 */
export function compareTables(
  tables: readonly [PeriodTable, ...PeriodTable[]],
  dimensions: readonly string[],
  language: Language,
): Comparison {
  const sides = tables.map((one): Side => ({ ...one, paths: readHeaderPaths(one.table) }))
  const columns = listColumns(sides)
  const names = columns.map(({ name }) => name).filter((name) => dimensions.includes(name))
  const match = matchRows(
    tables.map(({ table }) => table),
    names,
  )
  const stub = names.filter((name) => match.keys.includes(name) || isSteady(sides, match.rows, name))
  const placed = placeColumns({ sides, columns, stub, dimensions: names, language })
  const marks = collectMarks()
  const [{ table }, ...others] = tables
  const rows = match.rows.map((places) => layoutRow({ sides, placed, language, mark: marks.mark }, places))
  return {
    table: {
      title: comparedTitle(
        table.title,
        others.map(({ period }) => period),
        language,
      ),
      unitLine: formatUnits(
        placed.map(({ column }) => column.unit),
        language,
      ),
      header: layoutHeader(placed.map(({ path, column }) => ({ path, numeric: column.numeric }))),
      columns: placed.map(({ column }) => column),
      rows,
      flagNotes: marks.list(),
      notes: mergeNotes(tables, language),
      sourceLine: table.sourceLine,
    },
    origins: match.rows.map((places) => {
      const side = places.findIndex((place) => place !== null)
      return { side, row: places[side] ?? 0 }
    }),
  }
}

/** All columns that a table has, in the order of the first table that has them. */
function listColumns(sides: readonly Side[]): PrintColumn[] {
  const columns = new Map<string, PrintColumn>()
  for (const { table } of sides)
    for (const column of table.columns) if (!columns.has(column.name)) columns.set(column.name, column)
  return [...columns.values()]
}

function cellAt({ table }: PeriodTable, row: number | null | undefined, name: string): PrintCell | null {
  const at = table.columns.findIndex((column) => column.name === name)
  return row === null || row === undefined ? null : (table.rows[row]?.cells[at] ?? null)
}

/** True where all periods say the same of every row. */
function isSteady(sides: readonly Side[], rows: readonly MatchedRow[], name: string): boolean {
  return rows.every((places) => {
    const texts = sides.flatMap((side, at) => cellAt(side, places[at], name)?.text ?? [])
    return new Set(texts).size <= 1
  })
}

type Placing = {
  sides: readonly Side[]
  columns: readonly PrintColumn[]
  stub: readonly string[]
  dimensions: readonly string[]
  language: Language
}

function placeColumns({ sides, columns, stub, dimensions, language }: Placing): Placed[] {
  const pathOf = ({ name, label }: PrintColumn, side?: number): string[] =>
    (side === undefined
      ? sides.find(({ paths }) => paths.has(name))?.paths.get(name)
      : sides[side]?.paths.get(name)) ?? [label]
  const rest = columns.filter(({ name }) => !stub.includes(name))
  const blocks = sides.flatMap(({ period }, side) =>
    rest.map((column): Placed => ({ kind: 'side', side, column, path: [period, ...pathOf(column, side)] })),
  )
  const measures = rest.filter(({ name, numeric }) => numeric && !dimensions.includes(name))
  const differences = measures.flatMap((column) => {
    const [now, then] = [pathOf(column, 0), pathOf(column, 1)]
    const path = now.map((text, level) => againstWords(text, then[level] ?? text, language))
    return differenceColumns(column, language).map((difference): Placed => ({
      kind: 'difference',
      difference,
      column: difference,
      path: [compareWords.difference[language], ...path, difference.label],
    }))
  })
  return [
    ...columns
      .filter(({ name }) => stub.includes(name))
      .map((column): Placed => ({ kind: 'stub', column, path: pathOf(column) })),
    ...blocks,
    ...(sides.length === 2 ? differences : []),
  ]
}

type Laying = { sides: readonly Side[]; placed: readonly Placed[]; language: Language; mark: (text: string) => string }

function layoutRow({ sides, placed, language, mark }: Laying, places: MatchedRow): PrintRow {
  const found = sides.flatMap(({ table }, at) => table.rows[places[at] ?? -1] ?? [])
  const explained = new Set<number>()
  const cells = placed.map((one): PrintCell => {
    const { name } = one.column
    if (one.kind === 'difference') {
      const [now, then] = [0, 1].map((side) => valueAt(sides, places, side, one.difference.of))
      return differenceCell(one.difference, [now ?? null, then ?? null], language, mark)
    }
    if (one.kind === 'stub') {
      const at = sides.findIndex((side, index) => cellAt(side, places[index], name) !== null)
      return remark(sides[at], cellAt(sides[at] ?? noSide, places[at], name) ?? empty(null), mark)
    }
    const side = sides[one.side] ?? noSide
    if ((places[one.side] ?? null) !== null)
      return remark(side, cellAt(side, places[one.side], name) ?? empty(null), mark)
    // The reason stands once, at the first of the row's empty cells of that period.
    const first = !explained.has(one.side)
    explained.add(one.side)
    return empty(first ? mark(absentWords(side.period, language)) : null)
  })
  return { cells, level: found[0]?.level ?? 0, kind: found[0]?.kind ?? 'data' }
}

const noSide: PeriodTable = {
  period: '',
  table: { title: '', unitLine: '', header: [], columns: [], rows: [], flagNotes: [], notes: [], sourceLine: '' },
}

function empty(flag: string | null): PrintCell {
  return { value: null, text: '—', flag }
}

function valueAt(sides: readonly Side[], places: MatchedRow, side: number, name: string): PrintCell['value'] {
  return cellAt(sides[side] ?? noSide, places[side], name)?.value ?? null
}

/** A cell with the mark that its note has in the compared table. */
function remark(side: PeriodTable | undefined, cell: PrintCell, mark: (text: string) => string): PrintCell {
  if (cell.flag === null) return cell
  const note = side?.table.flagNotes.find((one) => one.mark === cell.flag)
  return { ...cell, flag: note === undefined ? null : mark(note.text) }
}

/** Footnotes in the order in which cells need them. */
function collectMarks(): { mark: (text: string) => string; list: () => PrintTable['flagNotes'] } {
  const texts: string[] = []
  return {
    mark: (text) => {
      if (!texts.includes(text)) texts.push(text)
      return markOf(texts.indexOf(text))
    },
    list: () => texts.map((text, index) => ({ mark: markOf(index), text })),
  }
}

/** Notes of all periods once, those of a single one under its name. */
function mergeNotes(tables: readonly PeriodTable[], language: Language): string[] {
  const all = tables.flatMap(({ period, table }) => table.notes.map((note) => ({ period, note })))
  const common = (note: string): boolean => tables.every(({ table }) => table.notes.includes(note))
  return [...new Set(all.map(({ period, note }) => (common(note) ? note : noteOf(period, note, language))))]
}
