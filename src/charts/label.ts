import { svgElement } from './svg-element.ts'
import type { Measure } from './measure-text.ts'
import type { Face } from './wrap-text.ts'

/** Lines of text at a point. `rotate` turns around the point, in degrees. */
export type Label = Face & {
  lines: string[]
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  /** Which edge of the block stands at `y`. */
  edge: 'top' | 'middle' | 'bottom'
  colour: string
  rotate?: number
  /** Colour of a rim that keeps the text readable over lines. */
  halo?: string
  /** A plate behind the text, for texts on bars. */
  plate?: { colour: string; box: Box }
  /** The full text where the lines are shortened; shown on hover. */
  full?: string
}

/** Left, top, right, bottom in px. */
export type Box = { left: number; top: number; right: number; bottom: number }

const LEADING = 1.32
/** From the middle of a line down to its baseline, in sizes. */
const BASELINE = 0.36

/** Height of a block of lines. */
export function blockHeight(lines: number, size: number): number {
  return lines * size * LEADING
}

/** What the label covers, of rotated ones the bounding box. */
export function labelBox(label: Label, measure: Measure): Box {
  const width = Math.max(...label.lines.map((line) => measure(line, label.size, label.weight)), 0)
  const height = blockHeight(label.lines.length, label.size)
  const left = label.anchor === 'start' ? 0 : label.anchor === 'end' ? -width : -width / 2
  const top = label.edge === 'top' ? 0 : label.edge === 'bottom' ? -height : -height / 2
  const turn = ((label.rotate ?? 0) * Math.PI) / 180
  const corners = [
    [left, top],
    [left + width, top],
    [left, top + height],
    [left + width, top + height],
  ].map(([x = 0, y = 0]) => [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)] as const)
  const xs = corners.map(([x]) => x + label.x)
  const ys = corners.map(([, y]) => y + label.y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** True where two boxes share more than a rounding error. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01
}

/** True where no two of the boxes overlap. */
export function areApart(boxes: Box[]): boolean {
  const sorted = [...boxes].sort((a, b) => a.left - b.left)
  return sorted.every((box, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const other = sorted[next]
      if (other === undefined || other.left >= box.right) return true
      if (overlaps(box, other)) return false
    }
    return true
  })
}

/** Draws the label as one text element, a tspan for each line, with explicit baselines. */
export function drawLabel(parent: Element, label: Label): void {
  const { lines, x, y, size, weight, rotate } = label
  if (lines.length === 0) return
  const height = blockHeight(lines.length, size)
  const top = label.edge === 'top' ? y : label.edge === 'bottom' ? y - height : y - height / 2
  if (label.plate !== undefined) {
    const { left, top: upper, right, bottom } = label.plate.box
    svgElement(parent, 'rect', {
      x: round(left - 2),
      y: round(upper),
      width: round(right - left + 4),
      height: round(bottom - upper),
      rx: 3,
      fill: label.plate.colour,
      'fill-opacity': 0.9,
    })
  }
  const text = svgElement(parent, 'text', {
    x: round(x),
    'font-size': size,
    'font-weight': weight,
    fill: label.colour,
    'text-anchor': label.anchor,
    ...(rotate === undefined ? {} : { transform: `rotate(${rotate} ${round(x)} ${round(y)})` }),
    ...(label.halo === undefined
      ? {}
      : { stroke: label.halo, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
  })
  for (const [index, line] of lines.entries()) {
    const baseline = top + (index + 0.5) * size * LEADING + size * BASELINE
    svgElement(text, 'tspan', { x: round(x), y: round(baseline) }).textContent = line
  }
  if (label.full !== undefined) svgElement(text, 'title', {}).textContent = label.full
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
