import type { ChartKind, ChartOptions, FigureRole, LabelRole } from './chart-data.ts'

/** What a head of a chart may name: the category, columns of figures and of texts. */
export type ChartRole = 'category' | FigureRole | LabelRole

/**
 * Columns that a kind of chart is drawn from. One of the lists in `needs` must be complete; `takes` may be there besides. A kind
 * that `pivots` turns the values of `group` into series.
 */
export type KindRoles = {
  needs: ChartRole[][]
  takes: ChartRole[]
  options: (keyof ChartOptions)[]
  pivots: boolean
  /** Roles whose columns are read as texts. */
  labels: LabelRole[]
}

const none: KindRoles = { needs: [], takes: [], options: [], pivots: false, labels: [] }

const plain = (...needs: ChartRole[][]): KindRoles => ({ ...none, needs })
const pivoted = (...options: KindRoles['options']): KindRoles => ({
  ...none,
  needs: [
    ['category', 'series'],
    ['category', 'value'],
  ],
  takes: ['group'],
  options,
  pivots: true,
  labels: ['group'],
})
const single = (): KindRoles => plain(['category', 'value'], ['category', 'series'])

/** True where a category and series in order are enough to draw the kind, as a query without a template has them. */
export function isDrawnFromSeries(kind: ChartKind): boolean {
  return !kindRoles[kind].labels.includes('from')
}

/** The roles of every kind. Where `value` stands, a list of series with one entry does as well. */
export const kindRoles: Record<ChartKind, KindRoles> = {
  bar: pivoted('reference'),
  'grouped-bar': pivoted('palette'),
  'stacked-bar': pivoted('palette'),
  'diverging-bar': pivoted('reference'),
  line: pivoted('reference', 'palette'),
  'level-growth': plain(['category', 'series']),
  waterfall: single(),
  pie: single(),
  pareto: single(),
  heatmap: pivoted('center'),
  scatter: {
    ...none,
    needs: [['category', 'x', 'y']],
    takes: ['size', 'group'],
    options: ['diagonal', 'band', 'medians', 'log'],
    labels: ['group'],
  },
  dumbbell: plain(['category', 'from', 'to'], ['category', 'series']),
  area: pivoted('share', 'palette'),
  histogram: {
    ...none,
    needs: [['value'], ['category', 'series']],
    takes: ['category'],
    options: ['bins'],
  },
  step: { ...pivoted(), takes: ['group', 'low', 'high'] },
  funnel: single(),
  bullet: { ...none, needs: [['category', 'value', 'target']], takes: ['low', 'high'] },
  lollipop: { ...single(), options: ['reference'] },
  dot: { ...pivoted('reference'), takes: ['group', 'low', 'high'] },
  treemap: { ...single(), takes: ['group'], labels: ['group'] },
  box: { ...none, needs: [['category', 'value']], takes: ['group', 'low', 'q1', 'q3', 'high'], labels: ['group'] },
  strip: { ...none, needs: [['category', 'value']], takes: ['group', 'target'], labels: ['group'] },
  slope: pivoted(),
  bump: pivoted(),
  'small-multiples': pivoted(),
  'calendar-heatmap': pivoted('center'),
  sankey: { ...none, options: ['palette'], needs: [['from', 'to', 'value']], labels: ['from', 'to'] },
  radar: pivoted(),
  gantt: { ...none, needs: [['category', 'from', 'to']], takes: ['value'], labels: ['from', 'to'] },
  parallel: pivoted(),
  upset: { ...none, needs: [['category', 'value'], ['series']], takes: ['category', 'value'] },
  fan: { ...none, needs: [['category', 'value', 'low', 'high']], takes: ['target'] },
}
