import type { Canvas, Key } from './canvas.ts'
import { svgElement } from './svg-element.ts'

/** Width that a key takes, its gap to the name included. */
export const KEY_WIDTH = 20

/** Draws the sample of a series: its left edge at `x`, its middle at `y`. */
export function drawKey({ svg, theme }: Canvas, key: Key, x: number, y: number): void {
  if (key.mark === 'bar') {
    svgElement(svg, 'rect', { x: x + 1, y: y - 5, width: 12, height: 10, fill: key.colour })
    return
  }
  if (key.mark === 'dot' || key.mark === 'ring') {
    const fill = key.mark === 'dot' ? key.colour : theme.surface
    svgElement(svg, 'circle', { cx: x + 7, cy: y, r: 4.5, fill, stroke: key.colour, 'stroke-width': 2 })
    return
  }
  if (key.mark === 'span') {
    const stroke = { stroke: key.colour, 'stroke-width': 1.5 }
    svgElement(svg, 'line', { x1: x, y1: y, x2: x + 14, y2: y, ...stroke })
    for (const end of [x, x + 14]) svgElement(svg, 'line', { x1: end, y1: y - 4, x2: end, y2: y + 4, ...stroke })
    return
  }
  if (key.mark === 'tick') {
    svgElement(svg, 'line', { x1: x + 7, y1: y - 7, x2: x + 7, y2: y + 7, stroke: key.colour, 'stroke-width': 2.5 })
    return
  }
  if (key.mark === 'dash') {
    const dash = { stroke: key.colour, 'stroke-width': 1.5, 'stroke-dasharray': '4 3' }
    svgElement(svg, 'line', { x1: x, y1: y, x2: x + 15, y2: y, ...dash })
    return
  }
  svgElement(svg, 'line', { x1: x, y1: y, x2: x + 15, y2: y, stroke: key.colour, 'stroke-width': 2 })
  svgElement(svg, 'circle', { cx: x + 7.5, cy: y, r: 3, fill: theme.surface, stroke: key.colour, 'stroke-width': 2 })
}
