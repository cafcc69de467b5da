import { type Data, Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow'
import type { Column, ImportLedger } from '../../core/dataset/dataset.ts'
import { columnLetter } from '../../core/workbook/cell-address.ts'
import type { CellGrid } from '../../core/workbook/cell-grid.ts'
import { readColumnValues } from '../../core/workbook/read-column-values.ts'
import { listLoadedRows, type LoadedRows } from '../../core/workbook/row-kinds.ts'
import type { LayoutColumn, TableLayout } from '../../core/workbook/table-layout.ts'
import { makeBreather } from '../breathe.ts'
import { checkCancelled } from '../check-cancelled.ts'
import { makeColumnVector, makeInt32Data, makeTextVector } from './column-vectors.ts'
import { LedgerBook } from './import-ledger.ts'
import { uniqueNames } from './unique-names.ts'

/** A table as Arrow IPC stream, with what is known of it. `rowCount` counts data rows, `totalRowCount` totals and subtotals. */
export type WrittenTable = {
  ipc: ArrayBuffer
  rowCount: number
  totalRowCount: number
  columns: Column[]
  ledger: ImportLedger
}

/** How the caller follows and stops the writing; `done` counts columns. */
export type WriteWatch = { onColumn?: (done: number, total: number) => void; isCancelled?: () => boolean }

/**
 * Reads the included columns of a table and writes them as one record batch in the stream format that DuckDB takes in, followed by
 * `src_row` (row of the sheet, from 1) and `row_kind` (`data`, `total`, `subtotal`). Throws `call/cancelled`.
 */
export async function writeTableIpc(
  grid: CellGrid,
  layout: TableLayout,
  columns: readonly LayoutColumn[],
  watch: WriteWatch = {},
): Promise<WrittenTable> {
  const included = columns.filter((column) => column.include)
  const names = uniqueNames(included.map((column) => column.name || columnLetter(column.index)))
  const loaded = listLoadedRows(layout)
  const book = new LedgerBook(grid)
  const breathe = makeBreather()
  const children: Data[] = []
  for (const [index, column] of included.entries()) {
    watch.onColumn?.(index, included.length)
    await breathe()
    checkCancelled(watch)
    children.push(writeColumn({ grid, layout, book, length: loaded.rows.length }, column))
  }
  children.push(writeRowNumbers(loaded), writeRowKinds(loaded))
  const rowCount = loaded.kinds.reduce((count, kind) => (kind === 'data' ? count + 1 : count), 0)
  return {
    ipc: writeStream([...names, 'src_row', 'row_kind'], children, loaded.rows.length),
    rowCount,
    totalRowCount: loaded.kinds.length - rowCount,
    columns: included.map((column, index) => toColumn(column, names[index] ?? column.name)),
    ledger: book.close(countLeftOut(layout, loaded)),
  }
}

type Source = { grid: CellGrid; layout: TableLayout; book: LedgerBook; length: number }

function writeColumn({ grid, layout, book, length }: Source, column: LayoutColumn): Data {
  const vector = makeColumnVector(column.type, length)
  let at = 0
  readColumnValues(grid, layout, column, (row, value, reason) => {
    book.note({ row, column: column.index }, value, reason)
    vector.set(at++, value)
  })
  return vector.finish()
}

function writeRowNumbers({ rows }: LoadedRows): Data {
  return makeInt32Data(Int32Array.from(rows, (row) => row + 1))
}

function writeRowKinds({ kinds }: LoadedRows): Data {
  const vector = makeTextVector(kinds.length)
  for (const [row, kind] of kinds.entries()) vector.set(row, kind)
  return vector.finish()
}

function writeStream(names: string[], children: Data[], length: number): ArrayBuffer {
  const fields = children.map((data, index) => new Field(names[index] ?? '', data.type, true))
  const schema = new Schema(fields)
  const data = makeData({ type: new Struct(fields), length, nullCount: 0, children })
  const bytes = RecordBatchStreamWriter.writeAll([new RecordBatch(schema, data)]).toUint8Array(true)
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

function toColumn(column: LayoutColumn, name: string): Column {
  return {
    name,
    type: column.type,
    unit: column.unit,
    headerPath: column.headerPath,
    letter: columnLetter(column.index),
  }
}

/** Rows of the body that are not loaded although something stands in them: headings, repeated headers, notes. */
function countLeftOut(layout: TableLayout, { rows }: LoadedRows): number {
  const [first, last] = layout.dataRows
  const blank = layout.blankRows.filter((row) => row >= first && row <= last).length
  return Math.max(0, last - first + 1 - rows.length - blank)
}
