import { describe, expect, it } from 'vitest'
import { findPeriod, isPeriodPart, parsePeriod, periodEnd } from '../../../src/core/base/period.ts'

describe('parsePeriod', () => {
  it.each([
    ['2020', '2020'], ['2020年', '2020'], ['2020 年度', '2020'], ['２０２０年', '2020'], ['2007 \\1', '2007'], ['1996  ', '1996'],
    ['2020年6月', '2020-06'], ['2020年06月份', '2020-06'], ['2020-06', '2020-06'], ['2020.6', '2020-06'], ['2020/6', '2020-06'], ['202006', '2020-06'], ['2020.10', '2020-10'],
    ['2020M06', '2020-06'], ['二〇二〇年六月', '2020-06'], ['二○二○年十二月', '2020-12'], ['二零二零年', '2020'],
    ['Jan-20', '2020-01'], ['Jun 2020', '2020-06'], ['June 2020', '2020-06'], ['2020 Jun', '2020-06'], ['Sept 2019', '2019-09'],
    ['2020年1—6月', '2020-01/2020-06'], ['2020年1-2月', '2020-01/2020-02'], ['2020年1月-6月', '2020-01/2020-06'], ['2020年1～3月累计', '2020-01/2020-03'], ['2020年前三季度', '2020-01/2020-09'],
    ['2020Q2', '2020-Q2'], ['2020-Q2', '2020-Q2'], ['Q2 2020', '2020-Q2'], ['2020年第二季度', '2020-Q2'], ['2020年二季度', '2020-Q2'], ['2020年2季度', '2020-Q2'],
    ['2020年上半年', '2020-H1'], ['2020H2', '2020-H2'], ['2019/20', '2019/2020'], ['2019-20', '2019/2020'], ['2005-2010', '2005/2010'],
    ['民國109年', '2020'], ['中華民國 109 年 6 月', '2020-06'], ['109年度', '2020'], ['中華民國九十年度', '2001'], ['民国一百零二年', '2013'],
  ])('reads %j as %s', (text, value) => {
    expect(parsePeriod(text)?.value).toBe(value)
  }) // prettier-ignore

  it.each([
    '',
    '12',
    '1234567',
    '310112',
    '210102',
    '2020年13月',
    '202013',
    '90年度',
    '2020-06-30',
    'abc',
    '6月',
    'Q1',
    '12.5',
    '2019-18',
    '1,990',
  ])('refuses %j', (text) => {
    expect(parsePeriod(text)).toBeNull()
  })

  it('counts two-digit years from 1912 only in a 民國 context', () => {
    expect(parsePeriod('90年度', { minguo: true })?.value).toBe('2001')
  })
})

describe('isPeriodPart', () => {
  it.each(['Q1', 'Jan', 'June', '6月', '12月份', '1—6月', '第二季度', '一季度', '上半年', '前三季度'])(
    'accepts %j',
    (text) => {
      expect(isPeriodPart(text)).toBe(true)
    },
  )
  it.each(['Q5', '13月', 'January sales', '合计', '1', ''])('refuses %j', (text) => {
    expect(isPeriodPart(text)).toBe(false)
  })
})

describe('findPeriod', () => {
  it.each([
    ['2020年6月工业产销总值', '2020-06'], ['B204-1_202006', '2020-06'], ['Table 2 Crime in the United States 2017', '2017'], ['全区规上工业2020年1—6月', '2020-01/2020-06'],
    ['2020年2季度服务业', '2020-Q2'], ['2020 年统计公报 2020年6月', '2020-06'], ['Retail sales, June 2020', '2020-06'],
  ])('finds the period of %j', (text, value) => {
    expect(findPeriod(text)?.value).toBe(value)
  }) // prettier-ignore

  it.each([
    '时间：最近36个月',
    'no period',
    '2019年和2020年对比',
    '2020年5月 2020年6月',
    'Table 20185',
    'sheet 2005-06',
  ])('finds none in %j', (text) => {
    expect(findPeriod(text)).toBeNull()
  })

  it('takes the last month of a span for its end', () => {
    expect(periodEnd('2020-01/2020-06')).toBe('2020-06')
    expect(periodEnd('2020-06')).toBe('2020-06')
  })
})
