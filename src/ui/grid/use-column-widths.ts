import { useState } from 'react'
import type { Page } from '../../core/result/page.ts'
import type { GridColumn } from './grid-source.ts'
import { formatValue } from './grid-source.ts'
import { textWidth } from './text-width.ts'

const minPx = 56
const maxPx = 360
/** Rows of the first page that decide the first width. */
const measuredRows = 60

/** Headers alone make a column no wider than this; the whole name is in the tooltip. */
const maxHeaderPx = 230

type Fit = { page: Page | undefined; limit: number; headerExtra: number }

function fittingWidth(column: GridColumn, index: number, { page, limit, headerExtra }: Fit): number {
  let width = Math.min(textWidth(column.label, 600) + 28 + headerExtra, Math.max(maxHeaderPx, limit - maxPx))
  if (column.unit !== null) width = Math.max(width, textWidth(column.unit, 400) + 26)
  const values = page?.values[index] ?? []
  for (let row = 0; row < Math.min(values.length, measuredRows); row += 1) width = Math.max(width, textWidth(formatValue(values[row] ?? null), 400) + 22)
  return Math.ceil(Math.max(minPx, Math.min(limit, width)))
}

/** Widths from the content of the first page; dragging sets one, a double click fits it. */
export type ColumnWidths = { widthOf: (index: number) => number; resize: (index: number, px: number) => void; fit: (index: number) => void }

/** Keeps what the user set by column name. `headerExtra` is the room that each header needs beside its words. */
export function useColumnWidths(columns: GridColumn[], page: Page | undefined, headerExtra: number): ColumnWidths {
  const [chosen, setChosen] = useState<Record<string, number>>({})
  const widths = columns.map((column, index) => chosen[column.name] ?? fittingWidth(column, index, { page, limit: maxPx, headerExtra }))
  const set = (index: number, px: number): void => {
    const name = columns[index]?.name
    if (name !== undefined) setChosen((old) => ({ ...old, [name]: Math.max(minPx, px) }))
  }
  return {
    widthOf: (index) => widths[index] ?? minPx,
    resize: set,
    fit: (index) => {
      const column = columns[index]
      if (column !== undefined) set(index, fittingWidth(column, index, { page, limit: 900, headerExtra }))
    },
  }
}
