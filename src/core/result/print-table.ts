import type { Value } from './page.ts'

/** One cell of a merged header; spans count cells of the finished grid. */
export type HeaderCell = { text: string; rowSpan: number; columnSpan: number; numeric: boolean }

/** A column of a printed table. */
export type PrintColumn = {
  name: string
  /** Text of the lowest header row. */
  label: string
  unit: string | null
  /** Decimals printed; null for texts. */
  decimals: number | null
  numeric: boolean
}

/** A printed cell: `value` unrounded for export, `text` rounded as printed, `flag` the mark (①) whose footnote explains a missing or doubtful value. */
export type PrintCell = { value: Value; text: string; flag: string | null }

/** A row: `level` indents the first column, `kind` sets totals apart. */
export type PrintRow = { cells: PrintCell[]; level: number; kind: 'data' | 'total' | 'subtotal' }

/** A footnote that explains flagged cells: `mark` ① stands in the cells. */
export type PrintNote = { mark: string; text: string }

/** A statistics table as it is printed: what screen, .xlsx and later Word share. All texts are in the language of the export. */
export type PrintTable = {
  title: string
  /** `单位：亿元、%、百分点`, '' where there is none. */
  unitLine: string
  header: HeaderCell[][]
  columns: PrintColumn[]
  rows: PrintRow[]
  flagNotes: PrintNote[]
  notes: string[]
  /** `资料来源：…`. */
  sourceLine: string
}

/** Where a result came from; written into the sheet 来源 of an export and shown on the tab 来源 Source. */
export type Origin = {
  title: string
  templateId: string | null
  templateVersion: number | null
  parameters: { label: string; value: string }[]
  sql: string
  inputs: {
    table: string
    name: string
    file: string
    sheet: string
    rows: number
    period: string | null
    hash: string
    loadedAt: string
  }[]
  /** ISO 8601 time in UTC of the run. */
  ranAt: string
  elapsedMs: number
  engine: string
  product: string
}
