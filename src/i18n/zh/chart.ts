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
} as const
