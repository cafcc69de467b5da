import { expect, it } from 'vitest'
import { createTranslator } from '../../src/i18n/translate.ts'

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
