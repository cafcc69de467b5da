/** What is worth knowing of a file: a code, where, and the sentence that the product would show. */
export type InspectNotice = { code: string; cell: string | null; text: string }

/** One cell as the importer read it. `value` of a date is its serial day, of an error its sign; null where a formula has no saved result. */
export type InspectCell = {
  address: string
  kind: 'text' | 'number' | 'boolean' | 'date' | 'error' | 'formula-without-value'
  value: string | number | boolean | null
  shown: string
}

/** One table; rows count from 1, as Excel does. `totalRows` are totals and subtotals, `noteRows` notes and sources. */
export type InspectTable = {
  range: string
  title: string
  period: string | null
  titleRows: number[]
  unitRow: number | null
  headerRows: [number, number] | null
  dataRows: [number, number]
  totalRows: number[]
  subtotalRows: number[]
  sectionRows: number[]
  noteRows: number[]
  columns: { letter: string; name: string; type: string; unit: string | null }[]
  /** Columns of row labels with levels: how many, and some rows with what they stand under. */
  levels: { letter: string; depth: number; samples: string[][] }[]
  constants: { name: string; value: string }[]
  monthColumns: string[]
  confidence: number
}

export type InspectSheet = {
  name: string
  hidden: boolean
  tables: InspectTable[]
  cells?: InspectCell[]
  merges?: string[]
}

/** What the importer sees in one file: tables and notices, or the reason why nothing could be read. */
export type InspectAnswer = {
  file: string
  format: string | null
  error?: { code: string; text: string }
  sheets: InspectSheet[]
  notices: InspectNotice[]
}

/** An answer for a file of which nothing could be read. */
export function failed(file: string, code: string, text: string): InspectAnswer {
  return { file, format: null, error: { code, text }, sheets: [], notices: [] }
}
