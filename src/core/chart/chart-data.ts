/** Charts that the product draws. `level-growth`: bars on the left axis, line on the right. */
export const chartKinds = [
  'bar',
  'grouped-bar',
  'stacked-bar',
  'diverging-bar',
  'line',
  'level-growth',
  'waterfall',
  'pie',
] as const

/** One of {@link chartKinds}. */
export type ChartKind = (typeof chartKinds)[number]

/** A row of figures over the categories; null is a gap. `axis` right only in `level-growth`. */
export type ChartSeries = {
  name: string
  unit: string | null
  values: (number | null)[]
  axis: 'left' | 'right'
  mark: 'bar' | 'line'
  decimals: number
}

/** Everything a chart shows, in the language of the page: screen SVG, PNG and office charts are drawn from this alone. */
export type ChartData = {
  kind: ChartKind
  title: string
  subtitle: string
  categories: string[]
  /** Categories are towns or units (drawn as horizontal bars when long) or periods (always along x). */
  categoryKind: 'name' | 'period'
  series: ChartSeries[]
  /** Index of categories that are totals (first or last bar of a waterfall). */
  totals: number[]
  notes: string[]
  sourceLine: string
  /** A sentence for screen readers and alt texts. */
  description: string
}
