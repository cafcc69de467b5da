import { type Data, Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow'
import type { ColumnSum } from '../../core/dataset/column-sum.ts'
import type { Column } from '../../core/dataset/dataset.ts'
import type { ImportLedger, LedgerItem, LedgerSum } from '../../core/dataset/import-ledger.ts'
import { columnLetter } from '../../core/workbook/cell-address.ts'
import type { CellGrid } from '../../core/workbook/cell-grid.ts'
import { levelColumnNames } from '../../core/workbook/level-columns.ts'
import { listLoadedRows, type LoadedRows } from '../../core/workbook/row-kinds.ts'
import type { LayoutColumn, TableLayout } from '../../core/workbook/table-layout.ts'
import { wordsColumnName } from '../../core/workbook/words-column.ts'
import { makeBreather } from '../breathe.ts'
import { checkCancelled } from '../check-cancelled.ts'
import { makeInt32Data, makeTextVector } from './column-vectors.ts'
import { duplicateItem } from './duplicate-item.ts'
import { closeLedger } from './ledger-book.ts'
import { countLeftOut, leftOutColumn, leftOutRows } from './left-out-items.ts'
import { sumColumn } from './sum-column.ts'
import { tableTotals } from './table-totals.ts'
import { uniqueNames } from './unique-names.ts'
import { writeColumn, type BesideColumn, type ColumnTable, type WrittenColumn } from './write-column.ts'

/**
 * A table as Arrow IPC stream, with what is known of it. `rowCount` counts data rows, `totalRowCount` totals and subtotals;
 * `sums` is what its figures must add up to once they are loaded.
 */
export type WrittenTable = {
  ipc: ArrayBuffer
  rowCount: number
  totalRowCount: number
  columns: Column[]
  ledger: ImportLedger
  sums: ColumnSum[]
}

/** How the caller follows and stops the writing; `done` counts columns. */
export type WriteWatch = { onColumn?: (done: number, total: number) => void; isCancelled?: () => boolean }

/**
 * Reads the included columns of a table and writes them as one record batch in the stream format that DuckDB takes in, followed by
 * `src_row` (row of the sheet, from 1) and `row_kind` (`data`, `total`, `subtotal`). What a column of figures or dates cannot hold
 * is written as text into a column behind it, levels of row labels into two. Throws `call/cancelled`.
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
  const sheet = { grid, layout, loaded }
  const { written, sums, shown } = await writeColumns(sheet, { included, names }, watch)
  const bands = [
    ...leftOutRows(grid, layout),
    ...columns.flatMap((column) => (column.include ? [] : orNothing(leftOutColumn(grid, loaded, column)))),
  ]
  const totals = tableTotals(sheet, () =>
    included.map((column, index) => ({
      column,
      name: names[index] ?? column.name,
      figures: written[index]?.vector.figures?.() ?? null,
    })),
  )
  const duplicates = duplicateItem(written, loaded)
  const rowCount = loaded.dataRows.length
  const columnsOut = nameAll(included, written, names)
  return {
    ipc: writeStream(
      [...columnsOut.map(({ name }) => name), 'src_row', 'row_kind'],
      [
        ...written.flatMap(({ vector, beside }) => [vector.finish(), ...beside.map((other) => other.vector.finish())]),
        writeRowNumbers(loaded),
        writeRowKinds(loaded),
      ],
      loaded.rows.length,
    ),
    rowCount,
    totalRowCount: loaded.rows.length - rowCount,
    columns: columnsOut,
    sums,
    ledger: closeLedger(
      written.map(({ pages }) => pages),
      [...orNothing(duplicates), ...bands],
      {
        rowsLeftOut: countLeftOut(layout, loaded),
        duplicateRows: duplicates?.count ?? 0,
        sums: shown,
        totals,
      },
    ),
  }
}

type Written = { written: WrittenColumn[]; sums: ColumnSum[]; shown: LedgerSum[] }

/** Writes column after column, so that a cancel is heard between them. */
async function writeColumns(
  sheet: ColumnTable,
  { included, names }: { included: readonly LayoutColumn[]; names: readonly string[] },
  watch: WriteWatch,
): Promise<Written> {
  const breathe = makeBreather()
  const done: Written = { written: [], sums: [], shown: [] }
  for (const [index, column] of included.entries()) {
    watch.onColumn?.(index, included.length)
    await breathe()
    checkCancelled(watch)
    const name = names[index] ?? column.name
    done.written.push(writeColumn(sheet, column, name))
    if (column.type !== 'integer' && column.type !== 'number') continue
    const sum = sumColumn(sheet.grid, sheet.loaded, column, name)
    done.sums.push(sum.check)
    done.shown.push(sum.shown)
  }
  return done
}

function orNothing(item: LedgerItem | null): LedgerItem[] {
  return item === null ? [] : [item]
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
  // The whole of its own memory is handed over as it is: a copy of a large table would stand beside it.
  const { buffer, byteOffset, byteLength } = bytes as Uint8Array<ArrayBuffer>
  return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
}

/** Columns as they stand in the table; one beside another must not take the name of any. */
function nameAll(
  included: readonly LayoutColumn[],
  written: readonly WrittenColumn[],
  names: readonly string[],
): Column[] {
  const taken = [...names]
  return included.flatMap((column, index) => {
    const name = names[index] ?? column.name
    const { headerPath, type, unit } = column
    const letter = columnLetter(column.index)
    const main: Column = {
      name,
      type,
      unit,
      headerPath,
      letter,
      ...(written[index]?.filled === 0 ? { empty: true } : {}),
    }
    const beside = (written[index]?.beside ?? []).map(({ kind }): Column => {
      const free = uniqueNames([...taken, besideNames[kind](name)]).at(-1) ?? ''
      taken.push(free)
      const about = { name: free, unit: null, headerPath, letter }
      if (kind === 'words') return { ...about, type: 'text', textOf: name }
      return { ...about, type: kind === 'level' ? 'integer' : 'text', levelOf: name }
    })
    return [main, ...beside]
  })
}

const besideNames: Record<BesideColumn['kind'], (name: string) => string> = {
  words: wordsColumnName,
  level: (name) => levelColumnNames(name).level,
  parent: (name) => levelColumnNames(name).parent,
}
