import { describe, expect, it } from 'vitest'
import { parseHeaderUnit, parseUnitLine } from '../../../src/core/workbook/parse-unit.ts'

describe('parseUnitLine', () => {
  it.each([
    ['单位：千元', '千元'], ['單位：新臺幣千元', '千元'], ['计量单位:万元', '万元'], ['（单位：人）', '人'], ['Unit: £ million', '£ million'], ['£ million', '£ million'], ['(£Million)', '£Million'],
    ['(in thousands)', 'thousands'], ['thousands', 'thousands'], ['%', '%'], ['2018=100', '2018=100'], ['[Thousands of dollars]', 'Thousands of dollars'],
  ])('reads %j as %s', (text, unit) => {
    expect(parseUnitLine(text)).toEqual({ unit })
  }) // prettier-ignore

  it.each(['单位：亿元、%', '单位:万元，户', 'Unit: £ million, %'])('knows that %j names several units', (text) => {
    expect(parseUnitLine(text)).toEqual({ unit: null })
  })

  it.each(['填报单位：闵行区统计局', '单位名称', '单位详细名称：上海某某公司', '指标', 'Total', '2020年', '北京'])(
    'refuses %j',
    (text) => {
      expect(parseUnitLine(text)).toBeNull()
    },
  )
})

describe('parseHeaderUnit', () => {
  it.each([
    ['Sales ($m)', '$m'], ['Turnover £m', '£m'], ['Area (sq km)', 'sq km'], ['Number (000s)', '000s'], ['单价/元', '元'], ['金额:万元', '万元'], ['$m', '$m'],
    ['产值（万元）', '万元'], ['增速（%）', '%'], ['增长(%)', '%'], ['％', '%'], ['百分比', '%'], ['Population (1,000)', '1,000'], ['Sales (million dollars)', 'million dollars'],
    ['旅游总收入（亿元）', '亿元'], ['接待人数（万人次）', '万人次'], ['GDP_亿元', '亿元'], ['城镇化率_%', '%'], ['65岁及以上人口数(人口抽样调查)(人)', '人'], ['单价，元/吨', '元/吨'], ['亿元', '亿元'],
    ['發電量（千瓦時）', '千瓦時'], ['客房數（間）', '間'],
  ])('finds the unit of %j', (text, unit) => {
    expect(parseHeaderUnit(text)).toBe(unit)
  }) // prettier-ignore

  it.each([
    '工业总产值(当年价格)',
    '男/女',
    '% change',
    'm',
    '收入合計(1)=(2+3+4)',
    '本年',
    '2019年',
    'Crimes Against Persons',
    'Number',
    'Total',
    '企业(单位)名称',
    '序号',
  ])('finds none in %j', (text) => {
    expect(parseHeaderUnit(text)).toBeNull()
  })
})
