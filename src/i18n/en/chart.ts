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
  noArea:
    '{{count}} {{count, plural(one: without a positive figure has no area; other: without a positive figure have no area)}}',
  boxes:
    'Boxes are quartiles and median, whiskers reach the outermost figures within 1.5 quartile ranges, circles lie beyond; counts in brackets, fewer than 5 are drawn one by one; medians at the right',
  givenBoxes: 'From left to right: {{names}}; at the right the middle figure',
  rises: 'Rising',
  falls: 'Falling',
  level: 'Unchanged',
  movesUp: 'Rank gained',
  movesDown: 'Rank lost',
  keepsRank: 'Rank kept',
  sharedAxis: 'All charts have the same vertical axis',
  ownAxis: 'Each chart has a vertical axis of its own',
  ownAxes: 'Each axis runs from the smallest to the largest of its column',
  noFlow: '{{count}} {{count, plural(one: row; other: rows)}} without a positive figure not drawn',
  undated: '{{count}} without start or end not drawn',
  counted: 'Total {{total}}, everything counted once',
  smallOnes:
    '{{count}} {{count, plural(one: smaller combination; other: smaller combinations)}} not drawn, {{value}} in all',
} as const satisfies SameShape<typeof source>
