import type { TableChoice, FileReading } from '../../protocol/import-api.ts'
import type { Failure } from './session.ts'

/** A file of the present import: waiting, being read, read or failed. A failed file never stops the others. */
export type ImportFile = {
  key: string
  name: string
  path: string
  bytes: number
  state:
    | { status: 'waiting' }
    | { status: 'reading'; phase: string | null; done: number; total: number | null }
    | { status: 'read'; reading: FileReading; choices: TableDecision[] }
    | { status: 'failed'; failure: Failure }
}

/** What stands to be loaded of one found table. `looked` once the user has confirmed its doubts. */
export type TableDecision = { sheet: number; table: number; include: boolean; looked: boolean; choice: TableChoice }

/** The import under review. */
export type ImportSlice = {
  importFiles: ImportFile[]
  selectedTable: { file: string; sheet: number; table: number } | null
  sampleOpening: boolean
}

/** No import. */
export const initialImports: ImportSlice = { importFiles: [], selectedTable: null, sampleOpening: false }
