import { faces, type AxisTitle, type Canvas, type Key, type KindLayout } from './canvas.ts'
import { drawLying, layoutLying } from './draw-lying.ts'
import { drawUpright } from './draw-upright.ts'
import type { Direction } from './draw-index-plot.ts'
import type { Picture } from './picture.ts'
import { extentOf, valueAxis } from './value-axis.ts'
import { wrapText } from './wrap-text.ts'

/** More names than this are read more easily in rows. */
const MOST_UPRIGHT = 8
const PIXELS_PER_TICK = 56

/** Lays a picture of bars out: upright for periods and for few short names, lying otherwise. */
export function layoutBars(canvas: Canvas, picture: Picture, titles: { unit: string; legend: Key[] }): KindLayout {
  const unit: AxisTitle | null = titles.unit === '' ? null : { text: titles.unit, key: null }
  const base = { leftTitle: null, rightTitle: unit, legend: titles.legend }
  if (chooseDirection(canvas, picture) === 'lying') {
    const layout = layoutLying(canvas, picture)
    return {
      ...base,
      height: { usual: layout.height, least: layout.height },
      draw: (area) => void drawLying(canvas, area, picture, layout),
    }
  }
  const usual = Math.min(Math.max(canvas.width * 0.46, 220), 440)
  return {
    ...base,
    height: { usual, least: 180 },
    draw(area) {
      const extent = extentOf([...picture.bars.flatMap(({ from, to }) => [from, to]), picture.reference])
      const left = valueAxis(extent, true, Math.max(3, Math.round((area.bottom - area.top) / PIXELS_PER_TICK)))
      drawUpright(canvas, area, picture, { left, right: null, room: 0 })
    },
  }
}

/** Periods run along x. Names that stand at the zero line need rows; others run along x while they are few and fit on two lines below their bars. */
export function chooseDirection(
  { measure, width }: Canvas,
  { categories, categoryKind, namesAtZero, ends, lanes, lines }: Picture,
): Direction {
  if (categoryKind === 'period') return 'upright'
  if (namesAtZero || categories.length > MOST_UPRIGHT) return 'lying'
  const slot = (width - 60) / Math.max(categories.length, 1)
  const fits = categories.every((name) => wrapText(name, slot - 6, faces.tick, { measure, maxLines: 3 }).length <= 2)
  // Rows always have room for the figures.
  const widest = Math.max(0, ...ends.map(({ text }) => measure(text, faces.value.size)))
  return fits && (widest <= (slot * 0.9) / lanes || lines.length > 0) ? 'upright' : 'lying'
}
