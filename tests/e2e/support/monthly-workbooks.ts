import { makeXlsx, sheetOf } from '../../formats/support/make-xlsx.ts'

/** A workbook of a series, and the figures that stand in it. */
export type MonthlyWorkbook = { name: string; bytes: Uint8Array; rows: number; sum: number }

type Cell = string | number | null

const towns = ['云汀镇', '澜序镇', '墨溪镇', '镜湾街道', '石桥街道', '望湖街道'] as const

/** What a bureau gets every month: three forms, each of which says its period somewhere else. */
export const series = {
  /** The title names the month. */
  output: (year: number, month: number, change = 0): MonthlyWorkbook => {
    const value = (town: number): number => 1000 * (town + 1) + 10 * month + (year - 2000) + (town === 0 ? change : 0)
    const body = towns.map((town, at): Cell[] => [`3701${String(at + 1).padStart(2, '0')}`, town, value(at), value(at) * month])
    return write(
      `规模以上工业产值${String(year)}${String(month).padStart(2, '0')}.xlsx`,
      `${String(year)}年${String(month)}月规模以上工业产值`,
      [['单位：千元'], ['地区代码', '地区', '本月', '1—本月'], ...body, ['合计', null, total(body, 2), total(body, 3)]],
      body,
    )
  },
  /** Only the name of the file says the month. */
  energy: (year: number, month: number): MonthlyWorkbook => {
    const body = towns.map((town, at): Cell[] => [town, 200 * (at + 1) + month + (year - 2000), 30 * (at + 1) + month])
    return write(
      `能源消费${String(year)}年${String(month)}月.xlsx`,
      '规模以上工业能源消费',
      [['地区', '综合能源消费量（吨标准煤）', '电力（万千瓦时）'], ...body],
      body,
    )
  },
  /** Only the name of the sheet says the month. */
  staff: (year: number, month: number, file = ''): MonthlyWorkbook => {
    const body = towns.map((town, at): Cell[] => [town, 40 * (at + 1) + month + (year - 2000), 7 * (at + 1)])
    const sheet = `${String(year)}年${String(month)}月`
    return write(
      `从业人员_${file === '' ? `第${String(year * 12 + month)}号` : file}.xlsx`,
      '从业人员期末人数',
      [['地区', '期末人数', '其中：女性'], ...body],
      body,
      sheet,
    )
  },
} as const

function write(name: string, title: string, rows: Cell[][], body: Cell[][], sheet = 'Sheet1'): MonthlyWorkbook {
  const bytes = makeXlsx({ sheets: [{ name: sheet, xml: sheetOf([[title], ...rows]) }] })
  const figure = body[0]?.findIndex((value) => typeof value === 'number') ?? 0
  return { name, bytes, rows: body.length, sum: total(body, figure) }
}

function total(body: readonly Cell[][], column: number): number {
  return body.reduce((sum, row) => sum + Number(row[column]), 0)
}
