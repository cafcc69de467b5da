import type { OfficeCell, OfficeWorkbook } from '../../src/formats/office/workbook.ts'
import type { Cells, OutputRow } from './records.ts'
import { SheetBuilder, blank, cell, sampleWorkbook } from './sheet-builder.ts'

type Part = 'output' | 'sales' | 'export' | 'power'
type Wording = {
  serial: boolean
  codes: [uscc: string, name: string, industry: string]
  measures: Record<Part, string>
  /** Header texts below a measure; two levels share the year above month and cumulative. */
  times: { years: [string, string] | null; m: string; ytd: string; mLy: string; ytdLy: string }
  title: string
  file: string
  sheet: string
  note: string
}

const parts: Part[] = ['output', 'sales', 'export', 'power']

/** The header wording alternates, so that no one dictionary entry covers all months. */
function wordingOf(period: string): Wording {
  const [year, month] = [period.slice(0, 4), String(Number(period.slice(5)))]
  const span = `1—${month}月`
  if (year === '2019') {
    return {
      serial: false,
      codes: ['信用代码', '企业名称', '行业小类'],
      measures: { output: '总产值', sales: '销售产值', export: '#出口交货值', power: '生产用电（千瓦时）' },
      times: { years: null, m: '当月', ytd: '自年初累计', mLy: '上年同月', ytdLy: '上年同期累计' },
      title: `工业产销总值（B204-1）${year}年${month}月`,
      file: `B204-1_工业产销总值_${period.replace('-', '')}.xlsx`,
      sheet: 'Sheet1',
      note: '注：“—”表示无数据。',
    }
  }
  if (period < '2020-05') {
    return {
      serial: true,
      codes: ['社会信用代码', '单位名称', '国民经济行业代码'],
      measures: {
        output: '工业总产值',
        sales: '工业销售产值',
        export: '其中：出口交货值',
        power: '工业生产电力消费（千瓦时）',
      },
      times: { years: ['本年', '上年同期'], m: '本月', ytd: '1—本月', mLy: '本月', ytdLy: '1—本月' },
      title: `B204-1表 工业产销总值（${year}年${month}月）`,
      file: `工业产销总值 ${year}年${month}月.xlsx`,
      sheet: `${month}月`,
      note: '注：1. 本表由规模以上工业法人单位填报。2. 1月免报，2月填报1—2月累计数。',
    }
  }
  return {
    serial: true,
    codes: ['统一社会信用代码', '单位详细名称', '行业代码'],
    measures: {
      output: '工业总产值（当年价格）',
      sales: '工业销售产值（当年价格）',
      export: '其中：出口交货值',
      power: '工业生产电力消费（千瓦时）',
    },
    times: { years: ['本年', '上年同期'], m: `${month}月`, ytd: span, mLy: `${month}月`, ytdLy: span },
    title: `工业产销总值（B204-1表）${year}年${span}`,
    file: `B204-1 工业产销总值 ${year}年${month}月.xlsx`,
    sheet: 'B204-1',
    note: '注：1. 本表由规模以上工业法人单位填报。2. “—”表示没有数据或没有填报。',
  }
}

/** Form B204-1 of one month as the platform exports it: merged three-row header, unit line, total first, footnote. */
export function outputWorkbook(period: string, rows: readonly OutputRow[]): { file: string; workbook: OfficeWorkbook } {
  const wording = wordingOf(period)
  const fixed = wording.serial ? 4 : 3
  const width = fixed + parts.length * 4
  const builder = new SheetBuilder()
  builder.wide(wording.title, width, 'title', 28)
  builder.merge(builder.next, 0, builder.next, 3).merge(builder.next, width - 3, builder.next, width - 1)
  builder.add([
    cell('综合机关名称：云汀区统计局', 'plain'),
    ...Array.from({ length: width - 4 }, () => null),
    cell('单位：千元', 'right'),
  ])
  const top = builder.next
  addHeader(builder, wording, fixed)
  addTotal(builder, wording, rows)
  rows.forEach((row, at) => {
    const figures = parts.flatMap((part) => cellsOf(row[part]).map((value) => cell(value, 'figure')))
    const serial = wording.serial ? [cell(at + 1, 'centre')] : []
    builder.add([...serial, cell(row.uscc, 'code'), cell(row.name, 'text'), cell(row.industry, 'code'), ...figures])
  })
  builder.wide(wording.note, width, 'note')
  builder.wide('单位负责人：P-0012    统计负责人：P-0058    填表人：P-0137', width, 'note')
  const widths = [...(wording.serial ? [5] : []), 21, 30, 9, ...Array.from({ length: parts.length * 4 }, () => 12)]
  const sheet = builder.sheet(wording.sheet, widths, [top, builder.next - rows.length - 4])
  return { file: wording.file, workbook: sampleWorkbook(wording.title, [sheet]) }
}

/** This month, to date, and both a year ago, in the order of the form. */
function cellsOf({ m, ytd, mLy, ytdLy }: Cells): (number | null)[] {
  return [m, ytd, mLy, ytdLy]
}

function addHeader(builder: SheetBuilder, { serial, codes, measures, times }: Wording, fixed: number): void {
  const top = builder.next
  const depth = times.years === null ? 2 : 3
  const names = [...(serial ? ['序号'] : []), ...codes]
  const empty = names.map(() => blank('header'))
  const first: OfficeCell[] = names.map((name) => cell(name, 'header'))
  names.forEach((_, column) => builder.merge(top, column, top + depth - 1, column))
  const second: OfficeCell[] = [...empty]
  const third: OfficeCell[] = [...empty]
  parts.forEach((part, at) => {
    const left = fixed + at * 4
    builder.merge(top, left, top, left + 3)
    first.push(cell(measures[part], 'header'), blank('header'), blank('header'), blank('header'))
    if (times.years !== null) {
      builder.merge(top + 1, left, top + 1, left + 1).merge(top + 1, left + 2, top + 1, left + 3)
      second.push(cell(times.years[0], 'header'), blank('header'), cell(times.years[1], 'header'), blank('header'))
    }
    third.push(...[times.m, times.ytd, times.mLy, times.ytdLy].map((text) => cell(text, 'header')))
  })
  builder.add(first, 20)
  if (times.years !== null) builder.add(second)
  builder.add(third)
}

function addTotal(builder: SheetBuilder, { serial }: Wording, rows: readonly OutputRow[]): void {
  const sums = parts.flatMap((part) =>
    [0, 1, 2, 3].map((at) => {
      const values = rows.flatMap((row) => cellsOf(row[part])[at] ?? [])
      return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
    }),
  )
  const lead = serial
    ? [blank('total'), cell('合计', 'total'), blank('total'), blank('total')]
    : [cell('合计', 'total'), blank('total'), blank('total')]
  builder.add([...lead, ...sums.map((value) => cell(value, 'totalFigure'))])
}
