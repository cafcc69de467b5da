import type { Language } from '../../core/base/local-text.ts'
import type { ChartData } from '../../core/chart/chart-data.ts'
import { setCombinations, type SetTable } from '../../core/chart/set-combinations.ts'
import { linearScale } from '../axis-scale.ts'
import { faces, type Area, type Canvas, type KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { drawRowName, layoutRows, round, type RowsLayout } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { unitsOf } from '../series-text.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { valueAxis } from '../value-axis.ts'
import { bar } from './bar.ts'

const BARS = 170
const ROW = 24
const WIDEST = 64
const LEAST = 7
/** Room for the bars of the sets, with their figures. */
const SETS_SHARE = 0.2
const HEADROOM = 16

type Scene = { table: SetTable; layout: RowsLayout; decimals: number; shown: number }

/**
 * Which sets overlap, and by how much: columns are combinations (exactly these sets), largest first, dots say which sets; at the left
 * the whole of each set. The note gives the sum with everything counted once.
 */
export function upset(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const table = setCombinations(data)
  const negative = table.combinations.some(({ value }) => value < 0)
  if (table.combinations.length === 0 || table.sets.length === 0 || negative) return bar(canvas, data, language)
  const figures = data.series.find(({ role }) => role === 'value')
  const named = figures ?? (data.series.length === 1 ? data.series[0] : undefined)
  const unit = named === undefined ? '' : unitsOf([named], language)
  const decimals = named?.decimals ?? 0
  const layout = layoutRows(
    canvas,
    table.sets.map(({ name }) => name),
    ROW,
  )
  const height = BARS + HEADROOM + layout.names.length * layout.row
  const space = canvas.width * (1 - SETS_SHARE) - layout.nameWidth
  const shown = Math.max(1, Math.min(table.combinations.length, Math.floor(space / (LEAST + 1))))
  const hidden = table.combinations.slice(shown).reduce((sum, { value }) => sum + value, 0)
  const notes = [
    chartWord(language, 'counted', { total: formatFigure(table.total, decimals) }),
    table.missing === 0 ? '' : chartWord(language, 'missing', { count: table.missing }),
    shown === table.combinations.length
      ? ''
      : chartWord(language, 'smallOnes', {
          count: table.combinations.length - shown,
          value: formatFigure(hidden, decimals),
        }),
  ]
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [],
    note: notes.filter((text) => text !== '').join(language === 'zh' ? '；' : '; '),
    height: { usual: height, least: height },
    draw: (area) => {
      drawUpset(canvas, area, { table, layout, decimals, shown })
    },
  }
}

function drawUpset(canvas: Canvas, area: Area, scene: Scene): void {
  const { layout } = scene
  const matrix = layout.names.length * layout.row
  const left = area.left + (area.right - area.left) * SETS_SHARE + layout.nameWidth
  const foot = area.bottom - matrix
  const slot = Math.min((area.right - left) / scene.shown, WIDEST)
  drawCombinations(canvas, scene, { left, right: area.right, top: area.top + HEADROOM, bottom: foot - 8, slot })
  drawSets(canvas, scene, { ...area, top: foot, nameEdge: left - 4 })
  drawMatrix(canvas, scene, { left, top: foot, slot, right: left + slot * scene.shown })
}

function drawCombinations(canvas: Canvas, { table, decimals, shown }: Scene, at: Area & { slot: number }): void {
  const { svg, theme, measure } = canvas
  const combinations = table.combinations.slice(0, shown)
  const scale = linearScale(valueAxis([0, combinations[0]?.value ?? 1], true, 4))
  const y = (value: number) => at.bottom - scale.share(value) * (at.bottom - at.top)
  const end = at.left + at.slot * shown
  for (const { value, text } of scale.ticks) {
    const line = { x1: round(at.left), x2: round(end), y1: round(y(value)), y2: round(y(value)) }
    svgElement(svg, 'line', { ...line, stroke: value === 0 ? theme.axis : theme.grid, 'stroke-width': 1 })
    drawText(canvas, text, { ...faces.tick, x: at.left - 6, y: y(value), anchor: 'end', colour: theme.secondary })
  }
  const texts = combinations.map(({ value }) => formatFigure(value, decimals))
  const figures = texts.every((text) => measure(text, faces.value.size) + 3 <= at.slot)
  for (const [index, { sets, value }] of combinations.entries()) {
    const x = at.left + (index + 0.5) * at.slot
    const width = Math.max(at.slot * 0.66, 1)
    const place = {
      x: round(x - width / 2),
      y: round(y(value)),
      width: round(width),
      height: round(at.bottom - y(value)),
    }
    const rect = svgElement(svg, 'rect', { ...place, fill: seriesColour(theme, 0) })
    const names = sets.map((set) => table.sets[set]?.name ?? '')
    svgElement(rect, 'title', {}).textContent = `${names.length === 0 ? '∅' : names.join(' ∩ ')}\n${texts[index] ?? ''}`
    if (figures) drawText(canvas, texts[index] ?? '', { x, y: y(value) - 2, anchor: 'middle', edge: 'bottom' })
  }
}

/** Bars of whole sets, growing to the left of their names. */
function drawSets(canvas: Canvas, { table, layout, decimals }: Scene, at: Area & { nameEdge: number }): void {
  const { svg, theme, measure } = canvas
  const right = at.nameEdge - layout.nameWidth - 2
  const texts = table.sets.map(({ value }) => formatFigure(value, decimals))
  const room = Math.max(0, ...texts.map((text) => measure(text, faces.value.size))) + 5
  const figures = room < (right - at.left) * 0.75
  const most = Math.max(...table.sets.map(({ value }) => value), 0)
  const space = Math.max(right - at.left - (figures ? room : 0), 1)
  for (const [index, { name, value }] of table.sets.entries()) {
    const y = at.top + (index + 0.5) * layout.row
    drawRowName(canvas, layout, index, { x: at.nameEdge, y, strong: false })
    const width = most === 0 ? 0 : (value / most) * space
    const height = layout.row * 0.5
    const place = { x: round(right - width), y: round(y - height / 2), width: round(width), height: round(height) }
    const rect = svgElement(svg, 'rect', { ...place, fill: theme.total })
    svgElement(rect, 'title', {}).textContent = `${name}\n${texts[index] ?? ''}`
    if (figures) drawText(canvas, texts[index] ?? '', { x: right - width - 3, y, anchor: 'end' })
  }
}

function drawMatrix(
  { svg, theme }: Canvas,
  { table, layout, shown }: Scene,
  at: { left: number; right: number; top: number; slot: number },
): void {
  const y = (set: number) => at.top + (set + 0.5) * layout.row
  for (const set of table.sets.keys()) {
    if (set % 2 === 1) continue
    const size = { width: round(at.right - at.left), height: round(layout.row) }
    svgElement(svg, 'rect', {
      x: round(at.left),
      y: round(y(set) - layout.row / 2),
      ...size,
      fill: theme.grid,
      'fill-opacity': 0.4,
    })
  }
  const radius = Math.min(5, at.slot * 0.36)
  for (const [index, { sets }] of table.combinations.slice(0, shown).entries()) {
    const x = round(at.left + (index + 0.5) * at.slot)
    const [first, last] = [sets[0], sets.at(-1)]
    for (const set of table.sets.keys()) {
      const fill = sets.includes(set) ? seriesColour(theme, 0) : theme.grid
      svgElement(svg, 'circle', { cx: x, cy: round(y(set)), r: round(radius), fill })
    }
    if (first === undefined || last === undefined || first === last) continue
    const line = { x1: x, x2: x, y1: round(y(first)), y2: round(y(last)) }
    svgElement(svg, 'line', { ...line, stroke: seriesColour(theme, 0), 'stroke-width': 2 })
  }
}
