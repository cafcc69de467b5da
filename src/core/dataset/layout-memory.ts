import type { LayoutColumn, LayoutCorrection, TableLayout } from '../workbook/table-layout.ts'
import type { ColumnType } from '../workbook/table-layout.ts'
import { dropPeriods } from '../base/drop-periods.ts'
import { normaliseWords } from './header-words.ts'
import type { PeriodFrom } from './place-table.ts'
import { neutralNames, shapeOf } from './shape.ts'

/** Fingerprint of a layout as it is found, before anyone corrects it: neutral header paths and units (shape.ts). */
export type LayoutKey = string

/** What the user changed of one column; what is absent stays as it is found. `column` is the neutral name. */
export type RememberedColumn = {
  column: string
  name?: string
  type?: ColumnType
  unit?: string | null
  include?: boolean
  /** Whether what goes with the column is loaded beside it: text that it cannot hold, levels of its labels. */
  words?: boolean
  levels?: boolean
}

/** Rows and columns as the user set them, counted from where they were found: from the first and last data row, from left and right. */
export type RememberedRows = {
  header: [number, number] | null
  first: number
  last: number
  left: number
  right: number
}

/** How the user wanted tables of a layout to be read; applied to the next file without a question. */
export type RememberedLayout = {
  shape: LayoutKey
  /** Title without periods, as it is compared; '' where the tables have none. */
  title: string
  /** Null where the rows are as found. */
  rows: RememberedRows | null
  columns: RememberedColumn[]
  /** Table into which they were loaded. */
  tableName: string
  /** Which source of the period the user trusted; null where they agreed. */
  periodFrom: PeriodFrom | null
  /** ISO 8601 time in UTC. */
  confirmedAt: string
}

/** What was decided for one table: `layout` after corrections of rows, `columns` as the user left them. */
export type DecidedLayout = { layout: TableLayout; columns: readonly LayoutColumn[]; name: string }

/** The key of a layout as found. */
export function layoutKey(found: Pick<TableLayout, 'columns'>): LayoutKey {
  return shapeOf(found)
}

/** A title as groups compare it: without periods, blanks, brackets and numbers of pages. */
export function neutralTitle(title: string): string {
  return normaliseWords(dropPeriods(title)).replace(/\(?(?:续表?|续)\d*\)?|[()、,.:;_"'《》-]/gu, '')
}

/** What to remember of a decision. `confirmedAt` is set when it is stored. */
export function rememberLayout(
  found: TableLayout,
  decided: DecidedLayout,
  periodFrom: PeriodFrom | null = null,
): Omit<RememberedLayout, 'confirmedAt'> {
  return {
    shape: layoutKey(found),
    title: neutralTitle(found.title),
    rows: rememberRows(found, decided.layout),
    columns: rememberColumns(decided),
    tableName: decided.name,
    periodFrom,
  }
}

/** The memory of a layout, that of the same title first; null where none of this shape was ever confirmed under this title. */
export function recallLayout(layouts: readonly RememberedLayout[], found: TableLayout): RememberedLayout | null {
  const shape = layoutKey(found)
  const title = neutralTitle(found.title)
  const hits = layouts.filter((layout) => layout.shape === shape && isSameTitle(layout.title, title))
  return hits.find((layout) => layout.title === title) ?? hits.at(-1) ?? null
}

/** True where two neutral titles may be of one form: equal, one of them empty, or one within the other. */
export function isSameTitle(one: string, other: string): boolean {
  if (one === '' || other === '') return true
  return one === other || one.includes(other) || other.includes(one)
}

/** Replaces what was remembered of the same layout and title. */
export function keepLayout(layouts: readonly RememberedLayout[], layout: RememberedLayout): RememberedLayout[] {
  return [...layouts.filter(({ shape, title }) => shape !== layout.shape || title !== layout.title), layout]
}

/** The correction that turns a found layout into what the user wanted; null where nothing is to correct. */
export function recalledCorrection(found: TableLayout, { rows }: RememberedLayout): LayoutCorrection | null {
  if (rows === null) return null
  const [first, last] = found.dataRows
  const top = first + rows.first
  const bottom = last + rows.last
  const correction: LayoutCorrection = {
    headerRows:
      rows.header === null ? null : [Math.max(0, first + rows.header[0]), Math.max(0, first + rows.header[1])],
    leftColumn: Math.max(0, found.range.left + rows.left),
    rightColumn: Math.max(0, found.range.right + rows.right),
  }
  return top <= bottom ? { ...correction, dataRows: [Math.max(0, top), bottom] } : correction
}

/** The columns of a layout, rows corrected already, as the user wanted them. Columns under another type have to be read anew. */
export function applyRemembered(layout: TableLayout, { columns }: RememberedLayout): LayoutColumn[] {
  const names = neutralNames(layout)
  const byName = new Map(columns.map((column) => [column.column, column]))
  return layout.columns.map((column, at) => {
    const wanted = byName.get(names[at] ?? '')
    if (wanted === undefined) return column
    return {
      ...column,
      ...(wanted.name === undefined ? {} : { name: wanted.name }),
      ...(wanted.type === undefined ? {} : { type: wanted.type }),
      ...(wanted.unit === undefined ? {} : { unit: wanted.unit, unitFrom: 'user' as const }),
      ...(wanted.include === undefined ? {} : { include: wanted.include }),
      ...(column.words === undefined || wanted.words === undefined
        ? {}
        : { words: { ...column.words, include: wanted.words } }),
      ...(column.levels === undefined || wanted.levels === undefined
        ? {}
        : { levels: { ...column.levels, include: wanted.levels } }),
    }
  })
}

function rememberRows(found: TableLayout, layout: TableLayout): RememberedRows | null {
  const anchor = found.dataRows[0]
  const header = layout.headerRows
  const rows: RememberedRows = {
    header: header === null ? null : [header[0] - anchor, header[1] - anchor],
    first: layout.dataRows[0] - anchor,
    last: layout.dataRows[1] - found.dataRows[1],
    left: layout.range.left - found.range.left,
    right: layout.range.right - found.range.right,
  }
  const sameHeader = header?.join() === found.headerRows?.join()
  const same = rows.first === 0 && rows.last === 0 && rows.left === 0 && rows.right === 0
  return sameHeader && same ? null : rows
}

function rememberColumns({ layout, columns }: DecidedLayout): RememberedColumn[] {
  const names = neutralNames(layout)
  const places = new Map(layout.columns.map((column, at) => [column.index, at]))
  return columns.flatMap((wanted) => {
    const at = places.get(wanted.index)
    const before = at === undefined ? undefined : layout.columns[at]
    if (at === undefined || before === undefined) return []
    const changes: RememberedColumn = {
      column: names[at] ?? '',
      // A name that says a month would be wrong in the next one.
      ...(wanted.name === before.name || dropPeriods(wanted.name) !== wanted.name.normalize('NFKC').trim()
        ? {}
        : { name: wanted.name }),
      ...(wanted.type === before.type ? {} : { type: wanted.type }),
      ...(wanted.unit === before.unit ? {} : { unit: wanted.unit }),
      ...(wanted.include === before.include ? {} : { include: wanted.include }),
      ...changedAside('words', wanted.words, before.words),
      ...changedAside('levels', wanted.levels, before.levels),
    }
    return Object.keys(changes).length > 1 ? [changes] : []
  })
}

/** What goes with a column is found anew each month; only that the user does without it, or wants it again, is remembered. */
function changedAside(
  what: 'words' | 'levels',
  wanted: { include: boolean } | undefined,
  before: { include: boolean } | undefined,
): Pick<RememberedColumn, 'words' | 'levels'> {
  return wanted === undefined || wanted.include === (before?.include ?? true) ? {} : { [what]: wanted.include }
}
