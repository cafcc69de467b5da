import { faces, type Area, type Canvas } from './canvas.ts'
import { labelBox, overlaps, type Box, type Label } from './label.ts'
import { ellipsis } from './wrap-text.ts'

/** A point that would like to be named; the ones that matter most come first. */
export type NamedPoint = { x: number; y: number; radius: number; name: string }

const LONGEST = 130
const GAP = 3
/** Points beyond these are not tried: among thousands no name finds room anyway. */
const MOST_TRIED = 300

/** Names beside points, each where it covers neither another name nor a point nor the edge; those that fit nowhere are left out. */
export function placePointLabels(
  { measure, theme }: Canvas,
  points: NamedPoint[],
  plot: Area,
  { taken, most }: { taken: Box[]; most: number },
): Label[] {
  const dots = points.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  const boxes = [...taken]
  const labels: Label[] = []
  for (const [at, point] of points.slice(0, MOST_TRIED).entries()) {
    if (labels.length >= most) break
    if (point.name.trim() === '') continue
    const text = ellipsis(point.name, LONGEST, faces.value, measure)
    const found = placesOf(point).find((place) => {
      const box = labelBox({ ...faces.value, ...place, lines: [text], colour: '' }, measure)
      const inside =
        box.left >= plot.left && box.right <= plot.right && box.top >= plot.top && box.bottom <= plot.bottom
      return (
        inside &&
        !boxes.some((one) => overlaps(one, box)) &&
        !dots.some((dot, other) => other !== at && overlaps(dot, box))
      )
    })
    if (found === undefined) continue
    const label: Label = {
      ...faces.value,
      ...found,
      lines: [text],
      colour: theme.ink,
      halo: theme.surface,
      ...(text === point.name ? {} : { full: point.name }),
    }
    labels.push(label)
    boxes.push(labelBox(label, measure))
  }
  return labels
}

function placesOf({ x, y, radius }: NamedPoint): Pick<Label, 'x' | 'y' | 'anchor' | 'edge'>[] {
  const [away, aslant] = [radius + GAP, (radius + GAP) * Math.SQRT1_2]
  return [
    { x: x + away, y, anchor: 'start', edge: 'middle' },
    { x: x - away, y, anchor: 'end', edge: 'middle' },
    { x, y: y - away, anchor: 'middle', edge: 'bottom' },
    { x, y: y + away, anchor: 'middle', edge: 'top' },
    { x: x + aslant, y: y - aslant, anchor: 'start', edge: 'bottom' },
    { x: x - aslant, y: y - aslant, anchor: 'end', edge: 'bottom' },
    { x: x + aslant, y: y + aslant, anchor: 'start', edge: 'top' },
    { x: x - aslant, y: y + aslant, anchor: 'end', edge: 'top' },
  ]
}
