import { noOptions, type ChartData, type ChartOptions } from '../../src/core/chart/chart-data.ts'
import { chart, series, towns } from './sample-charts.ts'

/** Forty fictional units with long names. */
export const units = Array.from({ length: 40 }, (_, at) => {
  const town = towns[at % towns.length] ?? ''
  const trade = ['精密机械制造', '生物医药科技', '新材料', '电子信息技术服务', '食品'][at % 5] ?? ''
  return `${town}第${at + 1}${trade}有限公司`
})
const english = [
  'Yunting Works',
  'Hemo Precision Machinery Manufacturing Co., Ltd',
  'Tangchuan Foods',
  'Lingxi New Materials',
  'Weitang',
]

const wave = (count: number, step: number, scale = 100) =>
  Array.from({ length: count }, (_, at) => Math.round(scale * (1.2 + Math.sin(at * step)) * 10) / 10)
const falling = (count: number) => Array.from({ length: count }, (_, at) => Math.round(9000 / (at + 2)) / 10)
const some = (options: Partial<ChartOptions>): ChartOptions => ({ ...noOptions, ...options })
const months = Array.from({ length: 24 }, (_, at) => `${2019 + Math.floor(at / 12)}年${(at % 12) + 1}月`)
const period = { categoryKind: 'period' as const }
const reasons = ['废业注销', '连续停产', '规模未达标准', '跨区迁移', '主营业务改变']

const exits = [31, 12, 20, 4, 9]
const pair = (count: number) => [
  series('2019年末', wave(count, 0.7), { role: 'from', unit: '%' }),
  series('2020年6月', wave(count, 0.9), { role: 'to', unit: '%' }),
]
const points = (count: number) => [
  series('产值增速', wave(count, 1.3, 20), { role: 'x', unit: '%' }),
  series('用电增速', wave(count, 1.1, 22), { role: 'y', unit: '%' }),
]
const sectors = ['第一产业', '第二产业', '第三产业']

/** Kinds beyond the first eight with few and with many categories, in both languages. */
export const moreCharts: Record<string, ChartData> = {
  pareto: chart('pareto', reasons, [series('退库单位', exits, { unit: '家', decimals: 0 })]),
  'pareto-long': chart('pareto', units, [series('上年营业收入', falling(40))]),
  'pareto-en': chart('pareto', english, [series('Revenue', falling(5), { unit: '100 million yuan' })]),
  heatmap: chart(
    'heatmap',
    towns.slice(0, 5),
    ['食品制造', '纺织', '医药', '汽车'].map((name, at) =>
      series(name, wave(5, at + 0.6, 1), { unit: '', decimals: 2 }),
    ),
  ),
  'heatmap-long': chart(
    'heatmap',
    units,
    months.slice(0, 12).map((name, at) =>
      series(
        name,
        wave(40, at / 3 + 0.2, 10).map((value, row) => (row % 9 === at ? null : value - 12)),
        { unit: '%', reasons: units.map((_, row) => (row % 9 === at ? '本期未报。' : null)) },
      ),
    ),
  ),
  'heatmap-columns': chart(
    'heatmap',
    towns,
    units.slice(0, 30).map((name, at) => series(name, wave(8, at + 0.5, 10))),
  ),
  'heatmap-units': chart('heatmap', towns, [
    series('税收', wave(8, 1), { unit: '亿元' }),
    series('同比', wave(8, 2, 10), { unit: '%' }),
    series('单位数', wave(8, 3, 30), { unit: '家', decimals: 0 }),
  ]),
  scatter: chart('scatter', towns.slice(0, 5), points(5), { options: some({ diagonal: true }) }),
  'scatter-long': chart('scatter', units, points(40), { options: some({ band: 8 }) }),
  'scatter-groups': chart(
    'scatter',
    units,
    [
      ...points(40).map((one) => ({ ...one, values: one.values.map((value, at) => (at % 11 === 5 ? null : value)) })),
      series('产值', falling(40), { role: 'size' }),
    ],
    {
      labels: [{ role: 'group', name: '街镇', values: units.map((_, at) => towns[at % 8] ?? '') }],
      options: some({ medians: true }),
    },
  ),
  'scatter-log': chart(
    'scatter',
    units,
    [
      series(
        '报表出口额',
        falling(40).map((value, at) => value * 10 ** (at % 4)),
        { role: 'x', unit: '万元' },
      ),
      series(
        '海关出口额',
        falling(40).map((value, at) => (at === 7 ? 0 : value * 10 ** (at % 4) * (1 + (at % 3) / 8))),
        {
          role: 'y',
          unit: '万元',
        },
      ),
    ],
    { options: some({ log: true, band: 10 }) },
  ),
  'scatter-en': chart('scatter', english, points(5), { options: some({ medians: true, diagonal: true }) }),
  dumbbell: chart('dumbbell', towns.slice(0, 5), pair(5)),
  'dumbbell-long': chart(
    'dumbbell',
    units,
    pair(40).map((one, index) => ({
      ...one,
      values: one.values.map((value, at) => (at % 7 === index * 2 || at === 16 ? null : value)),
    })),
  ),
  'dumbbell-en': chart('dumbbell', english, pair(5)),
  area: chart(
    'area',
    months.slice(0, 5),
    sectors.map((name, at) => series(name, wave(5, at + 0.2))),
    period,
  ),
  'area-share': chart(
    'area',
    months,
    sectors.map((name, at) => series(name, wave(24, at / 5 + 0.1))),
    {
      ...period,
      options: some({ share: true }),
    },
  ),
  'area-gap': chart(
    'area',
    months,
    sectors.map((name, at) =>
      series(
        name,
        wave(24, at / 5 + 0.1).map((value, month) => (month % 12 === 0 && at === 1 ? null : value)),
      ),
    ),
    period,
  ),
  'area-single': chart('area', months.slice(0, 12), [series('战新产值占比', wave(12, 0.3, 20), { unit: '%' })], period),
  'area-many': chart(
    'area',
    months,
    units.slice(0, 9).map((name, at) => series(name, wave(24, at / 9 + 0.1))),
    period,
  ),
  histogram: chart('histogram', units, [
    series(
      '产值增速',
      [...wave(40, 1.3, 18).map((value, at) => (at === 3 ? null : value - 20 + (at % 5))), 900, -400],
      { role: 'value', unit: '%' },
    ),
  ]),
  'histogram-classes': chart(
    'histogram',
    ['-20以下', '-20—-10', '-10—0', '0—10', '10—20', '20以上'],
    [series('单位数', [4, 12, 25, 31, 11, 6], { unit: '家', decimals: 0 })],
    period,
  ),
  'histogram-en': chart(
    'histogram',
    english,
    [series('Lag', [1, 2, 2, 3, 8], { role: 'value', unit: 'months', decimals: 0 })],
    {
      options: some({ bins: 8 }),
    },
  ),
  step: chart(
    'step',
    ['0', '1', '2', '3', '5'],
    [
      series('存续率', [100, 92.5, 85.1, 80, 71.2], { role: 'value', unit: '%' }),
      series('下限', [100, 88, 79, 72, 60], { role: 'low', unit: '%' }),
      series('上限', [100, 96, 90, 87, 80], { role: 'high', unit: '%' }),
    ],
    { categoryName: '入库后年数' },
  ),
  'step-long': chart(
    'step',
    months,
    units.slice(0, 4).map((name, at) =>
      series(
        name,
        falling(24).map((value) => value / (at + 4)),
        { unit: '%' },
      ),
    ),
    period,
  ),
  funnel: chart(
    'funnel',
    ['税务达标', '已推送', '已核实', '已申报', '已入库'],
    [
      series('单位', [420, 400, 260, null, 88], {
        unit: '家',
        decimals: 0,
        reasons: [null, null, null, '本期未报。', null],
      }),
    ],
  ),
  'funnel-long': chart('funnel', units, [series('单位', falling(40), { unit: '家', decimals: 0 })]),
  'funnel-en': chart('funnel', english, [series('Units', [420, 400, 260, 100, 8], { unit: 'units', decimals: 0 })]),
  bullet: chart('bullet', towns.slice(0, 5), [
    series('完成', [42, 55, 61, null, 38], { role: 'value', unit: '%' }),
    series('时间进度', [50, 50, 50, 50, 50], { role: 'target', unit: '%' }),
  ]),
  'bullet-long': chart('bullet', units, [
    series('在岗人数', wave(40, 0.6, 10), { role: 'value', unit: '人', decimals: 0 }),
    series('应配人数', wave(40, 0.5, 11), { role: 'target', unit: '人', decimals: 0 }),
    series('最少', wave(40, 0.5, 8), { role: 'low', unit: '人', decimals: 0 }),
    series('最多', wave(40, 0.5, 13), { role: 'high', unit: '人', decimals: 0 }),
  ]),
  lollipop: chart('lollipop', towns.slice(0, 5), [series('CR4', [82, 61, 44, 30, null], { unit: '%' })]),
  'lollipop-long': chart('lollipop', units, [
    series(
      '拉动',
      wave(40, 0.9, 3).map((value) => value - 3),
      { unit: '百分点' },
    ),
  ]),
  dot: chart('dot', towns.slice(0, 5), [
    series('问题率', [12, 8, 6, 15, 9], { role: 'value', unit: '%' }),
    series('下限', [9, 5, 4, 11, 5], { role: 'low', unit: '%' }),
    series('上限', [16, 12, 9, 20, 14], { role: 'high', unit: '%' }),
  ]),
  'dot-long': chart('dot', units, [
    series('B204', wave(40, 0.9, 300)),
    series('205-1表', wave(40, 0.92, 300)),
    series('供电', wave(40, 0.88, 310)),
  ]),
  'dot-en': chart('dot', english, [series('Price', [52.1, 50.4, 51, 49.8, null], { unit: 'yuan' })]),
  treemap: chart('treemap', towns.slice(0, 5), [series('产值', falling(5))]),
  'treemap-long': chart(
    'treemap',
    units,
    [
      series(
        '产值',
        falling(40).map((value, at) => (at === 9 ? null : value)),
      ),
    ],
    {
      labels: [{ role: 'group', name: '街镇', values: units.map((_, at) => towns[at % 8] ?? '') }],
    },
  ),
  'treemap-en': chart('treemap', english, [series('Output', falling(5), { unit: '100 million yuan' })]),
  box: chart(
    'box',
    units.flatMap((_, at) => [towns[at % 5] ?? '', towns[(at * 3) % 4] ?? '']),
    [series('停留月数', [...wave(79, 1.7, 10), 60], { role: 'value', unit: '月', decimals: 0 })],
  ),
  'box-given': chart('box', towns.slice(0, 5), [
    series('均价', [52, 48, 60, null, 55], { role: 'value', unit: '元', decimals: 0 }),
    series('P10', [40, 41, 44, 40, 50], { role: 'low', unit: '元', decimals: 0 }),
    series('P90', [70, 59, 80, 66, 61], { role: 'high', unit: '元', decimals: 0 }),
  ]),
  'box-long': chart(
    'box',
    units.flatMap((name) => Array.from({ length: 9 }, () => name)),
    [series('单耗', wave(360, 0.77, 40), { role: 'value', unit: '千克标准煤/吨' })],
  ),
  strip: chart(
    'strip',
    units,
    [
      series(
        '折标系数',
        wave(40, 1.2, 1).map((value) => value / 4 + 0.5),
        { role: 'value', unit: '', decimals: 3 },
      ),
      series(
        '参考值',
        units.map((_, at) => 0.7143 + (at % 3) / 10),
        { role: 'target', unit: '', decimals: 4 },
      ),
    ],
    {
      labels: [
        {
          role: 'group',
          name: '品种',
          values: units.map((_, at) => ['原煤', '汽油', '液化天然气及其他石油制品'][at % 3] ?? ''),
        },
      ],
    },
  ),
  'strip-en': chart('strip', english, [series('Change', [1, 2, 2, 2, 9], { role: 'value', unit: '%' })]),
  slope: chart('slope', towns.slice(0, 5), [
    series('投产前', [22, 30, 41, 18, 25]),
    series('投产后', [35, 28, 41, 40, null]),
  ]),
  'slope-long': chart('slope', units, [
    series('2018年', wave(40, 0.8, 10)),
    series('2019年', wave(40, 0.9, 12)),
    series('2020年', wave(40, 1, 11)),
  ]),
  'slope-en': chart('slope', english, [series('Before', wave(5, 0.8, 10)), series('After', wave(5, 0.5, 12))]),
  bump: chart(
    'bump',
    towns.slice(0, 5),
    ['1季度', '2季度', '3季度', '4季度'].map((name, at) =>
      series(
        name,
        [0, 1, 2, 3, 4].map((town) => ((town * (at + 1) + at) % 5) + 1),
        { unit: '', decimals: 0 },
      ),
    ),
  ),
  'bump-long': chart('bump', units, [
    series(
      '上年位次',
      units.map((_, at) => at + 1),
      { unit: '', decimals: 0 },
    ),
    series(
      '位次',
      units.map((_, at) => ((at * 7 + 3) % 40) + 1),
      { unit: '', decimals: 0 },
    ),
  ]),
  fan: chart(
    'fan',
    months.slice(0, 12),
    [
      series(
        '累计进度',
        wave(12, 0.1, 20).map((value, at) => (at > 8 ? null : (value * (at + 1)) / 4)),
        { role: 'value', unit: '%' },
      ),
      series(
        '近三年最低',
        wave(12, 0.1, 20).map((value, at) => (value * (at + 1)) / 4 - 4),
        { role: 'low', unit: '%' },
      ),
      series(
        '最高',
        wave(12, 0.1, 20).map((value, at) => (value * (at + 1)) / 4 + 6),
        { role: 'high', unit: '%' },
      ),
      series(
        '近三年平均',
        wave(12, 0.1, 20).map((value, at) => (value * (at + 1)) / 4 + 1),
        { role: 'target', unit: '%' },
      ),
    ],
    period,
  ),
  'small-multiples': chart(
    'small-multiples',
    months,
    ['工业总产值', '营业收入', '从业人员', '用电量', '利润总额'].map((name, at) =>
      series(
        name,
        wave(24, at / 7 + 0.1, 40 * (at + 1)).map((value, month) => (month % 12 === 0 ? null : value)),
        {
          unit: ['亿元', '亿元', '人', '万千瓦时', '亿元'][at] ?? '',
        },
      ),
    ),
    period,
  ),
  'small-multiples-long': chart(
    'small-multiples',
    months,
    units.map((name, at) => series(name, wave(24, at / 9 + 0.1))),
    period,
  ),
  'small-multiples-names': chart(
    'small-multiples',
    towns,
    units.slice(0, 6).map((name, at) =>
      series(
        name,
        wave(8, at + 0.3).map((value) => value - 90),
      ),
    ),
  ),
  'calendar-heatmap': chart(
    'calendar-heatmap',
    ['2020-01', '2020-02', '2020-03', '2020-04', '2020-06', '2020-07'],
    towns.map((name, at) =>
      series(name, [3, 0, at % 3 === 0 ? null : at, 5, 2, at * 2], {
        unit: '家',
        decimals: 0,
        reasons: [null, null, '本期未报。'],
      }),
    ),
    period,
  ),
  'calendar-heatmap-years': chart(
    'calendar-heatmap',
    Array.from(
      { length: 40 },
      (_, at) => `${2017 + Math.floor((at + 2) / 12)}-${String(((at + 2) % 12) + 1).padStart(2, '0')}`,
    ),
    [
      series(
        '同比增速',
        wave(40, 0.4, 12).map((value) => value - 12),
        { unit: '%' },
      ),
    ],
    period,
  ),
  'calendar-heatmap-en': chart(
    'calendar-heatmap',
    ['2019-11', '2019-12', '2020-01', '2020-02'],
    english.map((name, at) => series(name, wave(4, at + 0.2, 9))),
    period,
  ),
  sankey: chart(
    'sankey',
    ['', '', '', '', '', ''],
    [series('单位', [30, 6, 4, 12, 3, 9], { role: 'value', unit: '家', decimals: 0 })],
    {
      labels: [
        { role: 'from', name: '上月', values: ['低风险', '低风险', '中风险', '中风险', '高风险', '高风险'] },
        { role: 'to', name: '本月', values: ['低风险', '中风险', '低风险', '中风险', '中风险', '高风险'] },
      ],
    },
  ),
  'sankey-long': chart('sankey', units, [series('能量', falling(40), { role: 'value', unit: '吨标准煤' })], {
    labels: [
      {
        role: 'from',
        name: '品种',
        values: units.map((_, at) => ['原煤', '天然气', '电力', '热力', '汽油及其他石油制品'][at % 5] ?? ''),
      },
      {
        role: 'to',
        name: '去向',
        values: units.map((name, at) => (at % 5 < 2 ? (['电力', '热力'][at % 2] ?? '') : name)),
      },
    ],
  }),
  radar: chart(
    'radar',
    ['经济总量', '发展速度', '结构优化', '创新驱动', '绿色发展'],
    [
      series('云汀工业区', [88, 72, 65, 90, 58], { unit: '分' }),
      series('禾陌镇', [60, 85, 70, null, 80], { unit: '分' }),
    ],
  ),
  'radar-long': chart('radar', units.slice(0, 12), [series('得分', wave(12, 0.8, 50), { unit: '分' })]),
  'radar-en': chart('radar', english, [series('Score', wave(5, 0.8, 50), { unit: 'points' })]),
  gantt: chart('gantt', towns.slice(0, 5), [series('完成进度', [62, 30, null, 104, 0], { role: 'value', unit: '%' })], {
    labels: [
      { role: 'from', name: '开工', values: ['2019-03', '2020-Q1', '2019-06-15', '2018', ''] },
      { role: 'to', name: '计划竣工', values: ['2021-06', '2020-Q4', '2020-12', '2019', '2020-12'] },
    ],
  }),
  'gantt-long': chart('gantt', units, [], {
    labels: [
      { role: 'from', name: '开工', values: units.map((_, at) => `${2016 + (at % 5)}-0${(at % 8) + 1}`) },
      { role: 'to', name: '竣工', values: units.map((_, at) => `${2019 + (at % 4)}-1${at % 3}`) },
    ],
  }),
  parallel: chart('parallel', towns.slice(0, 5), [
    series('人工成本占比', wave(5, 0.8, 10), { unit: '%' }),
    series('人均营业收入', wave(5, 1.8, 100), { unit: '万元' }),
    series('利润率', [5, 3, null, 8, 9], { unit: '%' }),
  ]),
  'parallel-long': chart('parallel', units, [
    series('B204', wave(40, 0.8, 10)),
    series('205-1', wave(40, 0.82, 10)),
    series('供电', wave(40, 0.79, 10)),
  ]),
  upset: chart(
    'upset',
    ['数字经济', '数字经济、生物医药', '生物医药', '生物医药、现代商贸、数字经济', '现代商贸'],
    [series('营业收入', [120.5, 30.2, 60, 8.8, 200], { role: 'value' })],
  ),
  'upset-members': chart(
    'upset',
    units,
    ['科技部门名单', '经信部门名单', '统计名单', '发改名单'].map((name, at) =>
      series(
        name,
        units.map((_, row) => ((row * (at + 3) + at) % 3 === 0 ? 1 : 0)),
        { unit: '', decimals: 0 },
      ),
    ),
  ),
  'bar-reference': chart(
    'bar',
    units.slice(0, 12),
    [
      series(
        '资产收益率',
        falling(12).map((value) => value / 20),
        { unit: '%' },
      ),
    ],
    {
      options: some({ reference: { value: 6.4, name: '行业中位数' } }),
    },
  ),
  'bar-reference-few': chart('bar', towns.slice(0, 4), [series('覆盖率', [92, 81, 100, 74], { unit: '%' })], {
    options: some({ reference: { value: 95, name: '目标' } }),
  }),
  'line-reference': chart('line', months, [series('恢复度', wave(24, 0.2, 60), { unit: '2019年=100' })], {
    ...period,
    options: some({ reference: { value: 100, name: '2019年' } }),
  }),
  'diverging-reference': chart(
    'diverging-bar',
    towns,
    [
      series(
        '增速',
        wave(8, 0.9, 10).map((value) => value - 10),
        { unit: '%' },
      ),
    ],
    {
      options: some({ reference: { value: 2.1, name: '全区' } }),
    },
  ),
  'lollipop-reference': chart('lollipop', towns, [series('CR4', wave(8, 0.9, 30), { unit: '%' })], {
    options: some({ reference: { value: 40, name: '中位数' } }),
  }),
  'heatmap-center': chart(
    'heatmap',
    towns,
    ['食品', '纺织', '医药', '汽车', '电子'].map((name, at) =>
      series(name, wave(8, at + 0.6, 1), { unit: '', decimals: 2 }),
    ),
    { options: some({ center: 1 }) },
  ),
}
