import { faces, type Canvas } from './canvas.ts'
import { blockHeight, labelBox, type Label } from './label.ts'
import { ellipsis, wrapText } from './wrap-text.ts'

/** Longest a slanted or upright name may be, px. */
const LONGEST_TURNED = 96
/** Below this width of a slot, slanted names would overlap. */
const NARROWEST_SLANTED = 20
const GAP = 5
/** Type of upright names, px. */
const SMALL = 10
const PERIOD_STEPS = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240]

/** Names below an upright plot. `height` is the room they take; `place` turns them into labels. */
export type CategoryLayout = { height: number; place(centre: (index: number) => number, top: number): Label[] }

/** Sets the names of upright charts: on lines below their slot, else slanted, else upright; periods are thinned out instead. */
export function layoutCategories(
  canvas: Canvas,
  categories: string[],
  slot: number,
  settings: { kind: 'name' | 'period'; totals: ReadonlySet<number> },
): CategoryLayout {
  const { measure } = canvas
  const face = faces.tick
  const step = settings.kind === 'period' ? periodStep(canvas, categories, slot) : 1
  const shown = categories.map((text, index) => ({ text, index })).filter(({ index }) => index % step === 0)
  const room = slot * step - 6
  const wrapped = shown.map(({ text }) => wrapText(text, Math.max(room, 1), face, { measure, maxLines: 99 }))
  const most = Math.max(0, ...wrapped.map((lines) => lines.length))
  const longestWord = Math.max(0, ...shown.map(({ text }) => narrowest(text, canvas)))
  if (most <= 3 && longestWord <= room) return straight(canvas, shown, wrapped, settings.totals)
  return turned(canvas, shown, slot * step, settings.totals)
}

/** Width below which a name would be broken badly: its longest Latin word, or three Chinese characters. */
function narrowest(text: string, { measure }: Canvas): number {
  const words = text.match(/[\p{Script=Latin}\p{N}]+/gu) ?? []
  const chinese = measure(text.replace(/[\p{Script=Latin}\p{N}\s]/gu, '').slice(0, 3), faces.tick.size)
  return Math.max(chinese, ...words.map((word) => measure(word, faces.tick.size)))
}

function periodStep({ measure }: Canvas, categories: string[], slot: number): number {
  const widest = Math.max(0, ...categories.map((text) => measure(text, faces.tick.size)))
  const fitting = PERIOD_STEPS.find((step) => step * slot >= widest + 10)
  return fitting ?? Math.max(1, Math.ceil((widest + 10) / slot))
}

type Shown = { text: string; index: number }

function straight(canvas: Canvas, shown: Shown[], wrapped: string[][], totals: ReadonlySet<number>): CategoryLayout {
  const most = Math.max(1, ...wrapped.map((lines) => lines.length))
  return {
    height: GAP + blockHeight(most, faces.tick.size),
    place: (centre, top) =>
      shown.map(({ index }, at) => ({
        ...faces.tick,
        weight: totals.has(index) ? 600 : 400,
        lines: wrapped[at] ?? [],
        x: centre(index),
        y: top + GAP,
        anchor: 'middle',
        edge: 'top',
        colour: canvas.theme.ink,
      })),
  }
}

function turned(canvas: Canvas, shown: Shown[], slot: number, totals: ReadonlySet<number>): CategoryLayout {
  const { measure, theme } = canvas
  const rotate = slot >= NARROWEST_SLANTED ? -45 : -90
  const face = { ...faces.tick, size: rotate === -90 ? SMALL : faces.tick.size }
  // Too many even for upright names: every second, every third … is named; the others keep their tooltip.
  const thinning = Math.max(1, Math.ceil(blockHeight(1, face.size) / slot - 0.05))
  const labels = shown
    .filter((_, at) => at % thinning === 0)
    .map(({ text, index }) => {
      const cut = ellipsis(text, LONGEST_TURNED, face, measure)
      const weight = totals.has(index) ? (600 as const) : face.weight
      return { index, label: { ...face, weight, lines: [cut], rotate, ...(cut === text ? {} : { full: text }) } }
    })
  const rest = { x: 0, y: 0, anchor: 'end', edge: 'middle', colour: theme.ink } as const
  const boxes = labels.map(({ label }) => labelBox({ ...label, ...rest }, measure))
  return {
    height: GAP + 4 + Math.max(0, ...boxes.map((box) => box.bottom)),
    place: (centre, top) =>
      labels.map(({ index, label }) => ({ ...label, ...rest, x: centre(index), y: top + GAP + 4 })),
  }
}
