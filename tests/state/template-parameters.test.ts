import { describe, expect, it } from 'vitest'
import { fillParameters, formatParameter, parseParameter } from '../../src/state/template-parameters.ts'
import { makeParameter, makeTemplate } from './make-template.ts'

const period = makeParameter({ name: 'period_ym', type: 'period', default: { from: 'first-choice' } })
const top = makeParameter({ name: 'n', type: 'integer', default: 10, minimum: 1, maximum: 100 })

describe('filling parameters', () => {
  it('takes the first choice of the data where the template says so', () => {
    const filled = fillParameters(makeTemplate({ parameters: [period] }), { period_ym: [{ value: '2020-06', label: '' }, { value: '2020-05', label: '' }] }, {})
    expect(filled).toEqual({ values: { period_ym: '2020-06' }, texts: { period_ym: '2020-06' }, names: {}, faults: [] })
  })

  it('tells what the data call a value, where they call it otherwise', () => {
    const choices = { period_ym: [{ value: '2020-06', label: '六月' }, { value: '2020-05', label: '2020-05' }] }
    const template = makeTemplate({ parameters: [period] })
    expect(fillParameters(template, choices, {}).names).toEqual({ period_ym: '六月' })
    expect(fillParameters(template, choices, { period_ym: '2020-05' }).names).toEqual({})
  })

  it('prefers the address to the default, also for values that the data do not offer', () => {
    const filled = fillParameters(makeTemplate({ parameters: [period, top] }), { period_ym: [{ value: '2020-06', label: '' }] }, { period_ym: '2019-03', n: '5' })
    expect(filled.values).toEqual({ period_ym: '2019-03', n: 5 })
  })

  it('names a required parameter for which there is nothing', () => {
    expect(fillParameters(makeTemplate({ parameters: [period] }), {}, {}).faults).toEqual([{ name: 'period_ym', kind: 'missing' }])
  })

  it('lets an optional parameter be empty', () => {
    const optional = makeParameter({ name: 'town', required: false })
    expect(fillParameters(makeTemplate({ parameters: [optional] }), {}, {})).toMatchObject({ values: { town: null }, faults: [] })
  })

  it.each([
    ['0', 'range'],
    ['101', 'range'],
    ['2.5', 'not-a-number'],
    ['ten', 'not-a-number'],
    ['', 'missing'],
  ])('refuses %j for a whole number from 1 to 100: %s', (text, kind) => {
    expect(fillParameters(makeTemplate({ parameters: [top] }), {}, { n: text }).faults).toEqual([{ name: 'n', kind }])
  })

  it('ignores names in the address that the template does not know', () => {
    expect(fillParameters(makeTemplate({ parameters: [top] }), {}, { x: '1' }).texts).toEqual({ n: '10' })
  })
})

describe('parameter texts', () => {
  it.each([
    ['boolean', true],
    ['boolean', false],
    ['number', 2.5],
    ['integer', 7],
    ['text', '规模以上'],
    ['period', '2020-Q2'],
    ['choice', 'comparable'],
    ['text', null],
  ] as const)('come back as the same %s %j', (type, value) => {
    expect(parseParameter(makeParameter({ name: 'x', type }), formatParameter(value))).toBe(value)
  })
})
