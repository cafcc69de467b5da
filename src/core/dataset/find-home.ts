import { cellAddress } from '../workbook/cell-address.ts'
import type { TableLayout } from '../workbook/table-layout.ts'
import type { Catalogue } from './catalogue.ts'
import { isSameName } from './change-catalogue.ts'
import type { Dataset } from './dataset.ts'
import { isSameTitle, neutralTitle } from './layout-memory.ts'
import type { LayoutKey, RememberedLayout } from './layout-memory.ts'
import type { LoadedPart } from './load-parts.ts'
import { shapeOf } from './shape.ts'

/** What is looked for: tables with a part of this layout and a title that may be the same. */
export type Wanted = { shape: LayoutKey; title: string; known: RememberedLayout | null }

/** The loaded table that files of a layout join: the one remembered, else the one loaded last; null where there is none. */
export function findHome({ datasets }: Catalogue, { shape, title, known }: Wanted): Dataset | null {
  const fitting = datasets.filter(({ parts }) =>
    parts.some((part) => (part.layout ?? shapeOf(part)) === shape && isSameTitle(neutralTitle(part.title), title)),
  )
  const named = known === null ? undefined : fitting.find(({ name }) => isSameName(name, known.tableName))
  const [first, ...rest] = fitting
  if (named !== undefined || first === undefined) return named ?? null
  return rest.reduce((last, each) => (each.loadedAt > last.loadedAt ? each : last), first)
}

/** The loaded part of the same bytes, sheet and place on the sheet; null where there is none. */
export function findLoaded(
  { datasets }: Catalogue,
  { hash, sheet, layout }: { hash: string; sheet: string; layout: TableLayout },
): LoadedPart | null {
  const { top, left, bottom, right } = layout.range
  const range = `${cellAddress(top, left)}:${cellAddress(bottom, right)}`
  for (const dataset of datasets) {
    const same = dataset.parts.filter(({ source }) => source.hash === hash && source.sheet === sheet)
    const part = same.find(({ source }) => source.range === range) ?? (same.length === 1 ? same[0] : undefined)
    if (part !== undefined) return { dataset: dataset.id, part: part.version }
  }
  return null
}
