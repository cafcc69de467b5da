import { faces, type Area, type Canvas } from './canvas.ts'
import type { Places } from './draw-index-plot.ts'
import { labelBox, overlaps, type Box, type Label } from './label.ts'
import type { Line, Picture } from './picture.ts'

/** Distance of a figure from its point. */
const OFF = 6
/** Half the size of a dot, which no figure may cover. */
const DOT = 4

/** More points than this carry figures only at the last, the highest and the lowest. */
const MOST_FIGURES = 16

/**
 * Figures at the points of lines, above the point (below it in a dip) or else on its other side. Last, highest and lowest point come first; a figure that
 * would touch another text, a dot or leave the plot is left out. On bars they stand on a plate.
 */
export function placeLineLabels(
  canvas: Canvas,
  picture: Picture,
  places: Places,
  { taken, plot }: { taken: Box[]; plot: Area },
): Label[] {
  const dots = picture.lines.flatMap((line) => pointsOf(line, places).map(({ x, y }) => boxAround(x, y)))
  const bars = barBoxes(picture, places)
  const placed: Label[] = []
  const boxes = [...taken]
  for (const line of picture.lines) {
    for (const point of byImportance(pointsOf(line, places))) {
      const text = line.texts[point.index] ?? ''
      if (text === '') continue
      const free = preferredSides(line, point.index)
        .map((side) => candidate(canvas, { line, text, ...point, side }))
        .find((label) => {
          const box = labelBox(label, canvas.measure)
          const own = boxAround(point.x, point.y)
          const clear = (other: Box) => !overlaps(box, other)
          const others = dots.filter((dot) => dot.left !== own.left || dot.top !== own.top)
          return isInside(box, plot) && boxes.every(clear) && others.every(clear)
        })
      if (free === undefined) continue
      const box = labelBox(free, canvas.measure)
      const plate = { colour: canvas.theme.surface, box }
      placed.push(bars.some((bar) => overlaps(bar, box)) ? { ...free, plate } : { ...free, halo: canvas.theme.surface })
      boxes.push(box)
    }
  }
  return placed
}

/** At the bottom of a dip the line comes from above, so the figure goes below; elsewhere above. */
function preferredSides({ values }: Line, index: number): (1 | -1)[] {
  const value = values[index] ?? 0
  const neighbours = [values[index - 1], values[index + 1]].flatMap((one) =>
    one === null || one === undefined ? [] : [one],
  )
  const isDip = neighbours.length > 0 && neighbours.every((one) => one > value)
  return isDip ? [-1, 1] : [1, -1]
}

type Point = { index: number; value: number; x: number; y: number }

function pointsOf(line: Line, places: Places): Point[] {
  return line.values.flatMap((value, index) =>
    value === null ? [] : [{ index, value, x: places.index(index + 0.5), y: places.value(value, line.axis) }],
  )
}

function byImportance(points: Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.value - b.value)
  const first = [points.at(-1), sorted.at(-1), sorted[0]].flatMap((point) => (point === undefined ? [] : [point]))
  return points.length > MOST_FIGURES ? [...new Set(first)] : [...new Set([...first, ...points])]
}

function candidate({ theme }: Canvas, at: { line: Line; text: string; x: number; y: number; side: 1 | -1 }): Label {
  return {
    ...faces.value,
    lines: [at.text],
    x: at.x,
    y: at.y - at.side * OFF,
    anchor: 'middle',
    edge: at.side === 1 ? 'bottom' : 'top',
    colour: theme.ink,
  }
}

function barBoxes(picture: Picture, places: Places): Box[] {
  return picture.bars.map(({ slot, start, end, from, to }) => {
    const [one, other] = [places.value(from), places.value(to)]
    return {
      left: places.index(slot + start),
      right: places.index(slot + end),
      top: Math.min(one, other),
      bottom: Math.max(one, other),
    }
  })
}

function boxAround(x: number, y: number): Box {
  return { left: x - DOT, top: y - DOT, right: x + DOT, bottom: y + DOT }
}

function isInside(box: Box, plot: Area): boolean {
  return box.left >= plot.left && box.right <= plot.right && box.top >= plot.top && box.bottom <= plot.bottom
}
