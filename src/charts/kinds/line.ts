import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Canvas, Key, KindLayout } from '../canvas.ts'
import { MOST_END_NAMES, drawEndNames, setEndNames } from '../draw-end-names.ts'
import { drawUpright } from '../draw-upright.ts'
import { formatFigure } from '../format-figure.ts'
import { emptyPicture, type Line } from '../picture.ts'
import { hintOf, referenceKeys, unitsOf } from '../series-text.ts'
import { seriesColour } from '../theme.ts'
import { extentOf, valueAxis } from '../value-axis.ts'

/** Points that carry dots: of a single line, of each of several. */
const MOST_DOTS_ALONE = 40
const MOST_DOTS = 12
/** Below this share of the largest value the smallest is near enough to zero to show it. */
const NEAR_ZERO = 0.4

/** One line for each series; few lines carry their names at their ends. */
export function line(canvas: Canvas, data: ChartData, language: 'zh' | 'en'): KindLayout {
  const { theme, width } = canvas
  const picture = emptyPicture(data.categories, data.categoryKind, data.totals)
  picture.lines.push(...data.series.map((_, index) => lineOf(data, index, seriesColour(theme, index))))
  picture.reference = data.options.reference?.value ?? null
  const many = data.series.length > 1
  const named = many && data.series.length <= MOST_END_NAMES
  const keys: Key[] = picture.lines.map(({ name, colour }) => ({ name, colour, mark: 'line' }))
  const unit = unitsOf(data.series, language)
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [...(many && !named ? keys : []), ...referenceKeys(data, theme)],
    height: { usual: Math.min(Math.max(width * 0.46, 220), 440), least: 180 },
    draw(area) {
      const [low, high] = extentOf([...data.series.flatMap(({ values }) => values), picture.reference])
      const zero = low >= 0 && low < high * NEAR_ZERO
      const left = valueAxis([low, high], zero, Math.max(3, Math.round((area.bottom - area.top) / 56)))
      const names = named ? setEndNames(canvas, picture.lines) : null
      const { places, plot } = drawUpright(canvas, area, picture, { left, right: null, room: names?.room ?? 0 })
      const heightOf = (at: number) => {
        const value = picture.lines[at]?.values.filter((one) => one !== null).at(-1) ?? null
        return value === null ? null : places.value(value)
      }
      if (names !== null) drawEndNames(canvas, names, { plot, right: area.right, heightOf })
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
