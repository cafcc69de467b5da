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
  'pareto',
  'heatmap',
  'scatter',
  'dumbbell',
  'area',
  'histogram',
  'step',
  'funnel',
  'bullet',
  'lollipop',
  'dot',
  'treemap',
  'box',
  'strip',
  'slope',
  'bump',
  'fan',
  'small-multiples',
  'calendar-heatmap',
  'sankey',
  'radar',
  'gantt',
  'parallel',
  'upset',
] as const

/** One of {@link chartKinds}. */
export type ChartKind = (typeof chartKinds)[number]

/** What a column of figures is in its chart; `series` where the kind takes its series in order. */
export type FigureRole =
  'series' | 'value' | 'x' | 'y' | 'size' | 'low' | 'q1' | 'q3' | 'high' | 'target' | 'from' | 'to'

/** What a column of texts is in its chart besides the category: a second grouping, or the two ends of a flow or of a span of time. */
export type LabelRole = 'group' | 'from' | 'to'

/**
 * A row of figures over the categories; null is a gap, and `reasons` say why (null where nothing is known). `axis` right only in
 * `level-growth`.
 */
export type ChartSeries = {
  name: string
  unit: string | null
  role: FigureRole
  values: (number | null)[]
  reasons: (string | null)[]
  axis: 'left' | 'right'
  mark: 'bar' | 'line'
  decimals: number
}

/** A column of texts over the categories. */
export type ChartLabels = { role: LabelRole; name: string; values: string[] }

/** Switches of single kinds; each kind names those that it takes (`kind-roles.ts`). */
export type ChartOptions = {
  /** The line on which both figures of a scatter are equal. */
  diagonal: boolean
  /** Half width of a band around that line: in the unit of y, on logarithmic axes in percent of x. */
  band: number | null
  /** Lines at both medians, which make quadrants. */
  medians: boolean
  /** Logarithmic axes. */
  log: boolean
  /** Parts as shares of their sum. */
  share: boolean
  /** Number of classes of a histogram; null: chosen by the data. */
  bins: number | null
  /** Figure at which the shades of a heatmap change colour: 1 of location quotients, 100 of indices. */
  center: number
  /** A dashed line to compare with, with its name for the legend. */
  reference: { value: number; name: string } | null
  /** Colours of the series: in the order of the theme, or red, yellow, green for grades of risk from high to low. */
  palette: 'theme' | 'risk'
}

/** No switch is set. */
export const noOptions: ChartOptions = {
  diagonal: false,
  band: null,
  medians: false,
  log: false,
  share: false,
  bins: null,
  center: 0,
  reference: null,
  palette: 'theme',
}

/** Everything a chart shows, in the language of the page: screen SVG, PNG and office charts are drawn from this alone. */
export type ChartData = {
  kind: ChartKind
  title: string
  subtitle: string
  categories: string[]
  /** What the categories are (`街镇`), '' where nobody said. */
  categoryName: string
  /** Categories are towns or units (drawn as horizontal bars when long) or periods (always along x). */
  categoryKind: 'name' | 'period'
  series: ChartSeries[]
  labels: ChartLabels[]
  options: ChartOptions
  /** Index of categories that are totals (first or last bar of a waterfall). */
  totals: number[]
  notes: string[]
  sourceLine: string
  /** A sentence for screen readers and alt texts. */
  description: string
}

/**
 * The series of a role, or else the one at this place among the series without a role of their own (`place` null: none else); null
 * where there is none.
 */
export function seriesOf(
  { series }: Pick<ChartData, 'series'>,
  role: FigureRole,
  place: number | null,
): ChartSeries | null {
  const own = series.find((one) => one.role === role)
  if (own !== undefined || place === null) return own ?? null
  return series.filter((one) => one.role === 'series')[place] ?? null
}

/** The texts of a role; null where the chart has none. */
export function labelsOf({ labels }: Pick<ChartData, 'labels'>, role: LabelRole): ChartLabels | null {
  return labels.find((one) => one.role === role) ?? null
}
