import { inflateRawSync } from 'node:zlib'
import { read, type CellObject } from '@e965/xlsx'
import { streamXlsxRows } from 'hucre/xlsx'
import type { SheetGrid } from '../src/core/workbook/cell-grid.ts'
import { defaultLimits } from '../src/formats/read-limits.ts'
import { readWorkbook } from '../src/formats/read-workbook.ts'
import { openZip } from '../src/formats/zip/open-zip.ts'
import { nodeInflater } from './node-inflater.ts'
import { firstFigure, type WorkbookTruth } from './bench-workbooks.ts'

/** Reads a workbook; `check` then counts what was read, outside of the measured time. Null where there is nothing to count. */
export type BenchReader = { name: ReaderName; run(bytes: Uint8Array): Promise<() => WorkbookTruth | null> }

/** Names of the readers, in the order in which they are shown. `inflate` is the floor: zlib alone, whole parts at once. */
export const readerNames = ['inflate', 'suanchou', 'hucre', 'sheetjs'] as const
export type ReaderName = (typeof readerNames)[number]

/** The readers side by side. */
export const benchReaders: Record<ReaderName, BenchReader> = {
  inflate: {
    name: 'inflate',
    run: async (bytes) => {
      const zip = await openZip(bytes, defaultLimits)
      for (const { dataOffset, compressedBytes } of zip.entries)
        inflateRawSync(bytes.subarray(dataOffset, dataOffset + compressedBytes))
      return () => null
    },
  },
  suanchou: {
    name: 'suanchou',
    run: async (bytes) => {
      const { sheets } = await readWorkbook(bytes, 'bench.xlsx', { inflater: nodeInflater })
      return () => countGrid(sheets[0])
    },
  },
  hucre: {
    name: 'hucre',
    // The rows are gone once they have passed, so they are counted on the way.
    run: async (bytes) => {
      const found: WorkbookTruth = { cells: 0, sum: 0 }
      for await (const { values } of streamXlsxRows(bytes)) {
        for (const [column, value] of values.entries()) {
          if (value === null || value === '') continue
          found.cells++
          if (column >= firstFigure && typeof value === 'number') found.sum += value
        }
      }
      return () => found
    },
  },
  sheetjs: {
    name: 'sheetjs',
    run: (bytes) => {
      const book = read(bytes, { dense: true })
      return Promise.resolve(() => countSheetjs(book.Sheets[book.SheetNames[0] ?? '']?.['!data'] ?? []))
    },
  },
}

function countGrid(sheet: SheetGrid | undefined): WorkbookTruth {
  const found: WorkbookTruth = { cells: 0, sum: 0 }
  if (sheet === undefined) return found
  const { grid } = sheet
  for (let row = 0; row < grid.rowCount; row++)
    for (let column = 0; column < grid.columnCount; column++) {
      const kind = grid.kind(row, column)
      if (kind === 'empty') continue
      found.cells++
      if (column >= firstFigure && kind === 'number') found.sum += grid.number(row, column)
    }
  return found
}

function countSheetjs(rows: (CellObject | undefined)[][]): WorkbookTruth {
  const found: WorkbookTruth = { cells: 0, sum: 0 }
  for (const row of rows)
    for (const [column, cell] of row.entries()) {
      if (cell === undefined || cell.t === 'z') continue
      found.cells++
      if (column >= firstFigure && typeof cell.v === 'number') found.sum += cell.v
    }
  return found
}
