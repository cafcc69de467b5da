import { expect, it } from 'vitest'
import { formatParameterValue, formatText } from '../../../src/core/template/format-text.ts'
import type { TemplateParameter } from '../../../src/core/template/template.ts'

const parameter = (
  name: string,
  type: TemplateParameter['type'],
  options: TemplateParameter['options'] = [],
): TemplateParameter => ({
  name,
  type,
  label: { zh: name, en: name },
  default: null,
  options,
  choicesSql: '',
  required: false,
  minimum: null,
  maximum: null,
})
const template = {
  parameters: [
    parameter('p', 'period'),
    parameter('scope', 'choice', [{ value: 'a', label: { zh: '可比口径', en: 'comparable' } }]),
  ],
}
const say = (text: string, period: string | null, language: 'zh' | 'en' = 'zh') =>
  formatText({ zh: text, en: text }, { template, parameters: { p: period, scope: 'a' }, language })

it.each([
  [':p', '2020-06', '2020年6月', 'June 2020'],
  [':p.month', '2020-06', '6月', 'June'],
  [':p.ytd', '2020-06', '1—6月', 'January–June'],
  [':p.ytd', '2020-01', '1月', 'January'],
  [':p.ytd', '2020-Q2', '1—6月', 'January–June'],
  [':p.year', '2020-06', '2020', '2020'],
  [':p', '2020-Q2', '2020年2季度', 'Q2 2020'],
  [':p.month', '2020-Q2', '2季度', 'Q2'],
  [':p', '2020', '2020年', '2020'],
  [':p.ytd', '2020', '2020', '2020'],
  [':p', 'someday', 'someday', 'someday'],
  [':p.year年:p.ytd', '2020-06', '2020年1—6月', '2020年January–June'],
  ['按:scope。', '2020-06', '按可比口径。', '按comparable。'],
  [':other 10:30', '2020-06', ':other 10:30', ':other 10:30'],
  [':p', null, '全部', 'all'],
])('%s of %s reads %s', (text, period, zh, en) => {
  expect(say(text, period)).toBe(zh)
  expect(say(text, period, 'en')).toBe(en)
})

it('names values of parameters', () => {
  expect(formatParameterValue(parameter('b', 'boolean'), true, 'zh')).toBe('是')
  expect(formatParameterValue(parameter('n', 'number'), 1.5, 'en')).toBe('1.5')
})
