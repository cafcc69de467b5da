import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../src/core/workbook/table-layout.ts'
import { suggestAs, suggestMapping } from '../../../src/core/dataset/suggest-mapping.ts'
import type { TableToMap } from '../../../src/core/dataset/suggest-mapping.ts'
import { readShippedLibrary } from '../../../scripts/node-engine/open-sample.ts'

const { model } = readShippedLibrary()
const logical = (id: string) => model.find((table) => table.id === id) ?? model[0]!

type Spec = [path: string, type?: ColumnType, unit?: string | null, samples?: string[] | undefined]

function table(title: string, specs: Spec[], period: string | null = '2020-06'): TableToMap {
  return {
    name: title,
    title,
    period,
    columns: specs.map(([path, type = 'number', unit = '千元', samples]) => ({
      name: path.replaceAll('·', '·'),
      headerPath: path.split('·'),
      type,
      unit: type === 'number' || type === 'integer' ? unit : null,
      ...(samples === undefined ? {} : { samples }),
    })),
  }
}

/** Which field of a logical table a single header path is read as; null for none. */
function readAs(
  id: string,
  path: string,
  options: { type?: ColumnType; unit?: string | null; samples?: string[]; period?: string } = {},
): string | null {
  const { type = 'number', unit = '千元', samples, period } = options
  const found = suggestAs(table('表', [[path, type, unit, samples]], period ?? '2020-06'), logical(id)).fields
  return Object.entries(found).find(([, source]) => source.kind === 'column')?.[0] ?? null
}

describe('measures and their time words', () => {
  it.each([
    ['工业总产值（当年价格）·本年·本月', 'output_m'],
    ['工业总产值·当月', 'output_m'],
    ['总产值·本期', 'output_m'],
    ['产值·本月数', 'output_m'],
    ['工业总产值·6月', 'output_m'],
    ['6月·工业总产值', 'output_m'],
    ['工业总产值（千元）·本年·本月', 'output_m'],
    ['工业总产值（当年价格）·本年·1-本月', 'output_ytd'],
    ['工业总产值·1—6月', 'output_ytd'],
    ['工业总产值·1-6月累计', 'output_ytd'],
    ['工业总产值·１－６月', 'output_ytd'],
    ['工业总产值·1月至6月', 'output_ytd'],
    ['工业总产值·本月止累计', 'output_ytd'],
    ['工业总产值·自年初累计', 'output_ytd'],
    ['工业总产值·本年累计', 'output_ytd'],
    ['工业总产值·累计', 'output_ytd'],
    ['1-6月累计工业总产值', 'output_ytd'],
    ['工业总产值·上年同期·本月', 'output_m_ly'],
    ['工业总产值·上年同月', 'output_m_ly'],
    ['工业总产值·去年同月', 'output_m_ly'],
    ['工业总产值·上年同期·1-本月', 'output_ytd_ly'],
    ['工业总产值·上年同期', 'output_ytd_ly'],
    ['工业总产值·去年同期', 'output_ytd_ly'],
    ['工业总产值·同期累计', 'output_ytd_ly'],
    ['工业总产值·上年同期累计', 'output_ytd_ly'],
    ['工业总产值·2020年1-6月', 'output_ytd'],
    ['工业总产值·2019年1-6月', 'output_ytd_ly'],
    ['二、工业销售产值（当年价格）·本年·1-本月', 'sales_output_ytd'],
    ['销售产值·当月', 'sales_output_m'],
    ['其中：出口交货值·本年·本月', 'export_m'],
    ['#出口·上年同期·1-本月', 'export_ytd_ly'],
    ['其中:新产品产值·1-本月', 'new_product_ytd'],
    ['工業總產值·本年·本月', 'output_m'],
    ['工 业 总 产 值·本年·1—本月', 'output_ytd'],
  ])('%s is %s', (path, field) => {
    expect(readAs('industrial_output', path)).toBe(field)
  })

  it('reads electricity in kilowatt hours, and scales it', () => {
    const { fields } = suggestAs(
      table('表', [['工业生产电力消费（千瓦时）·本年·1—本月', 'integer', '千瓦时']]),
      logical('industrial_output'),
    )
    expect(fields['power_prod_ytd']).toMatchObject({ kind: 'column', scale: 0.0001 })
    expect(readAs('industrial_output', '生产用电·当月', { unit: '万千瓦时' })).toBe('power_prod_m')
  })

  it.each([
    '工业总产值·增减%',
    '工业总产值·同比',
    '工业总产值·增长(%)',
    '工业总产值·比去年同期增长(%)',
    '工业总产值·增速',
    '工业总产值·比重(%)',
    '工业总产值·占比',
  ])('%s is printed for checking only and no field', (path) => {
    expect(readAs('industrial_output', path, { unit: '%' })).toBeNull()
  })

  it('takes no column whose unit measures something else', () => {
    expect(readAs('industrial_output', '工业总产值·1-本月', { unit: '人' })).toBeNull()
  })
})

describe('printed rates and shares', () => {
  it('are no facts beside a measure, and are where the field is a rate or a share itself', () => {
    expect(readAs('industrial_output', '工业总产值·增速（%）', { unit: '%' })).toBeNull()
    expect(readAs('macro', '增速（%）', { unit: '%' })).toBe('yoy')
    expect(readAs('gdp_component', '可比价增速（%）', { unit: '%' })).toBe('real_yoy')
    expect(readAs('group_member', '归属比重', { unit: null })).toBe('share')
  })
})

describe('codes and names', () => {
  it.each([
    ['统一社会信用代码', 'uscc'],
    ['信用代码', 'uscc'],
    ['社会信用代码', 'uscc'],
    ['纳税人识别号', 'uscc'],
    ['統一社會信用代碼', 'uscc'],
    ['组织机构代码', 'org_code'],
    ['单位详细名称', 'unit_name'],
    ['企业(单位)名称', 'unit_name'],
    ['企业名称', 'unit_name'],
    ['曾用名', 'name_former'],
    ['报表类别', 'specialty'],
    ['行业代码', 'industry_code'],
    ['行业代码(2017)', 'industry_code'],
    ['国民经济行业代码', 'industry_code'],
    ['行业小类', 'industry_code'],
    ['行业代码(2011版)', 'industry_code_2011'],
    ['统计用区划代码', 'region_code'],
    ['乡级代码', 'town_code'],
    ['开业（成立）时间', 'open_ym'],
    ['成立日期', 'open_ym'],
    ['纳统年月', 'entry_ym'],
    ['退出年月', 'exit_ym'],
    ['登记注册类型', 'reg_type'],
    ['企业控股情况', 'holding'],
    ['单位规模', 'size_code'],
  ])('%s is %s', (path, field) => {
    expect(readAs('unit', path, { type: 'code' })).toBe(field)
  })

  it('never takes a running number for anything', () => {
    expect(readAs('unit', '序号', { type: 'integer' })).toBeNull()
    expect(readAs('industrial_output', '序号', { type: 'integer' })).toBeNull()
  })

  it('takes 所属街镇 for the code only where it holds codes', () => {
    expect(readAs('unit', '所属街镇', { type: 'code', samples: ['990112001', '990112002'] })).toBe('town_code')
    expect(readAs('unit', '所属街镇', { type: 'text', samples: ['墨溪镇', '禾陌镇'] })).toBeNull()
  })

  it('lets values decide between a credit code and another number', () => {
    expect(readAs('unit', '信用代码', { type: 'code', samples: ['91990112YT00000115'] })).toBe('uscc')
    expect(readAs('unit', '信用代码', { type: 'code', samples: ['1', '2', '3'] })).toBeNull()
  })
})

describe('whole tables', () => {
  const output = table('工业产销总值（B204-1表）', [
    ['统一社会信用代码', 'code'],
    ['单位详细名称', 'text'],
    ['行业代码', 'code'],
    ['工业总产值·本年·本月'],
    ['工业总产值·本年·1—本月'],
    ['工业总产值·上年同期·本月'],
    ['工业总产值·上年同期·1—本月'],
  ])

  it('puts the right logical table first, with scales, and the period of the table where no column has one', () => {
    const [best] = suggestMapping(output, model)
    expect(best).toMatchObject({
      logicalTable: 'industrial_output',
      missing: [],
      fields: {
        uscc: { column: '统一社会信用代码' },
        output_ytd: { column: '工业总产值·本年·1—本月', scale: 0.1 },
        period_ym: { kind: 'table-period' },
      },
    })
    expect(best!.score).toBeGreaterThan(0.8)
  })

  it('names what is missing', () => {
    const [best] = suggestMapping({ ...output, period: null, columns: output.columns.slice(0, 5) }, model)
    expect(best).toMatchObject({ logicalTable: 'industrial_output', missing: ['period_ym', 'output_ytd_ly'] })
  })

  it('counts a field as given when it can be derived', () => {
    const register = table('四上单位名录', [
      ['统一社会信用代码', 'code'],
      ['单位名称', 'text'],
      ['专业', 'text'],
      ['统计用区划代码', 'code'],
    ])
    expect(suggestMapping(register, model)[0]).toMatchObject({ logicalTable: 'unit', missing: [] })
  })

  it('offers nothing for a table of another kind', () => {
    expect(
      suggestMapping(
        table('降水量', [
          ['站点', 'text'],
          ['毫米', 'number', '毫米'],
        ]),
        model,
      ),
    ).toEqual([])
    expect(suggestMapping(table('', []), model)).toEqual([])
  })

  it('gives the same guess whatever the order of the columns', () => {
    const turned = { ...output, columns: [...output.columns].reverse() }
    expect(suggestMapping(turned, model)[0]?.fields).toEqual(suggestMapping(output, model)[0]?.fields)
  })
})
