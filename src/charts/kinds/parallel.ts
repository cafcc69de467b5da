import type { Language } from '../../core/base/local-text.ts'
import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { LINE_ROOM, drawRankLines } from '../draw-rank-lines.ts'
import { seriesColour } from '../theme.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const RADIUS = 3

/** A line for each category across axes of their own: every series goes from its smallest figure at the foot to its largest at the top. */
export function parallel(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const { series, categories } = data
  if (series.length < 2 || categories.length === 0) return bar(canvas, data, language)
  const extents = series.map(({ values }) => extentOf(values))
  const few = categories.length <= canvas.theme.palette.length
  const colours = categories.map((_, slot) => seriesColour(canvas.theme, few ? slot : 0))
  const named = {
    ...data,
    series: series.map((one) => ({
      ...one,
      name: one.unit === null || one.unit === '' ? one.name : `${one.name} ${one.unit}`,
    })),
  }
  const least = Math.max(220, categories.length * LINE_ROOM + 40)
  return {
    leftTitle: null,
    rightTitle: null,
    legend: [],
    note: chartWord(language, 'ownAxes'),
    height: { usual: Math.max(Math.min(Math.max(canvas.width * 0.45, 260), 440), least), least },
    draw(area) {
      const share = (value: number, at: number) => {
        const [low, high] = extents[at] ?? [0, 0]
        return high === low ? 0.5 : (high - value) / (high - low)
      }
      drawRankLines(canvas, area, named, { colours, share, radius: RADIUS, inside: false })
    },
  }
}
