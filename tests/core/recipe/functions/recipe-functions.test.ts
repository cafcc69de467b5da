import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePeriod } from '../../../../src/core/base/period.ts'
import { defineCalledFunctions, recipeFunctions } from '../../../../src/core/recipe/functions/recipe-functions.ts'
import { quoteLiteral } from '../../../../src/core/sql/quote.ts'
import type { Value } from '../../../../src/core/result/page.ts'
import { missingMark } from '../../../../src/core/workbook/missing-mark.ts'
import { parseDate } from '../../../../src/core/workbook/parse-date.ts'
import { parseNumber } from '../../../../src/core/workbook/parse-number.ts'
import { openCleaner } from '../clean-rows.ts'

/** What an expression over `x` gives for each text. */
async function evaluate(expression: string, texts: readonly string[]): Promise<Value[]> {
  const db = await openCleaner()
  const rows = texts.map((text, at) => `(${at}, ${quoteLiteral(text)})`).join(', ')
  const { values } = await db.run(`SELECT ${expression} FROM (VALUES ${rows}) AS v(place, x) ORDER BY place`)
  return values[0] ?? []
}

/** Texts as sheets have them; the parsers of the importer are the truth, their own tests hold them to it. */
const numbers = [
  '12', '-3.50', '+7', '.5', '5.', '0', '-0', '1,234.5', '1,234,567', '1，234', '12,3456', '1 234 567', '1\u00a0234', ' 42 ', '１２３．４', '－５', '−123', '–5',
  '(123)', '（1,234.5）', '( 5 )', '△123', '▲ 4.2', '123-', '5−', '¥1,200', '￥ 3', '$3.5', '£ 12', '€7', '1.5E+3', '2e-5', '12.5%', '12.5 ％', '-3%', '98.6 \\1',
  '1,490¹', '20.9 p', '20.9(r)', '123*', '123***', '4.5 [b]', '6 [note 2]', '000123.4500', '1e5-', '91310112123456789', '①', '½',
  '', 'abc', '12a3', '1,23', '1,2,3', '12,34,567', '1.2.3', '--5', '(-5)', '(5', '5)', '-(5)', '5 apples', '0-4', '10-19', '2020年', '100+', '1/2', '-', '—', '…',
  '12:30', 'x', '1 23', '第3', 'Q1', '3万', '1,234;5', 'GB/T 4754', '. 5', '-', '%', '1'.repeat(60), 'nan', 'inf', '0x1F', '1_000', '+-3', 'US$ 5', 'HK$1,200', 'A$3', '¥5元', '5 元', '5€', "1'234'567", '1’234', '$(5)', '(–5)', '(‐5)', '‐7', 'r 5', '** 6', '† 7', '98.6 \\1 \\2', '5 1/', '12 ##', '12 [12]', '12 bc', '12E4', '1.5e400', 'p5', '5 §', '$-5', '-$5', '1e999',
] // prettier-ignore

const days = [
  '2020-06-30', '2020/6/3', '2020.6.30', '2020年6月30日', '2020 年 6 月 3 日', '２０２０年６月３０日', '20200630', '30 June 2020', '30-Jun-2020', 'June 30, 2020', 'Jun. 3 2020',
  '31/12/2020', '12/31/2020', '5/5/2020', '民國109年6月30日', '中華民國98年12月1日', '2020-02-29', '2020-06-30 08:05', '2020-06-30T00:00:00', '2020-06-30 25:00', '1599-01-01', '2199/12/31',
  '', '2020-13-01', '2021-02-29', '05/06/2020', '2020-06', '20201301', '310112', 'June 2020', 'abc', '30 Foo 2020', '2020-6-3x', '13/13/2020', '2020年6月31日', '二〇二〇年六月三十日', '二零二零年十二月一日', '2020年6月3号', '31-12-2020', '2020-06-30 08:05:59.123', '2020-06-30 8:05 PM', '2020-06-30 08:65', '2020-06-30T23:59:59Z', '13-13-2020',
] // prettier-ignore

const periods = [
  '2020', '2020年', '2020 年度', '２０２０年', '2007 \\1', '1996  ', '2020年6月', '2020年06月份', '2020-06', '2020.6', '2020/6', '202006', '2020.10', '2020M06', '二〇二〇年六月',
  '二○二○年十二月', '二〇二〇年十月', '二零二零年', '二〇二〇年十一月', 'Jan-20', 'Jun 2020', 'June 2020', '2020 Jun', 'Sept 2019', '2020年1—6月', '2020年1-2月', '2020年1月-6月', '2020年1～3月累计', '2020年3-3月',
  '2020年前三季度', '2020年前二季度', '2020Q2', '2020-Q2', 'Q2 2020', '2020年第二季度', '2020年二季度', '2020年2季度', '2020年上半年', '2020H2', '2019/20', '2019-20', '2005-2010', '2019年至2020年', '2019年3月-2019年6月',
  '民國109年', '中華民國 109 年 6 月', '109年度', '110年12月', '2020年6月底', 'Jun. 2020', 'June, 2020', 'FY2020', 'fiscal year 2019/20', 'Jan-Mar 2020', 'Jan. to Mar., 2020', '2020 Jan-Mar', '1Q2020', '2020第1季', '2020年一季', '2nd quarter of 2020', '1st quarter, 2020',
  '', '12', '1234567', '310112', '210102', '2020年13月', '202013', '90年度', '2020-06-30', 'abc', '6月', 'Q1', '12.5', '2019-18', '1,990', '2020年6-3月',
] // prettier-ignore

describe('the functions in SQL', () => {
  it('read numbers as the importer does', async () => {
    const found = await evaluate('parse_number(x)', numbers)
    const expected = numbers.map((text) => [text, parseNumber(text)?.value ?? null])
    expect(numbers.map((text, at) => [text, found[at]])).toEqual(expected)
  })

  it('read 万 and 亿 where a column is known to use them', async () => {
    const texts = [
      '3.5万',
      '-2亿',
      '1.15万',
      '3万元',
      '5 亿 元',
      '1.5e3万',
      '2.5',
      '3千',
      '１，２００萬',
      '12%',
      '7',
      '万',
      '3 万',
    ]
    const found = await evaluate('parse_number(x, scale_words := true)', texts)
    expect(found).toEqual(texts.map((text) => parseNumber(text, { scaleWords: true })?.value ?? null))
  })

  it('read days as the importer does', async () => {
    const found = await evaluate('CAST(parse_day(x) AS VARCHAR)', days)
    const expected = days.map((text) => [text, parseDate(text)?.slice(0, 10) ?? null])
    expect(days.map((text, at) => [text, found[at]])).toEqual(expected)
  })

  it('read periods as the importer does', async () => {
    const found = await evaluate('parse_period(x)', periods)
    const expected = periods.map((text) => [text, parsePeriod(text)?.value ?? null])
    expect(periods.map((text, at) => [text, found[at]])).toEqual(expected)
  })

  // By hand: 43983 is 1 June 2020 in Excel's 1900 system; 2020.1 may be January or October.
  it.each([
    [202006, '2020-06'],
    [20200630, '2020-06'],
    [2020.6, '2020-06'],
    [2020.11, '2020-11'],
    [2020.1, null],
    [2020, '2020'],
    [43983, '2020-06'],
    [12, null],
  ])('read %d as the period %s', async (number, period) => {
    expect(await evaluate(`period_of_number(CAST(x AS DOUBLE))`, [String(number)])).toEqual([period])
  })

  it('make every character of the basic plane what NFKC makes of it', async () => {
    // Surrogates and noncharacters do not come out of a workbook.
    const isText = (code: number): boolean => code < 0xd800 || (code > 0xdfff && code < 0xfdd0) || code > 0xfdef
    const codes = Array.from({ length: 0xfffe - 0x20 }, (_none, at) => at + 0x20).filter(isText)
    const db = await openCleaner()
    const { values } = await db.run(
      "SELECT half_width('a' || chr(CAST(code AS INTEGER)) || 'b') FROM range(32, 65534) AS r(code) WHERE code < 55296 OR code BETWEEN 57344 AND 64975 OR code > 65007 ORDER BY code",
    )
    const wrong = codes.filter((code, at) => values[0]?.[at] !== `a${String.fromCharCode(code)}b`.normalize('NFKC'))
    expect(wrong).toEqual([])
  })

  it('take every missing mark for missing and every other text for unread', async () => {
    const texts = ['—', '－', ' - ', '…', '/', '无', '*', 'n/a', 'N/A', '0', '3x', '甲', '\u3000', '不详']
    const found = await evaluate('is_unread(x)', texts)
    expect(found).toEqual(texts.map((text) => text.trim() !== '' && missingMark(text.trim()) === null))
  })

  it('compare names of code lists without widths, blanks and kinds of comma', async () => {
    expect(await evaluate('list_key(x)', ['农、林、牧、渔业', '农，林，牧，渔 业', '煤炭（焦炭）'])).toEqual([
      '农,林,牧,渔业',
      '农,林,牧,渔业',
      '煤炭(焦炭)',
    ])
  })

  it('shorten codes of divisions to what the list has', async () => {
    const codes = ['310112', '310112001', '310112001000', '310112000000', '310112000', '310112001002']
    expect(await evaluate('region_key(x)', codes)).toEqual([
      '310112',
      '310112001',
      '310112001',
      '310112',
      '310112',
      '310112001002',
    ])
  })

  it('each bind, and are given along with those that they call', async () => {
    const db = await openCleaner()
    const setup = defineCalledFunctions('SELECT parse_number(x), "credit_code_valid" FROM t')
    expect(setup.match(/MACRO (\w+)/gu)).toEqual(
      ['half_width_common', 'half_width_rare', 'half_width', 'trim_blanks', 'finite_number', 'scaled_digits', 'signed_number', 'number_body', 'parse_number', 'credit_code_valid'].map((name) => `MACRO ${name}`),
    ) // prettier-ignore
    expect(defineCalledFunctions('SELECT 1')).toBe('')
    for (const { name } of recipeFunctions()) {
      const part = "{'open': '', 'sign': '', 'digits': '1', 'close': '', 'behind': ''}, 0"
      const argument =
        { signed_number: part, scaled_digits: "'1', 0" }[name] ?? (/_of_number$/u.test(name) ? '1.0' : "'1'")
      await expect(db.run(`SELECT ${name}(${argument})`)).resolves.toMatchObject({ rowCount: 1 })
    }
  })
})

describe('credit codes', () => {
  // Test vectors of the domain specification, and the worked example of GB 32100-2015.
  it.each([
    ['91990112YT00000115', true],
    ['91990112YT000002XW', true],
    ['92990112YT000002XR', true],
    ['91990112YTK0A0071E', true],
    ['91990112YT0012346Y', true],
    ['91350100M000100Y43', true],
    [' 91350100m000100y43', true],
    ['91990112YT00000116', false],
    ['91990112YT0000O115', false],
    ['91350100M000100Y4', false],
    ['', null],
  ])('%s: %s', async (code, valid) => {
    expect(await evaluate('credit_code_valid(x)', [code])).toEqual([valid])
  })

  const samples = '../shared/codelists/uscc-samples.csv'
  // Not there is no skipped test: the project's own tests pass without what stands beside it.
  if (existsSync(samples))
    it('agree with the samples of the code lists', async () => {
      const lines = readFileSync(samples, 'utf8').trim().split('\n').slice(1)
      const codes = lines.map((line) => line.split(',')[0] ?? '')
      const expected = lines.map((line) => line.split(',')[1] === '1')
      expect(await evaluate('credit_code_valid(x)', codes)).toEqual(expected)
    })
})
