import type { Language } from '../../core/base/local-text.ts'
import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { LINE_ROOM, drawRankLines } from '../draw-rank-lines.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'
import { changeKeys, changeOf } from './slope.ts'

const RADIUS = 9
const ROW = 22
const HEAD = 22
/** Ranks far apart (3 and 800) stand by their distance, without a row for each between. */
const MOST_ROWS = 80
/** Share of the width that is left between the names, at the least. */
const PLOT_SHARE = 0.3

/** Ranks from one series to the next, the first rank at the top, each point with its rank. */
export function bump(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const { series, categories } = data
  if (series.length < 2 || categories.length === 0) return bar(canvas, data, language)
  const [low, high] = extentOf(series.flatMap(({ values }) => values))
  const { theme } = canvas
  const changes = categories.map((_, slot) => changeOf(data, slot))
  // A smaller rank is a better one.
  const colours = changes.map((change) =>
    change === null || change === 0 ? theme.total : change < 0 ? theme.rise : theme.fall,
  )
  const words = {
    up: chartWord(language, 'movesUp'),
    down: chartWord(language, 'movesDown'),
    level: chartWord(language, 'keepsRank'),
  }
  const rows = Math.min(Math.max(Math.ceil(high - low) + 1, categories.length), MOST_ROWS)
  const height = Math.max(rows * ROW + HEAD, categories.length * LINE_ROOM + HEAD, 200)
  const slot = (canvas.width * PLOT_SHARE) / (series.length - 1)
  const whole = series.every(({ values }) => values.every((value) => value === null || Number.isInteger(value)))
  const inside = whole && low > 0 && high < 1000 && high - low < MOST_ROWS && slot > 2 * RADIUS + 2
  return {
    leftTitle: null,
    rightTitle: null,
    legend: changeKeys(
      canvas,
      changes.map((change) => (change === null ? null : -change)),
      words,
    ),
    height: { usual: height, least: height },
    draw(area) {
      const share = (value: number) => (high === low ? 0.5 : (value - low) / (high - low))
      drawRankLines(canvas, area, data, { colours, share, radius: inside ? RADIUS : 4, inside })
    },
  }
}
