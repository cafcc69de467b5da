import {
  Bool,
  DateDay,
  Dictionary,
  Float64,
  Int32,
  Int64,
  Table,
  Utf8,
  tableToIPC,
  vectorFromArray,
} from 'apache-arrow'
import type { Vector } from 'apache-arrow'
import type { Column } from '../../../src/core/dataset/dataset.ts'
import type { ColumnType } from '../../../src/core/workbook/table-layout.ts'
import type { TableToLoad } from '../../../src/protocol/engine-api.ts'
import { samplePart } from './sample-dataset.ts'

type Cell = string | number | boolean | Date | null
/** Columns of a test table: name → type and values. */
export type TestColumns = Record<string, [ColumnType, Cell[]]>

/** A table whose rows the test holds itself. */
export type TableInHand = TableToLoad & { ipc: ArrayBuffer }

/** A table as the import worker hands it over. `kinds` are the row kinds, all `data` unless given. */
export function makeTable(name: string, columns: TestColumns, kinds?: string[]): TableInHand {
  const rows = Object.values(columns)[0]?.[1].length ?? 0
  const rowKinds = kinds ?? Array.from({ length: rows }, () => 'data')
  const vectors: Record<string, Vector> = {}
  for (const [column, [type, values]] of Object.entries(columns)) vectors[column] = makeVector(type, values)
  vectors['src_row'] = vectorFromArray(
    rowKinds.map((_kind, row) => row + 5),
    new Int32(),
  )
  vectors['row_kind'] = makeVector('text', rowKinds)
  const bytes = tableToIPC(new Table(vectors), 'stream')
  const described = Object.entries(columns).map(([column, [type]], index): Column => ({
    name: column,
    type,
    unit: null,
    headerPath: [column],
    letter: String.fromCharCode(65 + index),
  }))
  const {
    version: _version,
    number: _number,
    loadedAt: _at,
    bytes: _bytes,
    ...part
  } = samplePart(name, {
    period: null,
    columns: described,
    rowCount: rowKinds.filter((kind) => kind === 'data').length,
    totalRowCount: rowKinds.filter((kind) => kind !== 'data').length,
  })
  return { part, ipc: bytes.slice().buffer, sums: [], target: { kind: 'new', name } }
}

function makeVector(type: ColumnType, values: Cell[]): Vector {
  switch (type) {
    case 'integer':
      return vectorFromArray(
        values.map((value) => (value === null ? null : BigInt(Number(value)))),
        new Int64(),
      )
    case 'number':
      return vectorFromArray(values as (number | null)[], new Float64())
    case 'boolean':
      return vectorFromArray(values as (boolean | null)[], new Bool())
    case 'date':
      return vectorFromArray(values as (Date | null)[], new DateDay())
    default:
      return vectorFromArray(values as (string | null)[], new Dictionary(new Utf8(), new Int32()))
  }
}
