import type { Language } from '../../core/base/local-text.ts'
import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Canvas, Key, KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { LINE_ROOM, drawRankLines } from '../draw-rank-lines.ts'
import { unitsOf } from '../series-text.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const RADIUS = 3.5

/** A line for each category from the first series to the last; what rises and what falls differ in colour. */
export function slope(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const { series, categories } = data
  if (series.length < 2 || categories.length === 0) return bar(canvas, data, language)
  const [low, high] = extentOf(series.flatMap(({ values }) => values))
  const { theme } = canvas
  const unit = unitsOf(series, language)
  const changes = categories.map((_, slot) => changeOf(data, slot))
  const colours = changes.map((change) =>
    change === null || change === 0 ? theme.total : change > 0 ? theme.rise : theme.fall,
  )
  const height = Math.max(Math.min(Math.max(canvas.width * 0.5, 260), 460), categories.length * LINE_ROOM + 40)
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: changeKeys(canvas, changes, {
      up: chartWord(language, 'rises'),
      down: chartWord(language, 'falls'),
      level: chartWord(language, 'level'),
    }),
    height: { usual: height, least: Math.max(220, categories.length * LINE_ROOM + 40) },
    draw(area) {
      const share = (value: number) => (high === low ? 0.5 : (high - value) / (high - low))
      drawRankLines(canvas, area, data, { colours, share, radius: RADIUS, inside: false })
    },
  }
}

/** Change from the first known to the last known figure of a category; null where there are not two. */
export function changeOf({ series }: ChartData, slot: number): number | null {
  const known = series.flatMap(({ values }) => values[slot] ?? [])
  const [first, last] = [known[0], known.at(-1)]
  return known.length < 2 || first === undefined || last === undefined ? null : last - first
}

/** Keys of the directions that occur, with how many lines take each. */
export function changeKeys(
  { theme }: Canvas,
  changes: readonly (number | null)[],
  words: { up: string; down: string; level: string },
): Key[] {
  const count = (test: (change: number) => boolean) =>
    changes.filter((change) => change !== null && test(change)).length
  const keys = [
    { word: words.up, colour: theme.rise, count: count((change) => change > 0) },
    { word: words.down, colour: theme.fall, count: count((change) => change < 0) },
    { word: words.level, colour: theme.total, count: count((change) => change === 0) },
  ]
  return keys
    .filter((key) => key.count > 0)
    .map(({ word, colour, count: lines }) => ({ name: `${word} ${lines}`, colour, mark: 'line' }))
}
