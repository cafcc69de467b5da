import type { ChartData } from '../core/chart/chart-data.ts'
import { formatFigure } from './format-figure.ts'
import { emptyPicture, type Picture } from './picture.ts'
import { gapHintOf, hintOf } from './series-text.ts'

/** Sign of a gap: the value is not known, which is not zero. */
export const GAP_SIGN = '…'

const START = 0.18
const END = 0.82

/** Picture of the first series with one bar for each category and a figure at its end. */
export function singleBars(
  data: ChartData,
  look: { signed: boolean; colour: (index: number, value: number) => string },
): Picture {
  const picture = emptyPicture(data.categories, data.categoryKind, data.totals)
  const [series] = data.series
  if (series === undefined) return picture
  for (const slot of data.categories.keys()) {
    const value = series.values[slot] ?? null
    const place = { slot, middle: (START + END) / 2, width: END - START, strong: picture.totals.has(slot) }
    if (value === null) {
      picture.ends.push({ ...place, value: 0, outward: 1, text: GAP_SIGN, full: gapHintOf(data, series, slot) })
      continue
    }
    const bar = { slot, start: START, end: END, from: 0, to: value, colour: look.colour(slot, value) }
    picture.bars.push({ ...bar, hint: hintOf(data, series, slot, value) })
    const text = formatFigure(value, series.decimals, look.signed)
    picture.ends.push({ ...place, value, outward: text.startsWith('\u2212') ? -1 : 1, text })
  }
  return picture
}
