import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import { treeParts, type Branch, type Leaf } from '../../core/chart/tree-parts.ts'
import { faces, type Area, type Canvas, type KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { blockHeight, drawLabel } from '../label.ts'
import { hintOf, unitsOf } from '../series-text.ts'
import { mix } from '../shades.ts'
import { squarify } from '../squarify.ts'
import { svgElement } from '../svg-element.ts'
import { inkOn, seriesColour } from '../theme.ts'
import { ellipsis, wrapText } from '../wrap-text.ts'
import { bar } from './bar.ts'

/** Height of the name of a branch, and the least size of a branch that shows it. */
const HEAD = 17
const LEAST_HEAD = { width: 40, height: 42 }
const PAD = 4
const PALE = 0.32

type Scene = { data: ChartData; series: ChartSeries; sum: number }

/** Parts of a whole as areas, in branches where there are groups. What has no positive figure has no area and is counted below. */
export function treemap(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const series = seriesOf(data, 'value', 0)
  const tree = treeParts(data)
  if (series === null || tree === null || tree.branches.length === 0) return bar(canvas, data, language)
  const sum = tree.branches.reduce((total, { value }) => total + value, 0)
  const unit = unitsOf([series], language)
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [],
    note: tree.left === 0 ? '' : chartWord(language, 'noArea', { count: tree.left }),
    height: { usual: Math.min(Math.max(canvas.width * 0.58, 260), 640), least: 240 },
    draw(area) {
      const places = squarify(
        tree.branches.map(({ value }) => value),
        area,
      )
      for (const [at, branch] of tree.branches.entries()) {
        const place = places[at]
        if (place !== undefined) drawBranch(canvas, place, branch, { data, series, sum, at })
      }
    },
  }
}

function drawBranch(canvas: Canvas, area: Area, branch: Branch, scene: Scene & { at: number }): void {
  const colour = seriesColour(canvas.theme, scene.at)
  const named =
    branch.name !== '' && area.right - area.left >= LEAST_HEAD.width && area.bottom - area.top >= LEAST_HEAD.height
  if (named) drawHead(canvas, area, branch, { ...scene, colour })
  const inner = named ? { ...area, top: area.top + HEAD } : area
  const places = squarify(
    branch.leaves.map(({ value }) => value),
    inner,
  )
  for (const [at, leaf] of branch.leaves.entries()) {
    const place = places[at]
    if (place !== undefined) drawLeaf(canvas, place, leaf, { ...scene, branch, colour })
  }
}

function drawHead(
  canvas: Canvas,
  area: Area,
  { name, value }: Branch,
  { sum, colour }: Scene & { colour: string },
): void {
  const { svg, measure } = canvas
  const size = { width: round(area.right - area.left - 1), height: HEAD - 1 }
  svgElement(svg, 'rect', { x: round(area.left), y: round(area.top), ...size, fill: colour })
  const room = area.right - area.left - 2 * PAD
  const whole = `${name} ${formatFigure((value / sum) * 100, 1)}%`
  const text = measure(whole, faces.strong.size, 600) <= room ? whole : ellipsis(name, room, faces.strong, measure)
  const place = { x: area.left + PAD, y: area.top + HEAD / 2 - 0.5, colour: inkOn(colour) }
  drawText(canvas, text, { ...faces.strong, ...place, ...(text === whole ? {} : { full: whole }) })
}

/** A leaf with its name, its figure and its share of all, as far as they fit. */
function drawLeaf(
  canvas: Canvas,
  area: Area,
  { index, value }: Leaf,
  { data, series, sum, branch, colour }: Scene & { branch: Branch; colour: string },
): void {
  const { svg, theme, measure } = canvas
  const [width, height] = [area.right - area.left, area.bottom - area.top]
  const size = { width: round(Math.max(width - 1, 0.5)), height: round(Math.max(height - 1, 0.5)) }
  const fill = mix(theme, colour, PALE)
  const rect = svgElement(svg, 'rect', { x: round(area.left), y: round(area.top), ...size, fill })
  const share = `${formatFigure((value / sum) * 100, 1)}%`
  const group = branch.name === '' ? '' : `\n${branch.name}`
  svgElement(rect, 'title', {}).textContent = `${hintOf(data, series, index, value)} (${share})${group}`
  const room = width - 2 * PAD
  const lines = Math.floor((height - PAD) / blockHeight(1, faces.value.size))
  if (lines < 1 || room < faces.value.size * 2) return
  const name = data.categories[index] ?? ''
  const figure = formatFigure(value, series.decimals)
  const rest = [`${figure} (${share})`, figure].find((text) => measure(text, faces.value.size) <= room)
  const spare = rest !== undefined && lines > 1 ? [rest] : []
  const set = wrapText(name, room, faces.value, { measure, maxLines: Math.min(lines - spare.length, 3) })
  const cut = set.at(-1)?.endsWith('…') === true && !name.endsWith('…')
  // Two characters and a row of dots say nothing.
  if (cut && set.join('').length < 4) return
  drawLabel(svg, {
    ...faces.value,
    lines: [...set, ...spare],
    x: area.left + PAD,
    y: area.top + PAD / 2,
    anchor: 'start',
    edge: 'top',
    colour: theme.ink,
    ...(cut ? { full: name } : {}),
  })
}
