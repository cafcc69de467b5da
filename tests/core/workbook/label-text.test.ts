import { describe, expect, it } from 'vitest'
import { cellAddress, columnLetter } from '../../../src/core/workbook/cell-address.ts'
import {
  cleanLabel,
  isBlankText,
  leadingBlanks,
  stripFootnoteMarks,
  trimText,
} from '../../../src/core/workbook/label-text.ts'
import { isBelowUnitMark, missingMark } from '../../../src/core/workbook/missing-mark.ts'

describe('cleanLabel', () => {
  it.each([
    ['合　　计', '合计'], ['  項　　　　目 ', '項目'], ['本年度\n預算數', '本年度預算數'], ['預計移用以前年度歲\n計賸餘調節因應數\n (4)', '預計移用以前年度歲計賸餘調節因應數(4)'],
    ['Number of \narson \noffenses', 'Number of arson offenses'], ['Assault\nto rape-\nattempts', 'Assault to rape-attempts'], ['Total\u00a0\u2009sales', 'Total sales'], ['a\u200bb', 'ab'],
    ['統(tǒng)計局', '統計局'], ['数据[bookmark: _Toc1]', '数据'], ['收入(1)', '收入(1)'], ['企业(单位)名称', '企业(单位)名称'],
  ])('cleans %j to %j', (text, label) => {
    expect(cleanLabel(text)).toBe(label)
  }) // prettier-ignore
})

describe('blanks and marks', () => {
  it('knows blanks of any width', () => {
    expect(isBlankText(' \t\n\u00a0\u3000\u2003\u200b\ufeff')).toBe(true)
    expect(isBlankText('\u3000a')).toBe(false)
    expect(trimText('\u3000 甲　乙\u00a0')).toBe('甲　乙')
    expect(trimText('   ')).toBe('')
    expect(leadingBlanks('　　其中')).toBe(4)
    expect(leadingBlanks('  a')).toBe(2)
  })

  it.each([
    ['2007 \\1', '2007'],
    ['May¹', 'May'],
    ['合计*', '合计'],
    ['Total [note 2]', 'Total'],
    ['2020', '2020'],
  ])('cuts the footnote mark off %j', (text, plain) => {
    expect(stripFootnoteMarks(text)).toBe(plain)
  })
})

describe('missingMark', () => {
  it.each(['-', '—', '－', '——', '…', '..', 'N/A', 'n.a.', '(NA)', '(D)', '[c]', '[x]', '［x］', ' - '.trim()])(
    'takes %j for missing everywhere',
    (mark) => {
      expect(missingMark(mark)).toBe('typical')
    },
  )
  it.each(['/', '*', '＊', ':', '.', 'x', 'Ｘ', 'z', '无', 'NA'])('takes %j for missing among numbers only', (mark) => {
    expect(missingMark(mark)).toBe('numeric')
  })
  it.each(['0', '0.0', '', '无锡', '不详细', 'none of these', '-5', '合计', 'xx'])('keeps %j', (text) => {
    expect(missingMark(text)).toBeNull()
  })
  it('knows marks for values below the unit', () => {
    expect(['…', '……', '(Z)', '—'].map(isBelowUnitMark)).toEqual([true, true, true, false])
  })
})

describe('cell addresses', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('names column %d %s', (index, letters) => {
    expect(columnLetter(index)).toBe(letters)
  })
  it('counts rows from one', () => {
    expect(cellAddress(0, 0)).toBe('A1')
    expect(cellAddress(1_048_575, 16_383)).toBe('XFD1048576')
  })
})
