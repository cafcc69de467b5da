import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { CellGrid } from '../../src/core/workbook/cell-grid.ts'
import type { LayoutContext } from '../../src/core/workbook/layout-context.ts'
import { letterIndex, readSheets } from './sheet-source.ts'

/** What a person wrote down of one table. Rows as Excel counts them; what is not given is not scored. */
export type TruthTable = {
  header: [number, number] | null
  /** Other header rows that are as right. */
  headerAlso?: [number, number][]
  data: [number, number]
  /** First and last column, from 0. */
  columns?: [number, number]
  totals?: number[]
  notes?: number[]
  sections?: number[]
  /** Header rows that come again in the body. */
  repeated?: number[]
  /** Values that stand outside the table and hold for all of its rows. */
  constants?: string[]
  /** First and last column of a run of months, from 0. */
  months?: [number, number]
  unit?: string
  names?: { column: number; names: string[]; type: string | null }[]
}

/** One sheet with its tables. `whole`: the list is complete, further tables are wrong. */
export type TruthSheet = {
  set: string
  id: string
  context: LayoutContext
  tables: TruthTable[]
  whole: boolean
  grid: () => Promise<CellGrid | null>
}

type CorpusBand = {
  header_rows: [number, number]
  first_data_row: number
  last_data_row: number
  total_rows?: number[]
  columns?: unknown
}
type CorpusTable = CorpusBand & {
  id: string
  file: string
  sheet: string
  first_column: string
  n_columns: number
  footnote_rows: number[]
  section_rows: number[]
  unit?: string
  other_tables_on_sheet?: CorpusBand[]
  columns: { col: string; header: string; also?: string[]; type: string }[]
}

/** The structures of truth.json. */
export function readCorpusTruth(corpus: string): TruthSheet[] {
  const { tables } = JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8')) as { tables: CorpusTable[] }
  return tables.map((table) => {
    const left = letterIndex(table.first_column)
    const first: TruthTable = {
      ...bandOf(table),
      columns: [left, left + table.n_columns - 1],
      notes: table.footnote_rows,
      sections: table.section_rows,
      names: table.columns.map(({ col, header, also, type }) => ({
        column: letterIndex(col),
        names: [header, ...(also ?? [])],
        type,
      })),
      ...(table.unit === undefined ? {} : { unit: table.unit }),
    }
    const others = (table.other_tables_on_sheet ?? []).map((band): TruthTable => {
      const place = typeof band.columns === 'string' ? columnsOf(band.columns.split(':')) : undefined
      return { ...bandOf(band), ...(place === undefined ? {} : { columns: place }) }
    })
    return sheetOf('truth.json', corpus, { ...table, tables: [first, ...others] })
  })
}

function bandOf({ header_rows, first_data_row, last_data_row, total_rows }: CorpusBand): TruthTable {
  return {
    header: header_rows,
    data: [first_data_row, last_data_row],
    ...(total_rows === undefined ? {} : { totals: total_rows }),
  }
}

function columnsOf([from = 'A', to = from]: readonly string[]): [number, number] {
  return [letterIndex(from), letterIndex(to)]
}

type OwnTable = Omit<TruthTable, 'columns' | 'names' | 'months'> & {
  columns?: string[]
  months?: string[]
  names?: Record<string, [string, string | null]>
}

/** A table as the project's own files write it: letters for columns, one name and type for each. */
export function ownTable({ columns, months, names, ...rest }: OwnTable): TruthTable {
  return {
    ...rest,
    ...(columns === undefined ? {} : { columns: columnsOf(columns) }),
    ...(months === undefined ? {} : { months: columnsOf(months) }),
    ...(names === undefined
      ? {}
      : {
          names: Object.entries(names).map(([letter, [name, type]]) => ({
            column: letterIndex(letter),
            names: [name],
            type,
          })),
        }),
  }
}

/** Sheets of the corpus that were read and written down for this project: one JSON object a line. */
export function readOwnTruth(path: string, corpus: string): TruthSheet[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const sheet = JSON.parse(line) as { file: string; sheet: string; tables: OwnTable[] }
      return sheetOf('read sheets', corpus, { ...sheet, tables: sheet.tables.map(ownTable) })
    })
}

type SheetTruth = { id?: string; file: string; sheet: string; tables: TruthTable[] }

function sheetOf(set: string, corpus: string, { id, file, sheet, tables }: SheetTruth): TruthSheet {
  return {
    set,
    id: id ?? `${basename(file)}[${sheet}]`,
    context: { fileName: basename(file), sheetName: sheet },
    tables,
    whole: true,
    grid: async () => {
      const sheets = await readSheets(join(corpus, file))
      return (sheets.find(({ name }) => name === sheet) ?? sheets[0])?.grid ?? null
    },
  }
}
