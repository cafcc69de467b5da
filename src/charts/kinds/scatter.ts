import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import { isInBand, scatterPoints, type ScatterPoint, type ScatterPoints } from '../../core/chart/scatter-points.ts'
import { fittingScale, linearScale, logScale, thinnedScale, type AxisScale } from '../axis-scale.ts'
import { type Area, type Canvas, type Key, type KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { drawXyFrame, plotOf, type XyPlot } from '../draw-frame-xy.ts'
import { round } from '../draw-rows.ts'
import { drawLabel } from '../label.ts'
import { placePointLabels } from '../place-point-labels.ts'
import { drawGuides } from '../scatter-guides.ts'
import { nameWithUnit, hintsOf } from '../series-text.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour, type ChartTheme } from '../theme.ts'
import { extentOf, valueAxis } from '../value-axis.ts'
import { bar } from './bar.ts'

const RADIUS = 4
const LARGEST = 22
const SMALLEST = 2.5
const MOST_GROUPS = 6
/** Share of the range left free at both ends, so that points do not sit on the edge. */
const MARGIN = 0.04
const NEAR_ZERO = 0.4
const MOST_NAMES = 30

type Scene = ScatterPoints & {
  data: ChartData
  xs: ChartSeries
  ys: ChartSeries
  sizes: ChartSeries | null
  colourOf: (point: ScatterPoint) => string
}

/** Two figures of each category against each other; a third one makes the circles larger. Groups are colours. */
export function scatter(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const found = scatterPoints(data)
  const [xs, ys] = [seriesOf(data, 'x', 0), seriesOf(data, 'y', 1)]
  if (found === null || xs === null || ys === null) return bar(canvas, data, language)
  const { keys, colourOf } = coloursOf(canvas.theme, data, found.points, language)
  const sizes = seriesOf(data, 'size', 2)
  const sizeKey: Key[] =
    sizes === null
      ? []
      : [
          {
            name: chartWord(language, 'size', { name: nameWithUnit(sizes, language) }),
            colour: canvas.theme.total,
            mark: 'ring',
          },
        ]
  const scene = { ...found, data, xs, ys, sizes, colourOf }
  return {
    leftTitle: { text: nameWithUnit(ys, language), key: null },
    rightTitle: null,
    legend: [...keys, ...sizeKey],
    note: noteOf(scene, language),
    height: { usual: Math.min(Math.max(canvas.width * 0.6, 280), 560), least: 240 },
    draw: (area) => {
      drawScene(canvas, area, scene, language)
    },
  }
}

/** Groups by their number of points, the rest as one; without groups a band parts the points. */
function coloursOf(
  theme: ChartTheme,
  { options, labels }: ChartData,
  points: ScatterPoint[],
  language: Language,
): { keys: Key[]; colourOf: (point: ScatterPoint) => string } {
  const { band } = options
  const [plain, alarm] = [seriesColour(theme, 0), seriesColour(theme, 5)]
  if (labels.some(({ role }) => role === 'group')) {
    const groups = [...new Set(points.map(({ group }) => group))]
    const largest = groups
      .map((name) => ({ name, count: points.filter(({ group }) => group === name).length }))
      .sort((a, b) => b.count - a.count)
    const few = groups.length <= MOST_GROUPS + 1
    const own = few ? groups : largest.slice(0, MOST_GROUPS).map(({ name }) => name)
    const colourOf = ({ group }: ScatterPoint) =>
      own.includes(group) ? seriesColour(theme, own.indexOf(group)) : theme.total
    const keys = own.map((name, at): Key => ({ name, colour: seriesColour(theme, at), mark: 'dot' }))
    const rest: Key[] = few ? [] : [{ name: chartWord(language, 'others'), colour: theme.total, mark: 'dot' }]
    return { keys: [...keys, ...rest], colourOf }
  }
  if (band === null) return { keys: [], colourOf: () => plain }
  const inside = points.filter((point) => isInBand(point, band, options.log)).length
  return {
    keys: [
      { name: chartWord(language, 'inBand', { count: inside }), colour: plain, mark: 'dot' },
      { name: chartWord(language, 'outOfBand', { count: points.length - inside }), colour: alarm, mark: 'dot' },
    ],
    colourOf: (point) => (isInBand(point, band, options.log) ? plain : alarm),
  }
}

function drawScene(canvas: Canvas, area: Area, scene: Scene, language: Language): void {
  const { data, points, xs, ys } = scene
  const scales = scalesOf(canvas, area, scene)
  const frame = drawXyFrame(canvas, area, { ...scales, title: nameWithUnit(xs, language) })
  const decimals = { x: xs.decimals, y: ys.decimals }
  const taken = drawGuides(canvas, frame, { options: data.options, scales, points, decimals }, language)
  const placed = placePoints(scene, frame)
  // Small circles lie on large ones.
  for (const { point, x, y, radius } of placed) {
    const colour = scene.colourOf(point)
    const known = scene.sizes === null || point.size !== null
    const circle = svgElement(canvas.svg, 'circle', {
      cx: round(x),
      cy: round(y),
      r: round(radius),
      fill: known ? colour : canvas.theme.surface,
      'fill-opacity': scene.sizes === null ? 0.8 : 0.65,
      stroke: known ? canvas.theme.surface : colour,
      'stroke-width': 1,
    })
    svgElement(circle, 'title', {}).textContent = hintsOf(
      data,
      [xs, ys, ...(scene.sizes === null ? [] : [scene.sizes])],
      point.index,
    )
  }
  const named = [...placed]
    .sort((a, b) => b.far - a.far)
    .map(({ point, x, y, radius }) => ({ x, y, radius, name: data.categories[point.index] ?? '' }))
  for (const label of placePointLabels(canvas, named, frame.plot, { taken, most: MOST_NAMES }))
    drawLabel(canvas.svg, label)
}

type Placed = { point: ScatterPoint; x: number; y: number; radius: number; far: number }

/** Points with their places, largest first. `far` ranks the names: size where there is one, else the distance from the middle. */
function placePoints({ points, sizes }: Scene, { plot, x, y }: XyPlot): Placed[] {
  const largest = Math.max(0, ...points.map(({ size }) => size ?? 0))
  const most = Math.min(LARGEST, (plot.right - plot.left) / 16)
  const middle = { x: (plot.left + plot.right) / 2, y: (plot.top + plot.bottom) / 2 }
  const placed = points.map((point): Placed => {
    const at = { x: x(point.x), y: y(point.y) }
    const size = Math.max(point.size ?? 0, 0)
    const radius = sizes === null || largest === 0 ? RADIUS : Math.max(Math.sqrt(size / largest) * most, SMALLEST)
    const away = Math.hypot((at.x - middle.x) / (plot.right - plot.left), (at.y - middle.y) / (plot.bottom - plot.top))
    return { point, ...at, radius, far: sizes === null ? away : size }
  })
  return placed.sort((a, b) => b.radius - a.radius)
}

function scalesOf(canvas: Canvas, area: Area, { data, points }: Scene): { x: AxisScale; y: AxisScale } {
  const { options } = data
  const { measure } = canvas
  const [ownX, ownY] = [extentOf(points.map(({ x }) => x)), extentOf(points.map(({ y }) => y))]
  // Around a line of equality both axes are the same.
  const same = options.diagonal || options.band !== null
  const both = extentOf([...ownX, ...ownY])
  const [extentX, extentY] = same ? [both, both] : [ownX, ownY]
  if (options.log) {
    const y = logScale(extentY)
    const plot = plotOf(canvas, area, y)
    return { x: thinnedScale(logScale(extentX), plot.right - plot.left, measure), y }
  }
  const y = linearScale(valueAxis(widened(extentY), false, Math.max(3, Math.round((area.bottom - area.top) / 60))))
  const plot = plotOf(canvas, area, y)
  return { x: fittingScale(widened(extentX), false, { width: plot.right - plot.left, measure }), y }
}

function widened([low, high]: [number, number]): [number, number] {
  const room = (high - low) * MARGIN
  const from = low >= 0 && low < high * NEAR_ZERO ? 0 : low - room
  return [from, high + room]
}

function noteOf({ missing, notPositive }: ScatterPoints, language: Language): string {
  const parts = [
    missing === 0 ? '' : chartWord(language, 'notPlaced', { count: missing }),
    notPositive === 0 ? '' : chartWord(language, 'notPositive', { count: notPositive }),
  ].filter((text) => text !== '')
  return parts.join(language === 'zh' ? '；' : '; ')
}
