import { noOptions, type ChartData, type ChartKind, type ChartSeries } from '../../src/core/chart/chart-data.ts'

export const towns = ['云汀工业区', '禾陌镇', '棠川镇', '铃溪镇', '苇塘镇', '墨溪镇', '镜湾街道', '杏陂镇']
const divisions = [
  '计算机、通信和其他电子设备制造业',
  '电气机械和器材制造业',
  '汽车制造业',
  '化学原料和化学制品制造业',
  '通用设备制造业',
  '专用设备制造业',
  '金属制品业',
  '非金属矿物制品业',
  '农副食品加工业',
  '医药制造业',
  '橡胶和塑料制品业',
  '纺织业',
]
const months = Array.from({ length: 36 }, (_, index) => `${2018 + Math.floor(index / 12)}年${(index % 12) + 1}月`)

/** A series with everything filled in. */
export function series(name: string, values: (number | null)[], more: Partial<ChartSeries> = {}): ChartSeries {
  return { name, unit: '亿元', role: 'series', values, reasons: [], axis: 'left', mark: 'bar', decimals: 1, ...more }
}

/** A chart with everything filled in. */
export function chart(
  kind: ChartKind,
  categories: string[],
  list: ChartSeries[],
  more: Partial<ChartData> = {},
): ChartData {
  return {
    kind,
    title: '增长靠工业区，墨溪镇拖累最多',
    subtitle: '各街镇规模以上工业总产值，2020年1—6月',
    categories,
    categoryName: '',
    categoryKind: 'name',
    series: list,
    labels: [],
    options: noOptions,
    totals: [],
    notes: ['注：增速按可比口径计算；部分数据因四舍五入，存在总计与分项合计不等的情况。'],
    sourceLine: '资料来源：区统计局规模以上工业统计（B204-1 工业产销总值 6月.xlsx 等 2 个文件）',
    description: '柱形图：各街镇工业总产值，最高云汀工业区 182.4 亿元，最低镜湾街道 10.4 亿元。',
    ...more,
  }
}

const output = [182.4, 74.11, 66.03, 48.2, 34.51, 52.38, 10.44, 19.69]
const pull = [0.7, 0.1, -0.1, -0.2, -0.3, -0.9, -0.3, -0.5]
const growth = [1.9, 0.6, -0.4, -1.9, -4, -7.7, -11.2, null]
const wave = (scale: number, phase: number) =>
  months.map((_, index) => scale * (10 + 3 * Math.sin((index + phase) / 3) + index / 6))
const line = { mark: 'line' as const }
const right = { mark: 'line' as const, axis: 'right' as const, unit: '%' }
const period = { categoryKind: 'period' as const }

/** Every kind with ordinary data. */
export const usualCharts: Record<string, ChartData> = {
  bar: chart('bar', towns, [series('产值', output)]),
  'bar-few': chart('bar', towns.slice(0, 5), [series('产值', output.slice(0, 5))], { totals: [0] }),
  'bar-divisions': chart('bar', divisions, [
    series(
      '产值',
      divisions.map((_, index) => 120 / (index + 1)),
    ),
  ]),
  'bar-months': chart('bar', months.slice(0, 12), [series('产值', wave(1, 0).slice(0, 12))], period),
  'grouped-bar': chart('grouped-bar', towns.slice(0, 4), [
    series('2019年', [170, 73, 67, 49]),
    series('2020年', [182.4, 74.1, 66, 48.2]),
  ]),
  'grouped-bar-rows': chart('grouped-bar', divisions.slice(0, 6), [
    series('上年同期', [50, 40, 30, 22, 18, 12]),
    series('本期', [55, 38, 33, 20, 19, 13]),
    series('计划', [52, 42, 31, null, 18, 12]),
  ]),
  'stacked-bar': chart(
    'stacked-bar',
    towns,
    ['B 工业', 'C 建筑业', 'E 批零住餐', 'F 服务业'].map((name, index) =>
      series(
        name,
        towns.map((_, town) => Math.round(60 / (town + 1 + index))),
        { unit: '个', decimals: 0 },
      ),
    ),
  ),
  'stacked-bar-years': chart(
    'stacked-bar',
    ['2016', '2017', '2018', '2019', '2020'],
    ['第一产业', '第二产业', '第三产业'].map((name, index) =>
      series(
        name,
        [1, 2, 3, 4, 5].map((year) => (index + 1) * 40 + year * 7 * index),
      ),
    ),
    period,
  ),
  'diverging-bar': chart('diverging-bar', towns, [series('拉动', pull, { unit: '百分点' })]),
  'diverging-bar-divisions': chart('diverging-bar', divisions, [
    series(
      '拉动',
      divisions.map((_, index) => 1.2 - index * 0.2),
      { unit: '百分点' },
    ),
  ]),
  line: chart('line', months, [series('产值', wave(1, 0), line)], period),
  'line-year': chart(
    'line',
    months.slice(0, 12),
    [
      series(
        '同比',
        wave(0.3, 2)
          .slice(0, 12)
          .map((value) => value - 3),
        { ...line, unit: '%' },
      ),
    ],
    period,
  ),
  'lines-named': chart(
    'line',
    months,
    [
      series('工业总产值', wave(1, 0), line),
      series('销售产值', wave(0.96, 0.3), line),
      series('出口交货值', wave(0.3, 1), line),
    ],
    period,
  ),
  'lines-many': chart(
    'line',
    months,
    towns.map((name, index) => series(name, wave(1 - index / 10, index), line)),
    period,
  ),
  'level-growth': chart('level-growth', towns, [series('产值', output), series('同比', growth, right)]),
  'level-growth-months': chart(
    'level-growth',
    months.slice(0, 24),
    [
      series('社会消费品零售总额', wave(1, 0).slice(0, 24)),
      series(
        '同比增速',
        wave(1, 3)
          .slice(0, 24)
          .map((value) => value - 8),
        right,
      ),
    ],
    period,
  ),
  'level-growth-index': chart(
    'level-growth',
    months.slice(0, 12),
    [
      series('产值', wave(1, 0).slice(0, 12)),
      series('上年同期', wave(0.9, 0).slice(0, 12)),
      series(
        '价格指数',
        wave(1, 0)
          .slice(0, 12)
          .map((_, index) => 98 + (index % 5)),
        { ...right, unit: '上年同月=100' },
      ),
    ],
    period,
  ),
  waterfall: chart(
    'waterfall',
    [...divisions, '全区'],
    [series('拉动', [2.1, 1.2, -0.8, 0.6, -0.5, 0.4, 0.3, -0.3, 0.2, 0.1, -0.1, 0, 3.2], { unit: '百分点' })],
    { totals: [12] },
  ),
  'waterfall-few': chart(
    'waterfall',
    ['2019年', '新增', '增产', '减产', '退出', '2020年'],
    [series('产值', [480, 25, 40, -52, -8, 485])],
    { totals: [0, 5] },
  ),
  pie: chart('pie', towns, [series('产值', output)]),
  'pie-two': chart('pie', ['国有', '非国有'], [series('产值', [12, 88])]),
}

const long = '某某市某某区规模以上工业企业主要经济指标完成情况及同比增长速度'.repeat(7).slice(0, 200)
const many = Array.from({ length: 40 }, (_, index) => `${towns[index % 8] ?? ''}${index + 1}村`)
const values = (count: number) =>
  Array.from({ length: count }, (_, index) => Math.round(1000 * Math.sin(index + 1)) / 10)

/** Data that charts are not made for; `kind` is set by the test. */
export const oddCharts: Record<string, ChartData> = {
  'no-category': chart('bar', [], [series('产值', [])]),
  'no-series': chart('bar', towns, []),
  'one-category': chart('bar', ['全区'], [series('产值', [487.76]), series('同比', [2.1], right)], { totals: [0] }),
  'forty-names': chart('bar', many, [
    series('产值', values(40)),
    series(
      '同比',
      values(40).map((value) => value / 10),
      right,
    ),
  ]),
  'all-null': chart('bar', towns, [
    series(
      '产值',
      towns.map(() => null),
    ),
    series(
      '同比',
      towns.map(() => null),
      right,
    ),
  ]),
  'some-null': chart('bar', towns, [
    series('产值', [1, null, 3, null, null, 6, 7, null]),
    series('同比', [null, 2, null, 4, 5, null, null, 8], right),
  ]),
  'all-zero': chart('bar', towns, [
    series(
      '产值',
      towns.map(() => 0),
    ),
    series(
      '同比',
      towns.map(() => 0),
      right,
    ),
  ]),
  'all-negative': chart('bar', towns, [
    series(
      '利润',
      output.map((value) => -value),
    ),
    series(
      '同比',
      output.map((value) => -value / 9),
      right,
    ),
  ]),
  'huge-range': chart('bar', towns, [
    series('产值', [1e12, 1, 0.001, 5e6, 3e11, 2e9, 7, 1e5]),
    series('同比', [1e6, 1, -1, 0, 3, 5, 7, 9], right),
  ]),
  tiny: chart('bar', towns, [
    series(
      '产值',
      output.map((value) => value * 1e-7),
      { decimals: 8 },
    ),
    series(
      '同比',
      growth.map((value) => (value ?? 0) * 1e-6),
      { ...right, decimals: 7 },
    ),
  ]),
  'not-finite': chart('bar', towns.slice(0, 3), [
    series('产值', [Infinity, NaN, 3]),
    series('同比', [1, -Infinity, 2], right),
  ]),
  'long-names': chart(
    'bar',
    [long, `${long}甲`, 'A very long English name of a unit without Chinese'.repeat(3), 'x'.repeat(200)],
    [series(long, [3, -2, 5, 4]), series(`${long}乙`, [1, 2, -3, 4], right)],
    { title: long, subtitle: long, notes: [long, long], sourceLine: long },
  ),
  'nasty-text': chart(
    'bar',
    ['<b>&"\'</b>', '=1+1', '', '  ', '\u0000\u0007', '😀👩‍👩‍👧', 'a\nb'],
    [series('<script>alert(1)</script>', [1, 2, 3, 4, 5, 6, 7]), series('', [1, 2, 3, 4, 5, 6, 7], right)],
  ),
  'many-series': chart(
    'bar',
    towns.slice(0, 3),
    Array.from({ length: 12 }, (_, index) =>
      series(`系列${index + 1}`, [index + 1, 12 - index, index % 4], index === 11 ? right : {}),
    ),
  ),
  'many-periods': chart(
    'bar',
    Array.from(
      { length: 240 },
      (_, index) => `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    ),
    [series('产值', values(240)), series('同比', values(240), right)],
    period,
  ),
}
