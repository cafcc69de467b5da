/** Words inside charts. */
export const chart = {
  cumulative: '累计占比（%）',
  gap: '没有数',
  columnScale: '颜色深浅只在同一列内比较',
  inBand: '带内 {{count}}',
  outOfBand: '带外 {{count}}',
  median: '中位数 {{value}}',
  equal: '两轴相等',
  notPlaced: '{{count}} 个缺数，没有画出',
  notPositive: '{{count}} 个不为正，对数轴上没有画出',
  others: '其他',
  size: '圆面积：{{name}}',
  ofPrevious: '占上一步 %',
  ofFirst: '占第一步 %',
  count: '个数',
  missing: '{{count}} 个缺数，没有计入',
  tails: '灰色为两端：小于 {{low}} 的 {{below}} 个，大于 {{high}} 的 {{above}} 个',
} as const
