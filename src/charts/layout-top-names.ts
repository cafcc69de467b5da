import { faces, type Canvas } from './canvas.ts'
import { blockHeight, type Label } from './label.ts'
import { ellipsis, wrapText } from './wrap-text.ts'

const LONGEST_TURNED = 104
const NARROWEST_SLANTED = 22
const GAP = 5
const SMALL = 10

/** Names above the columns of a table of cells: the height they take, the room that slanted ones need at the right, their labels. */
export type TopNames = { height: number; room: number; place(centre: (at: number) => number, bottom: number): Label[] }

/** Sets names above columns `slot` px wide: on lines where they fit, else slanted, else upright; too many are thinned out. */
export function layoutTopNames({ measure, theme }: Canvas, names: string[], slot: number): TopNames {
  const face = faces.tick
  const wrapped = names.map((name) => wrapText(name, Math.max(slot - 4, 1), face, { measure, maxLines: 99 }))
  const most = Math.max(1, ...wrapped.map((lines) => lines.length))
  const longestWord = Math.max(
    0,
    ...names.map((name) => measure(/[\p{Script=Latin}\p{N}.,%-]+/u.exec(name)?.[0] ?? '', face.size)),
  )
  const base = { ...face, colour: theme.ink }
  if (most <= 3 && longestWord <= slot - 4 && slot >= 26) {
    return {
      height: blockHeight(most, face.size) + GAP,
      room: 0,
      place: (centre, bottom) =>
        wrapped.map((lines, at) => ({
          ...base,
          lines,
          x: centre(at),
          y: bottom - GAP,
          anchor: 'middle',
          edge: 'bottom',
        })),
    }
  }
  const rotate = slot >= NARROWEST_SLANTED ? -45 : -90
  const size = rotate === -90 ? SMALL : face.size
  const thinning = Math.max(1, Math.ceil(blockHeight(1, size) / slot - 0.05))
  const shown = names.map((name, at) => ({ name, at })).filter(({ at }) => at % thinning === 0)
  const cut = shown.map(({ name }) => ellipsis(name, LONGEST_TURNED, { ...face, size }, measure))
  const reach = Math.max(0, ...cut.map((text) => measure(text, size)))
  const slanted = rotate === -45 ? Math.SQRT1_2 : 1
  return {
    height: reach * slanted + size + GAP,
    room: rotate === -45 ? Math.max(0, reach * Math.SQRT1_2 - slot / 2 + size / 2) : 0,
    place: (centre, bottom) =>
      shown.map(({ name, at }, index) => ({
        ...base,
        size,
        lines: [cut[index] ?? ''],
        x: centre(at),
        y: bottom - GAP - size / 2,
        anchor: 'start',
        edge: 'middle',
        rotate,
        ...(cut[index] === name ? {} : { full: name }),
      })),
  }
}
