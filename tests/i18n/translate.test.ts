import { describe, expect, it } from 'vitest'
import { createTranslator } from '../../src/i18n/translate.ts'
import { errorTexts } from '../../src/i18n/en/error.ts'
import { noticeTexts } from '../../src/i18n/en/notice.ts'
import { texts } from '../../src/i18n/en/texts.ts'
import { formatCount } from '../../src/i18n/format.ts'

const { t, notice, error } = createTranslator('en')

/** Every text, however deep. */
const allTexts = (node: object): string[] =>
  Object.values(node).flatMap((value: unknown) => (typeof value === 'string' ? [value] : allTexts(value as object)))

describe('English words with a count', () => {
  it.each([
    ['0', '0 tables, 0 rows'],
    ['1', '1 table, 1 row'],
    ['2', '2 tables, 2 rows'],
    [formatCount(61_001), `${formatCount(61_001)} tables, ${formatCount(61_001)} rows`],
  ])('follow each count of a text: %s', (count, wanted) => {
    expect(t('data.summary', { tables: count, rows: count })).toBe(wanted)
  })

  it('follow numbers as well as written counts, verbs too', () => {
    expect(notice('workbook/hidden-rows', { count: 1 })).toBe('1 row is hidden; it was read all the same.')
    expect(notice('workbook/hidden-rows', { count: 12 })).toBe('12 rows are hidden; they were read all the same.')
    expect(error('template/invalid', { file: 'a', count: 1, line: 3 })).toBe(
      'Template a has 1 fault, the first on line 3.',
    )
  })

  it('are complete, and hold no comma or colon, which the translator would read as its own', () => {
    const plural = [...allTexts(texts), ...Object.values(errorTexts), ...Object.values(noticeTexts)].flatMap((text) =>
      [...text.matchAll(/\{\{[^}]*plural\b[^}]*\}\}/gu)].map(([match]) => match),
    )
    expect(plural.length).toBeGreaterThan(50)
    expect(plural.filter((text) => !/^\{\{\w+, plural\(one: [^,;:]+; other: [^,;:]+\)\}\}$/u.test(text))).toEqual([])
  })
})

describe('Chinese', () => {
  it('has no singular', () => {
    expect(createTranslator('zh').t('data.summary', { tables: '1', rows: '1' })).toBe('1 张表，1 行')
  })
})

it('says in words which kind of value a template should have', () => {
  const params = { key: 'chart.y', value: '["ytd"]', expected: 'string' }
  expect(createTranslator('zh').fault('value-bad', params)).toBe(
    '“chart.y”的值“["ytd"]”不合要求，应为 文字（一个，不是列表）。',
  )
  expect(createTranslator('en').fault('value-bad', params)).toContain('a text (one, not a list)')
})

it('leaves signs as they are', () => {
  const params = { key: 'version', value: '0', expected: '≥ 1' }
  expect(createTranslator('zh').fault('value-bad', params)).toContain('应为 ≥ 1。')
})
