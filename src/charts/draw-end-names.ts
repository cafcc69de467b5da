import { faces, type Area, type Canvas, type Key } from './canvas.ts'
import { KEY_WIDTH, drawKey } from './draw-key.ts'
import { blockHeight, drawLabel } from './label.ts'
import { spread } from './spread.ts'
import { wrapText } from './wrap-text.ts'

/** More lines than this are named in a legend. */
export const MOST_END_NAMES = 6

const NAME_SHARE = 0.24
const NAME_LINES = 2
const NAME_GAP = 8

type EndName = { name: string; colour: string; lines: string[]; height: number }

/** Names set for the right ends of lines, with the width that they need. */
export type EndNames = { names: EndName[]; room: number }

/** Breaks the names of lines. */
export function setEndNames({ measure, width }: Canvas, lines: readonly { name: string; colour: string }[]): EndNames {
  let room = 0
  const names = lines.map(({ name, colour }) => {
    const set = wrapText(name, width * NAME_SHARE, faces.axis, { measure, maxLines: NAME_LINES })
    room = Math.max(
      room,
      NAME_GAP + KEY_WIDTH,
      ...set.map((text) => NAME_GAP + KEY_WIDTH + measure(text, faces.axis.size)),
    )
    return { name, colour, lines: set, height: blockHeight(set.length, faces.axis.size) }
  })
  return { names, room }
}

/** Draws names at the right, as near to the ends of their lines as they can be without touching; null has no end. */
export function drawEndNames(
  canvas: Canvas,
  { names, room }: EndNames,
  at: { plot: Area; right: number; heightOf: (at: number) => number | null; mark?: Key['mark'] },
): void {
  const placed = names
    .flatMap((name, index) => {
      const y = at.heightOf(index)
      return y === null ? [] : [{ ...name, y }]
    })
    .sort((a, b) => a.y - b.y)
  const ys = spread(placed, at.plot)
  for (const [index, { name, colour, lines, y }] of placed.entries()) {
    const cut = lines.at(-1)?.endsWith('…') === true
    const x = at.right - room + NAME_GAP
    drawKey(canvas, { name, colour, mark: at.mark ?? 'line' }, x, ys[index] ?? y)
    drawLabel(canvas.svg, {
      ...faces.axis,
      lines,
      x: x + KEY_WIDTH,
      y: ys[index] ?? y,
      anchor: 'start',
      edge: 'middle',
      colour: canvas.theme.ink,
      ...(cut ? { full: name } : {}),
    })
  }
}
