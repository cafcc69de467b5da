import { describe, expect, it } from 'vitest'
import { normaliseWords, readHeader, sayYears, stripDecoration } from '../../../src/core/dataset/header-words.ts'

describe('header words', () => {
  it('are compared without width, blanks, traditional forms and kinds of dashes', () => {
    expect(normaliseWords('１—６月 工業總產值（當年價格）')).toBe('1-6月工业总产值(当年价格)')
    expect(normaliseWords('單位規模、級別、入庫時間')).toBe('单位规模、级别、入库时间')
  })
  it('lose numbering, marks of subsets and units', () => {
    expect(stripDecoration('二、#出口交货值（千元）')).toBe('出口交货值')
    expect(stripDecoration('其中：新产品产值(单位：万元)')).toBe('新产品产值')
    expect(stripDecoration('镇(街道)')).toBe('镇(街道)')
  })
  it('say years relative to the table', () => {
    expect(sayYears('2020年1-6月', 2020)).toBe('本年1-6月')
    expect(sayYears('2019年1-6月', 2020)).toBe('上年同期1-6月')
    expect(sayYears('行业代码2017版', 2017)).toBe('行业代码2017版')
  })
  it.each([
    ['工业总产值·上年同期·1-本月', { measure: '工业总产值', span: 'ytd', lastYear: true, derived: null }],
    ['11月·产值', { measure: '产值', span: 'm', lastYear: false, derived: null }],
    ['存货·年初数', { measure: '存货', span: 'begin', lastYear: false, derived: null }],
    ['上年末资产总计', { measure: '资产总计', span: 'begin', lastYear: false, derived: null }],
    ['期末用工人数', { measure: '用工人数', span: 'end', lastYear: false, derived: null }],
    ['本期', { measure: '', span: 'cur', lastYear: false, derived: null }],
    ['工业总产值（当年价格）', { measure: '工业总产值', span: null, lastYear: false, derived: null }],
    ['同比±%', { measure: '同比±%', span: null, lastYear: false, derived: 'rate' }],
    ['构成', { measure: '构成', span: null, lastYear: false, derived: 'share' }],
  ])('%s is taken apart', (path, reading) => {
    expect(readHeader(path.split('·'))).toEqual(reading)
  })
})
