import type { SameShape } from '../same-shape.ts'
import type { chart as source } from '../zh/chart.ts'

/** Words inside charts. */
export const chart = {
  cumulative: 'Cumulative share (%)',
  gap: 'no figure',
  columnScale: 'Shades compare within a column only',
  inBand: 'Inside the band: {{count}}',
  outOfBand: 'Outside the band: {{count}}',
  median: 'Median {{value}}',
  equal: 'Both equal',
  notPlaced: '{{count}} without figures not drawn',
  notPositive: '{{count}} not positive, not drawn on logarithmic axes',
  others: 'Others',
  size: 'Area of circles: {{name}}',
  ofPrevious: '% of previous',
  ofFirst: '% of first',
  count: 'Count',
  missing: '{{count}} without a figure not counted',
  tails: 'Grey are the tails: {{below}} below {{low}}, {{above}} above {{high}}',
} as const satisfies SameShape<typeof source>
