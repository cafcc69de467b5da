import type { ChartData } from '../../core/chart/chart-data.ts'
import { faces, type Area, type Canvas, type Key, type KindLayout } from '../canvas.ts'
import { KEY_WIDTH, drawKey } from '../draw-key.ts'
import type { Places } from '../draw-index-plot.ts'
import { drawUpright } from '../draw-upright.ts'
import { formatFigure } from '../format-figure.ts'
import { blockHeight, drawLabel } from '../label.ts'
import { emptyPicture, type Line, type Picture } from '../picture.ts'
import { hintOf, unitsOf } from '../series-text.ts'
import { spread } from '../spread.ts'
import { seriesColour } from '../theme.ts'
import { extentOf, valueAxis } from '../value-axis.ts'
import { wrapText } from '../wrap-text.ts'

/** More lines than this are named in a legend. */
const MOST_NAMED = 6
/** Points that carry dots: of a single line, of each of several. */
const MOST_DOTS_ALONE = 40
const MOST_DOTS = 12
const NAME_SHARE = 0.24
const NAME_LINES = 2
const NAME_GAP = 8
/** Below this share of the largest value the smallest is near enough to zero to show it. */
const NEAR_ZERO = 0.4

/** One line for each series; few lines carry their names at their ends. */
export function line(canvas: Canvas, data: ChartData, language: 'zh' | 'en'): KindLayout {
  const { theme, width } = canvas
  const picture = emptyPicture(data.categories, data.categoryKind, data.totals)
  picture.lines.push(...data.series.map((_, index) => lineOf(data, index, seriesColour(theme, index))))
  const many = data.series.length > 1
  const named = many && data.series.length <= MOST_NAMED
  const keys: Key[] = picture.lines.map(({ name, colour }) => ({ name, colour, mark: 'line' }))
  const unit = unitsOf(data.series, language)
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: many && !named ? keys : [],
    height: { usual: Math.min(Math.max(width * 0.46, 220), 440), least: 180 },
    draw(area) {
      const [low, high] = extentOf(data.series.flatMap(({ values }) => values))
      const zero = low >= 0 && low < high * NEAR_ZERO
      const left = valueAxis([low, high], zero, Math.max(3, Math.round((area.bottom - area.top) / 56)))
      const names = named ? setNames(canvas, picture) : []
      const room = Math.max(0, ...names.map((name) => name.width + NAME_GAP))
      const { places, plot } = drawUpright(canvas, area, picture, { left, right: null, room })
      if (named) drawNames(canvas, { names, places, plot, right: area.right - room })
    },
  }
}

/** A series as a line; figures only where a single line leaves room for them. */
export function lineOf(data: ChartData, index: number, colour: string): Line {
  const series = data.series[index]
  const values = data.categories.map((_, slot) => series?.values[slot] ?? null)
  const known = (text: (value: number, slot: number) => string) =>
    values.map((value, slot) => (value === null ? '' : text(value, slot)))
  const alone = data.series.length === 1 || data.kind === 'level-growth'
  return {
    name: series?.name ?? '',
    axis: series?.axis ?? 'left',
    colour,
    values,
    texts: alone ? known((value) => formatFigure(value, series?.decimals ?? 0)) : [],
    dotted: alone ? values.length <= MOST_DOTS_ALONE || data.kind === 'level-growth' : values.length <= MOST_DOTS,
    hints: series === undefined ? [] : known((value, slot) => hintOf(data, series, slot, value)),
  }
}

type EndName = { line: Line; lines: string[]; width: number; height: number }

function setNames({ measure, width }: Canvas, picture: Picture): EndName[] {
  return picture.lines.map((one) => {
    const lines = wrapText(one.name, width * NAME_SHARE, faces.axis, { measure, maxLines: NAME_LINES })
    const widest = KEY_WIDTH + Math.max(0, ...lines.map((text) => measure(text, faces.axis.size)))
    return { line: one, lines, width: widest, height: blockHeight(lines.length, faces.axis.size) }
  })
}

/** Names at the right, as near to the ends of their lines as they can be without touching. */
function drawNames(canvas: Canvas, at: { names: EndName[]; places: Places; plot: Area; right: number }): void {
  const placed = at.names
    .flatMap((name) => {
      const value = name.line.values.filter((one) => one !== null).at(-1) ?? null
      return value === null ? [] : [{ ...name, y: at.places.value(value) }]
    })
    .sort((a, b) => a.y - b.y)
  const ys = spread(placed, at.plot)
  for (const [index, name] of placed.entries()) {
    const cut = name.lines.at(-1)?.endsWith('…') === true
    const x = at.right + NAME_GAP
    drawKey(canvas, { name: name.line.name, colour: name.line.colour, mark: 'line' }, x, ys[index] ?? name.y)
    drawLabel(canvas.svg, {
      ...faces.axis,
      lines: name.lines,
      x: x + KEY_WIDTH,
      y: ys[index] ?? name.y,
      anchor: 'start',
      edge: 'middle',
      colour: canvas.theme.ink,
      ...(cut ? { full: name.line.name } : {}),
    })
  }
}
