import type { Language } from '../core/base/local-text.ts'
import type { ChartData } from '../core/chart/chart-data.ts'
import { result as en } from '../i18n/en/result.ts'
import { result as zh } from '../i18n/zh/result.ts'
import { faces, type Area, type AxisTitle, type Canvas, type KindLayout } from './canvas.ts'
import { KEY_WIDTH, drawKey } from './draw-key.ts'
import { drawLegend, layoutLegend } from './draw-legend.ts'
import { blockHeight, drawLabel } from './label.ts'
import { wrapText, type Face } from './wrap-text.ts'

const GAP = 8
/** Longer texts end with `…`; the whole of it is in the tooltip and in the table. */
const MOST_LINES = 4

/** What stands around the plot: title, subtitle, axis titles and legend above, notes and source below. */
export type Frame = { above: number; below: number; draw(plot: Area): void }

/** Sets all texts around the plot and says how much height they take. */
export function layoutFrame(canvas: Canvas, data: ChartData, kind: KindLayout, language: Language): Frame {
  const { width, theme, measure } = canvas
  const inner = width - 2 * theme.padding
  const wrap = (text: string, face: Face, room: number) => wrapText(text, room, face, { measure, maxLines: MOST_LINES })
  const title = wrap(data.title, faces.title, inner)
  const subtitle = wrap(data.subtitle, faces.subtitle, inner)
  const [neighbour, face] = subtitle.length > 0 ? [subtitle, faces.subtitle] : [title, faces.title]
  const beside = neighbour.length === 1 && fitsBeside(canvas, neighbour[0] ?? '', face, kind)
  const axisTitles = layoutAxisTitles(canvas, kind)
  const legend = layoutLegend(canvas, kind.legend)
  const notes = notesOf({ ...data, notes: [...data.notes, kind.note ?? ''] }, language).map((text) => ({
    text,
    lines: wrap(text, faces.note, inner),
  }))

  const titleHeight = blockHeight(title.length, faces.title.size)
  const subtitleHeight = blockHeight(subtitle.length, faces.subtitle.size)
  const axisHeight = beside ? 0 : axisTitles.height
  const legendGap = legend.height > 0 ? 4 : 0
  const above = theme.padding + titleHeight + 3 + subtitleHeight + axisHeight + legendGap + legend.height + GAP
  const below =
    theme.padding +
    (notes.length === 0 ? 0 : GAP) +
    notes.reduce((sum, { lines }) => sum + blockHeight(lines.length, faces.note.size) + 2, 0)
  return {
    above,
    below,
    draw(plot) {
      const write = (lines: string[], face: Face, y: number, { colour, full }: { colour: string; full: string }) => {
        const cut = lines.at(-1)?.endsWith('…') === true && !full.endsWith('…')
        drawLabel(canvas.svg, {
          ...face,
          lines,
          x: theme.padding,
          y,
          anchor: 'start',
          edge: 'top',
          colour,
          ...(cut ? { full } : {}),
        })
      }
      let y = theme.padding
      write(title, faces.title, y, { colour: theme.ink, full: data.title })
      y += titleHeight + 3
      write(subtitle, faces.subtitle, y, { colour: theme.secondary, full: data.subtitle })
      y += beside ? subtitleHeight - axisTitles.height : subtitleHeight
      axisTitles.draw(y)
      drawLegend(canvas, legend, y + axisTitles.height + legendGap)
      y = plot.bottom + GAP
      for (const { text, lines } of notes) {
        write(lines, faces.note, y, { colour: theme.secondary, full: text })
        y += blockHeight(lines.length, faces.note.size) + 2
      }
    },
  }
}

/** True where the unit at the right fits on the line above it. */
function fitsBeside({ measure, width, theme }: Canvas, line: string, face: Face, kind: KindLayout): boolean {
  const { leftTitle, rightTitle } = kind
  if (leftTitle !== null || rightTitle === null || rightTitle.key !== null) return false
  const taken = measure(line, face.size, face.weight) + measure(rightTitle.text, faces.axis.size)
  return taken + 24 <= width - 2 * theme.padding
}

/** Notes as they are printed: the first one says what they are. */
function notesOf(data: ChartData, language: Language): string[] {
  const words = { zh, en }[language].note
  const [first, ...others] = data.notes.filter((text) => text !== '')
  const named = first === undefined || first.startsWith(words.trim()) ? first : words + first
  return [named ?? '', ...others, data.sourceLine].filter((text) => text !== '')
}

type SetTitle = { title: AxisTitle; side: 'left' | 'right'; lines: string[] }

function layoutAxisTitles(
  canvas: Canvas,
  { leftTitle, rightTitle }: KindLayout,
): { height: number; draw(top: number): void } {
  const { measure, width, theme } = canvas
  const share = (width - 2 * theme.padding - 16) / (leftTitle !== null && rightTitle !== null ? 2 : 1)
  const keyWidth = (title: AxisTitle) => (title.key === null ? 0 : KEY_WIDTH)
  const set = (title: AxisTitle | null, side: 'left' | 'right'): SetTitle[] => {
    if (title === null) return []
    return [{ title, side, lines: wrapText(title.text, share - keyWidth(title), faces.axis, { measure, maxLines: 3 }) }]
  }
  const titles = [...set(leftTitle, 'left'), ...set(rightTitle, 'right')]
  const most = Math.max(0, ...titles.map(({ lines }) => lines.length))
  const height = most === 0 ? 0 : blockHeight(most, faces.axis.size) + (leftTitle === null ? 0 : 5)
  return {
    height,
    draw(top) {
      for (const { title, side, lines } of titles) {
        const widest = Math.max(0, ...lines.map((line) => measure(line, faces.axis.size)))
        const edge = side === 'left' ? theme.padding : width - theme.padding
        const start = side === 'left' ? edge : edge - widest - keyWidth(title)
        const firstLine = top + height - blockHeight(lines.length - 0.5, faces.axis.size)
        if (title.key !== null) drawKey(canvas, title.key, start, firstLine)
        const x = side === 'left' ? start + keyWidth(title) : edge
        const anchor = side === 'left' ? 'start' : 'end'
        drawLabel(canvas.svg, {
          ...faces.axis,
          lines,
          x,
          y: top + height,
          anchor,
          edge: 'bottom',
          colour: theme.secondary,
        })
      }
    },
  }
}
