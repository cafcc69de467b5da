import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { formatFigure } from '../format-figure.ts'
import { layoutBars } from '../layout-bars.ts'
import { emptyPicture, type Picture } from '../picture.ts'
import { gapHintOf, hintOf, unitsOf } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'

const START = 0.16
const END = 0.84

/** Steps from one total to the next: each bar begins where the one before ended; totals stand on zero. */
export function waterfall(canvas: Canvas, data: ChartData, language: 'zh' | 'en'): KindLayout {
  const picture = emptyPicture(data.categories, data.categoryKind, data.totals)
  let running = 0
  for (const slot of data.categories.keys()) running = addStep(canvas, data, picture, { slot, running })
  return layoutBars(canvas, picture, { unit: unitsOf(data.series.slice(0, 1), language), legend: [] })
}

/** Adds one bar and answers the level that it ends at. A gap changes nothing. */
function addStep(
  { theme }: Canvas,
  data: ChartData,
  picture: Picture,
  { slot, running }: { slot: number; running: number },
): number {
  const [series] = data.series
  const value = series?.values[slot] ?? null
  const isTotal = picture.totals.has(slot)
  const place = { slot, middle: (START + END) / 2, width: END - START, strong: isTotal }
  const last = slot === data.categories.length - 1
  const link = (level: number) => {
    if (!last) picture.links.push({ value: level, from: slot + END, to: slot + 1 + START })
  }
  if (series === undefined || value === null) {
    picture.ends.push({
      ...place,
      value: running,
      outward: 1,
      text: GAP_SIGN,
      ...(series === undefined ? {} : { full: gapHintOf(data, series, slot) }),
    })
    link(running)
    return running
  }
  const [from, to] = isTotal ? [0, value] : [running, running + value]
  const colour = isTotal ? theme.total : value < 0 ? theme.fall : theme.rise
  picture.bars.push({ slot, start: START, end: END, from, to, colour, hint: hintOf(data, series, slot, value) })
  picture.ends.push({
    ...place,
    value: to,
    outward: value < 0 ? -1 : 1,
    text: formatFigure(value, series.decimals, !isTotal),
  })
  link(to)
  return to
}
