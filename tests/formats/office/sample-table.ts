import type { Origin, PrintCell, PrintRow, PrintTable } from '../../../src/core/result/print-table.ts'

const figure = (value: number, decimals: number, flag: string | null = null): PrintCell => ({
  value,
  text: value.toFixed(decimals).replace('-', '\u2212'),
  flag,
})
const words = (text: string): PrintCell => ({ value: text, text, flag: null })
const missing = (text: string, flag: string | null): PrintCell => ({ value: null, text, flag })

const figures: [string, PrintRow['kind'], number, ...number[]][] = [
  ['全　区', 'total', 0, 91.2034, 2.81, 487.7612, -2.34, -2.34],
  ['云汀工业区', 'data', 1, 33.61, 6.3, 182.4, 1.9, 0.7],
  ['禾陌镇', 'data', 1, 13.7, 4.8, 74.11, 0.6, 0.1],
  ['棠川镇', 'data', 1, 12.25, 3, 66.03, -0.4, -0.1],
  ['=铃溪镇', 'data', 1, 8.94, 2.2, 48.2, -1.9, -0.04],
]

const rows: PrintRow[] = figures.map(([name, kind, level, ...values]) => ({
  kind,
  level,
  cells: [words(name), ...values.map((value, index) => figure(value, index === 0 || index === 2 ? 2 : 1))],
}))
rows.push({
  kind: 'data',
  level: 1,
  cells: [
    words('杏陂镇'),
    figure(4.58, 2),
    missing('—', '①'),
    figure(19.69, 2, '②'),
    figure(-10.6, 1),
    missing('…', null),
  ],
})
// Printed without a sign because it rounds to zero.
const rounded = rows[4]?.cells[5]
if (rounded !== undefined) rounded.text = '0.0'

/** A result table as a template makes it: two header rows, a total, levels, marks, missing values, a town whose name looks like a formula. */
export const sampleTable: PrintTable = {
  title: '各街镇规模以上工业总产值（2020年1—6月）',
  unitLine: '单位：亿元、%、百分点',
  header: [
    [
      { text: '街镇', rowSpan: 2, columnSpan: 1, numeric: false },
      { text: '6月', rowSpan: 1, columnSpan: 2, numeric: true },
      { text: '1—6月', rowSpan: 1, columnSpan: 3, numeric: true },
    ],
    ['产值', '同比', '产值', '同比', '拉动'].map((text) => ({ text, rowSpan: 1, columnSpan: 1, numeric: true })),
  ],
  columns: [
    { name: 'town', label: '街镇', unit: null, decimals: null, numeric: false },
    { name: 'output_m', label: '产值', unit: '亿元', decimals: 2, numeric: true },
    { name: 'yoy_m', label: '同比', unit: '%', decimals: 1, numeric: true },
    { name: 'output_ytd', label: '产值', unit: '亿元', decimals: 2, numeric: true },
    { name: 'yoy_ytd', label: '同比', unit: '%', decimals: 1, numeric: true },
    { name: 'pull', label: '拉动', unit: '百分点', decimals: 1, numeric: true },
  ],
  rows,
  flagNotes: [
    { mark: '①', text: '6月上年同期为零，为新增，不计增速。' },
    { mark: '②', text: '含一家 5 月新入库单位。' },
  ],
  notes: ['注：增速按可比口径计算；部分数据因四舍五入，存在总计与分项合计不等的情况。'],
  sourceLine: '资料来源：B204-1 工业产销总值及主要产品产量 6月.xlsx 等 2 个文件',
}

/** Where {@link sampleTable} says it came from. */
export const sampleOrigin: Origin = {
  title: sampleTable.title,
  templateId: 'ind-output-flash',
  templateVersion: 3,
  parameters: [
    { label: '期别', value: '2020年1—6月' },
    { label: '口径', value: '=可比口径' },
  ],
  sql: "-- output by town\nSELECT town,\n  sum(output_m) AS output_m\nFROM industrial_output\nWHERE period_ym = '2020-06'\nGROUP BY ALL",
  inputs: [
    {
      table: 'industrial_output',
      name: '工业产销总值_202006',
      file: 'B204-1 工业产销总值 2020年6月.xlsx',
      sheet: '工业产销总值',
      rows: 1150,
      period: '2020-06',
      hash: 'c0ffee'.repeat(10) + 'beef',
      loadedAt: '2020-07-08T01:02:03.456Z',
    },
  ],
  ranAt: '2020-07-08T02:00:00.123Z',
  elapsedMs: 41.6,
  engine: 'DuckDB 1.4.3',
  product: '算筹 0.1.0',
}
