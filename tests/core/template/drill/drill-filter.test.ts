import { describe, expect, it } from 'vitest'
import { readShippedLibrary } from '../../../../scripts/node-engine/open-sample.ts'
import { emptyCatalogue } from '../../../../src/core/dataset/catalogue.ts'
import type { LogicalTable } from '../../../../src/core/dataset/logical-table.ts'
import type { Value } from '../../../../src/core/result/page.ts'
import { compileDrill } from '../../../../src/core/template/drill/compile-drill.ts'
import { dimensionCells, drillFilters } from '../../../../src/core/template/drill/drill-filter.ts'
import type { DrillQuestion } from '../../../../src/core/template/drill/drill-question.ts'
import { lastMonth, spanOf } from '../../../../src/core/template/drill/drill-span.ts'
import type { Place } from '../../../../src/core/template/drill/place.ts'

const library = readShippedLibrary()
const table = (id: string): LogicalTable => {
  const found = library.model.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no table ${id}`)
  return found
}

/** A question to a shipped template about a row with the given cells. */
function ask(id: string, cells: Record<string, Value>, parameters: DrillQuestion['parameters']): DrillQuestion {
  const template = library.templates.find((each) => each.id === id)
  if (template === undefined) throw new Error(`no template ${id}`)
  const places = new Map<string, Place>([
    ['棠川镇', { field: 'town_code', code: '990112102' }],
    ['制造业', { field: 'industry_code', code: 'C' }],
    ['医药制造业', { field: 'industry_code', code: '27' }],
  ])
  return { template, cells, parameters, places }
}

const conditions = (question: DrillQuestion, id: string): string[] =>
  drillFilters(question, table(id), table('unit')).map(({ sql, inRegister }) => (inRegister ? `register: ${sql}` : sql))

describe('the conditions of a row', () => {
  it('are its period, and its town through the register of units', () => {
    const question = ask('ind-output-flash', { town: '棠川镇', ytd: 5 }, { period_ym: '2020-06', scope: 'comparable' })
    expect(dimensionCells(question)).toEqual([['town', '棠川镇']])
    expect(conditions(question, 'industrial_output')).toEqual([
      `CAST(t."period_ym" AS VARCHAR) IN ('2020-06', '2020-Q2', '2020')`,
      `register: "town_code" = '990112102'`,
    ])
  })

  it('reach as far as the code of an industry: a section by its divisions, a division by its beginning', () => {
    const of = (division: string) => ask('ind-division-pull', { division }, { period_ym: '2020-06' })
    expect(conditions(of('医药制造业'), 'industrial_output')[1]).toBe(`register: starts_with("industry_code", '27')`)
    expect(conditions(of('制造业'), 'industrial_output')[1]).toContain(`FROM industry_dim WHERE section = 'C'`)
    expect(conditions(of('总计'), 'industrial_output')).toHaveLength(1)
  })

  it('are those of the unit where the row has one, whatever its town', () => {
    const question = ask('ind-top-movers', { uscc: 'X1', town: '棠川镇' }, { period_ym: '2020-06', town: null })
    expect(conditions(question, 'industrial_output').slice(1)).toEqual([`t."uscc" = 'X1'`])
  })

  it('take parameters that are set', () => {
    const question = ask('ind-top-movers', {}, { period_ym: '2020-06', town: '990112102' })
    expect(conditions(question, 'industrial_output').slice(1)).toEqual([`register: "town_code" = '990112102'`])
  })
})

describe('the span of a row', () => {
  const span = (id: string, parameters: DrillQuestion['parameters'], cells: Record<string, Value> = {}) =>
    spanOf(ask(id, cells, parameters), table('industrial_output'))
  it('is the stretch between two periods in their order', () => {
    expect(span('ind-growth-breadth', { from: '2020-12', to: '2020-02' })).toMatchObject({
      value: '2020-02 – 2020-12',
      sql: `CAST(t."period_ym" AS VARCHAR) BETWEEN '2020-02' AND '2020-12'`,
    })
  })
  it('is none without a period, and the last month of whatever is named', () => {
    expect(span('ind-output-flash', {})).toBeNull()
    expect(['2020', '2020-Q2', '2020-06'].map(lastMonth)).toEqual(['2020-12', '2020-06', '2020-06'])
  })
})

it('nothing is offered where no table is loaded', () => {
  const question = ask('ind-output-flash', { town: '棠川镇' }, { period_ym: '2020-06' })
  expect(compileDrill(question, { catalogue: emptyCatalogue, model: library.model, language: 'zh' })).toEqual([])
})
