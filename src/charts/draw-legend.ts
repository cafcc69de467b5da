import { faces, type Canvas, type Key } from './canvas.ts'
import { KEY_WIDTH, drawKey } from './draw-key.ts'
import { drawLabel } from './label.ts'
import { ellipsis } from './wrap-text.ts'

const GAP = 18
const LINE = 20

/** Rows of a legend, each entry with its place; nothing is drawn yet. */
export type LegendLayout = { height: number; entries: { key: Key; text: string; x: number; y: number }[] }

/** Sets the entries in rows from left to right. */
export function layoutLegend({ measure, width, theme }: Canvas, keys: Key[]): LegendLayout {
  const most = width - theme.padding
  let x = theme.padding
  let row = 0
  const entries = keys.map((key) => {
    const text = ellipsis(key.name, Math.max((width - 2 * theme.padding) / 2, 120) - KEY_WIDTH, faces.axis, measure)
    const taken = KEY_WIDTH + measure(text, faces.axis.size)
    if (x > theme.padding && x + taken > most) {
      x = theme.padding
      row += 1
    }
    const entry = { key, text, x, y: (row + 0.5) * LINE }
    x += taken + GAP
    return entry
  })
  return { height: entries.length === 0 ? 0 : (row + 1) * LINE, entries }
}

/** Draws a legend whose upper edge is at `top`. */
export function drawLegend(canvas: Canvas, layout: LegendLayout, top: number): void {
  for (const { key, text, x, y } of layout.entries) {
    drawKey(canvas, key, x, top + y)
    drawLabel(canvas.svg, {
      ...faces.axis,
      lines: [text],
      x: x + KEY_WIDTH,
      y: top + y,
      anchor: 'start',
      edge: 'middle',
      colour: canvas.theme.ink,
      ...(text === key.name ? {} : { full: key.name }),
    })
  }
}
