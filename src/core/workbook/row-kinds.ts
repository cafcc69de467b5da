import type { RowKind, TableLayout } from './table-layout.ts'

/** Kinds of the rows of a body by number, in the order of {@link bodyKinds}. */
export const bodyKinds = [
  'data',
  'subtotal',
  'total',
  'section',
  'blank',
  'header',
  'note',
  'title',
] as const satisfies RowKind[]

const NUMBER_OF = new Map<RowKind, number>(bodyKinds.map((kind, at) => [kind, at]))

/** The rows that {@link TableLayout} lists by kind; what is not listed between the data rows is data. */
export type RowLists = Pick<
  TableLayout,
  | 'dataRows'
  | 'totalRows'
  | 'subtotalRows'
  | 'sectionRows'
  | 'blankRows'
  | 'repeatedHeaderRows'
  | 'noteRows'
  | 'titleRows'
>

/** Kind of each body row as number into {@link bodyKinds}; index 0 is the first data row. */
export function bodyRowKinds(layout: RowLists): Uint8Array {
  const [first, last] = layout.dataRows
  const kinds = new Uint8Array(Math.max(0, last - first + 1))
  const put = (rows: readonly number[], kind: RowKind): void => {
    const number = NUMBER_OF.get(kind) ?? 0
    for (const row of rows) if (row >= first && row <= last) kinds[row - first] = number
  }
  put(layout.titleRows, 'title')
  put(layout.subtotalRows, 'subtotal')
  put(layout.totalRows, 'total')
  put(layout.sectionRows, 'section')
  put(layout.noteRows, 'note')
  put(layout.repeatedHeaderRows, 'header')
  put(layout.blankRows, 'blank')
  return kinds
}

/** Rows that are loaded: data, subtotals and totals, in order. `rows` are sheet rows from 0, `kinds` parallel to them. */
export type LoadedRows = {
  rows: Uint32Array
  kinds: ('data' | 'subtotal' | 'total')[]
  /** The data rows among them. */
  dataRows: Uint32Array
}

/** Layouts are never changed in place, and every column of a table asks for the same rows. */
const listed = new WeakMap<RowLists, LoadedRows>()

/** Lists the rows that are loaded, in the order in which {@link readColumnValues} gives their values. */
export function listLoadedRows(layout: RowLists): LoadedRows {
  const known = listed.get(layout)
  if (known !== undefined) return known
  const rows = findLoadedRows(layout)
  listed.set(layout, rows)
  return rows
}

function findLoadedRows(layout: RowLists): LoadedRows {
  const numbers = bodyRowKinds(layout)
  const rows = new Uint32Array(numbers.length)
  const dataRows = new Uint32Array(numbers.length)
  const kinds: LoadedRows['kinds'] = []
  let count = 0
  let data = 0
  for (let at = 0; at < numbers.length; at++) {
    const kind = bodyKinds[numbers[at] ?? 0]
    if (kind !== 'data' && kind !== 'subtotal' && kind !== 'total') continue
    rows[count++] = layout.dataRows[0] + at
    if (kind === 'data') dataRows[data++] = layout.dataRows[0] + at
    kinds.push(kind)
  }
  return { rows: rows.subarray(0, count), kinds, dataRows: dataRows.subarray(0, data) }
}
