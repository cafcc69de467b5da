import type { PackName } from '../build/pack.ts'
import { openRandom } from '../seeded-random.ts'
import { codeLayout } from './layouts/l04-codes-as-numbers.ts'
import { exportLayout } from './layouts/l14-exports.ts'
import { publicationLayout } from './layouts/l02-publication.ts'
import { sideLayout } from './layouts/l07-side-by-side.ts'
import { townLayout } from './layouts/l06-sheet-per-town.ts'
import { twiceLayout } from './layouts/l16-twice.ts'
import { continuedLayout } from './layouts/l05-continued.ts'
import { formLayout } from './layouts/l01-form.ts'
import { hiddenLayout } from './layouts/l11-hidden.ts'
import type { Layout } from './layouts/layout.ts'
import { negativeLayout } from './layouts/l15-negatives.ts'
import { periodLayout } from './layouts/l12-periods.ts'
import { subtotalLayout } from './layouts/l10-subtotals.ts'
import { textLayout } from './layouts/l03-text-figures.ts'
import { traditionalLayout } from './layouts/l13-traditional.ts'
import { unitLayout } from './layouts/l09-units-in-headers.ts'
import type { RecordSheet } from './record-sheet.ts'

/** All layouts, in the order of their numbers. */
export const layouts: readonly Layout[] = [
  formLayout,
  publicationLayout,
  textLayout,
  codeLayout,
  continuedLayout,
  townLayout,
  sideLayout,
  unitLayout,
  subtotalLayout,
  hiddenLayout,
  periodLayout,
  traditionalLayout,
  exportLayout,
  negativeLayout,
  twiceLayout,
]

/**
 * The layout of a form in a year: the ones that it can have follow each other year by year, from a place that the seed gives.
 * The small package keeps several tables in a workbook.
 */
export function chooseLayout(pack: PackName, seed: string, sheet: RecordSheet, year: number): Layout | null {
  const fitting = layouts.filter((layout) => (pack !== 'tiny' || layout.alone !== true) && layout.fits(sheet))
  const first = openRandom(`${seed}|layout|${sheet.table.id}`).below(1000)
  return fitting[(first + year) % Math.max(1, fitting.length)] ?? null
}
