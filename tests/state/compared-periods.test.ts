import { describe, expect, it } from 'vitest'
import {
  comparableParameter,
  planRuns,
  readCompared,
  usualPeriods,
  withCompared,
} from '../../src/state/compared-periods.ts'
import { makeParameter, makeTemplate } from './make-template.ts'

const choicesOf = (...values: string[]) => values.map((value) => ({ value, label: value }))
const period = makeParameter({ name: 'ym', type: 'period', default: { from: 'first-choice' } })
const template = makeTemplate({ parameters: [makeParameter({ name: 'town', required: false }), period] })
const choices = { ym: choicesOf('2020-06', '2020-05', '2019-06') }

describe('the parameter that is compared', () => {
  it('is a period that the data offer several of', () => {
    expect(comparableParameter(template, choices)?.name).toBe('ym')
    expect(comparableParameter(template, { ym: choicesOf('2020-06') })).toBeNull()
    expect(comparableParameter(makeTemplate(), {})).toBeNull()
  })

  it('is the end of a span', () => {
    const from = { ...period, name: 'from' }
    const to = { ...period, name: 'to' }
    const span = { from: choicesOf('2019-02', '2020-06'), to: choicesOf('2020-06', '2019-02') }
    expect(comparableParameter(makeTemplate({ parameters: [from, to] }), span)?.name).toBe('to')
  })
})

describe('the address', () => {
  it('names the compared periods, newest first, each once and never the asked one', () => {
    const given = withCompared({ town: 'x' }, period, ['2019-06', '2020-05'])
    expect(given).toEqual({ town: 'x', 'compare.ym': '2020-05,2019-06' })
    expect(readCompared({ 'compare.ym': '2019-06,2020-05,2020-06,2019-06' }, period, '2020-06')).toEqual([
      '2020-05',
      '2019-06',
    ])
    expect(withCompared(given, period, [])).toEqual({ town: 'x' })
  })

  it('names four of them at most', () => {
    const many = { 'compare.ym': '2020-01,2020-02,2020-03,2020-04,2020-05' }
    expect(readCompared(many, period, '2020-06')).toEqual(['2020-05', '2020-04', '2020-03', '2020-02'])
  })
})

describe('the usual periods', () => {
  it('are the one before in the data and the same a year before', () => {
    expect(usualPeriods('2020-02', ['2020-03', '2019-12', '2019-02', '2019'])).toEqual({
      before: '2019-12',
      yearBefore: '2019-02',
    })
    expect(usualPeriods('2020-Q2', ['2020-Q1', '2019-Q2'])).toEqual({ before: '2020-Q1', yearBefore: '2019-Q2' })
    expect(usualPeriods('2020', ['2019'])).toEqual({ before: '2019', yearBefore: '2019' })
    expect(usualPeriods('2020-06', [])).toEqual({ before: null, yearBefore: null })
  })
})

describe('a plan', () => {
  it('runs once for the asked period and once for each other', () => {
    const plan = planRuns(template, choices, { town: 'x', 'compare.ym': '2020-05' })
    expect(plan.runs.map(({ values }) => values)).toEqual([
      { town: 'x', ym: '2020-06' },
      { town: 'x', ym: '2020-05' },
    ])
    expect(plan.compared).toEqual({ parameter: period, periods: ['2020-05'] })
    expect(planRuns(template, choices, {}).compared).toBeNull()
  })
})
