import type { OfficeCell, OfficeWorkbook } from '../../src/formats/office/workbook.ts'
import { industryRows, sectionDivisions } from './data/industry-data.ts'
import { districtName } from './data/district-data.ts'
import type { SnapshotRow, TownRecord } from './records.ts'
import { SheetBuilder, cell, sampleWorkbook } from './sheet-builder.ts'
import type { Look } from './sheet-builder.ts'

type ListColumn<T> = {
  header: string
  width: number
  look: Look
  value: (row: T, at: number) => string | number | null
}
type List<T> = {
  file: string
  sheet: string
  title: string
  line: string
  columns: ListColumn<T>[]
  rows: readonly T[]
  note: string
}

function listWorkbook<T>({ file, sheet, title, line, columns, rows, note }: List<T>): {
  file: string
  workbook: OfficeWorkbook
} {
  const builder = new SheetBuilder()
  builder.wide(title, columns.length, 'title', 26)
  if (line !== '') builder.wide(line, columns.length, 'right')
  const top = builder.next
  builder.add(
    columns.map(({ header }) => cell(header, 'header')),
    30,
  )
  rows.forEach((row, at) => {
    builder.add(
      columns.map(({ value, look }): OfficeCell | null => {
        const content = value(row, at)
        return content === null ? cell('', look) : cell(content, look)
      }),
    )
  })
  builder.wide(note, columns.length, 'note')
  return {
    file,
    workbook: sampleWorkbook(title, [
      builder.sheet(
        sheet,
        columns.map(({ width }) => width),
        [top, top],
      ),
    ]),
  }
}

const specialtyNames: Readonly<Record<string, string>> = {
  B: '工业',
  C: '建筑业',
  E: '批零业',
  S: '住餐业',
  X: '房地产',
  F: '服务业',
}

/** The register of one month with units of all specialties. Wording and notation of months differ between the two. */
export function registerWorkbook(
  period: string,
  rows: readonly SnapshotRow[],
  towns: readonly TownRecord[],
): { file: string; workbook: OfficeWorkbook } {
  const late = period >= '2020'
  const [year, month] = [period.slice(0, 4), String(Number(period.slice(5)))]
  const when = (value: string) => (late ? value : `${value.slice(0, 4)}年${String(Number(value.slice(5)))}月`)
  const townName = (code: string) => towns.find((town) => town.code === code)?.name ?? ''
  const columns: ListColumn<SnapshotRow>[] = [
    { header: '序号', width: 6, look: 'centre', value: (_, at) => at + 1 },
    { header: late ? '统一社会信用代码' : '信用代码', width: 21, look: 'code', value: ({ uscc }) => uscc },
    { header: late ? '单位详细名称' : '企业名称', width: 32, look: 'text', value: ({ name }) => name },
    { header: late ? '报表类别' : '专业', width: 8, look: 'centre', value: ({ specialty }) => specialty },
    { header: '报表类别名称', width: 10, look: 'text', value: ({ specialty }) => specialtyNames[specialty] ?? '' },
    { header: late ? '行业代码（2017）' : '行业小类', width: 10, look: 'code', value: ({ industry }) => industry },
    { header: '主要业务活动', width: 22, look: 'text', value: ({ activity }) => activity },
    { header: '统计用区划代码', width: 15, look: 'code', value: ({ region }) => region },
    { header: '乡级代码', width: 12, look: 'code', value: ({ town }) => town },
    { header: '街镇名称', width: 12, look: 'text', value: ({ town }) => townName(town) },
    { header: late ? '开业（成立）时间' : '开业年月', width: 12, look: 'centre', value: ({ open }) => when(open) },
    { header: late ? '入库时间' : '纳统年月', width: 12, look: 'centre', value: ({ entry }) => when(entry) },
    {
      header: '入库方式',
      width: 10,
      look: 'centre',
      value: ({ entryKind }) => (entryKind === 'annual' ? '年度' : '月度'),
    },
    {
      header: late ? '退库时间' : '退出年月',
      width: 12,
      look: 'centre',
      value: ({ exit }) => (exit === null ? null : when(exit)),
    },
    { header: '运营状态', width: 8, look: 'centre', value: ({ exit }) => (exit === null ? '1' : '4') },
    { header: '登记注册类型', width: 10, look: 'code', value: ({ regType }) => regType },
    { header: '控股情况', width: 8, look: 'centre', value: ({ holding }) => holding },
    { header: '单位规模', width: 8, look: 'centre', value: ({ size }) => size },
    { header: '占地面积（平方米）', width: 12, look: 'figure', value: ({ landM2 }) => landM2 },
  ]
  return listWorkbook({
    file: late ? `四上单位名录 ${year}年${month}月.xlsx` : `201-1 四上单位名录_${period.replace('-', '')}.xlsx`,
    sheet: '名录',
    title: `${districtName}四上单位名录（${year}年${month}月）`,
    line: '',
    columns,
    rows,
    note: '注：专业代码 B 工业、C 建筑业、E 批发零售业、S 住宿餐饮业、X 房地产业、F 服务业。已退库单位保留至下一次名录。',
  })
}

/** The towns with area, population and staff. */
export function townWorkbook(towns: readonly TownRecord[]): { file: string; workbook: OfficeWorkbook } {
  return listWorkbook<TownRecord>({
    file: '街镇基本情况.xlsx',
    sheet: '街镇',
    title: `${districtName}街镇基本情况`,
    line: '',
    columns: [
      { header: '街镇代码', width: 12, look: 'code', value: ({ code }) => code },
      { header: '街镇名称', width: 14, look: 'text', value: ({ name }) => name },
      { header: '类型', width: 10, look: 'centre', value: ({ type }) => type },
      { header: '面积（平方公里）', width: 12, look: 'figure', value: ({ areaKm2 }) => areaKm2 },
      { header: '常住人口（人）', width: 12, look: 'figure', value: ({ population }) => population },
      { header: '统计人员数（人）', width: 10, look: 'figure', value: ({ staff }) => staff },
      { header: '首席统计员聘任时间', width: 14, look: 'centre', value: ({ chiefFrom }) => chiefFrom },
      { header: '对接科室', width: 12, look: 'text', value: ({ section }) => section },
    ],
    rows: towns,
    note: '注：人口为年末常住人口。',
  })
}

type IndustryRow = (typeof industryRows)[number]

const sectionOf = (code: string) =>
  Object.entries(sectionDivisions).find(
    ([section, divisions]) => section === code || divisions.includes(code.slice(0, 2)),
  )?.[0] ?? ''
const highEnergy = new Set(['25', '26', '30', '31', '32', '44'])
const tertiaryDivisions = new Set(['05', '11', '43'])

function sectorOf([code, level]: IndustryRow): string {
  if (level === 1) return code === 'A' ? '1' : 'BCDE'.includes(code) ? '2' : '3'
  const section = sectionOf(code)
  if (tertiaryDivisions.has(code.slice(0, 2))) return '3'
  return section === 'A' ? '1' : 'BCDE'.includes(section) ? '2' : '3'
}

/** Sections, divisions and the classes of the sample's units from GB/T 4754-2017. */
export function industryWorkbook(): { file: string; workbook: OfficeWorkbook } {
  return listWorkbook<IndustryRow>({
    file: '行业代码表.xlsx',
    sheet: 'GBT4754',
    title: '国民经济行业分类代码表（GB/T 4754—2017，摘录）',
    line: '',
    columns: [
      { header: '行业代码', width: 10, look: 'code', value: ([code]) => code },
      { header: '行业名称', width: 40, look: 'text', value: ([, , name]) => name },
      { header: '层级', width: 8, look: 'centre', value: ([, level]) => level },
      { header: '门类', width: 8, look: 'centre', value: ([code]) => sectionOf(code) },
      { header: '大类', width: 8, look: 'code', value: ([code, level]) => (level === 1 ? null : code.slice(0, 2)) },
      { header: '三次产业', width: 10, look: 'centre', value: (row) => sectorOf(row) },
      {
        header: '六大高耗能',
        width: 12,
        look: 'centre',
        value: ([code, level]) => (level > 1 && highEnergy.has(code.slice(0, 2)) ? '是' : null),
      },
    ],
    rows: industryRows,
    note: '注：小类只列示例中出现的行业。',
  })
}
