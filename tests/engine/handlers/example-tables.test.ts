import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import { parseTemplate } from '../../../src/core/template/parse-template.ts'
import type { ExampleTables } from '../../../src/core/template/template.ts'
import { runExamples } from '../../../src/state/judge-example.ts'
import { toRows } from '../../../src/core/result/page-rows.ts'
import { makeField as field } from '../../core/dataset/make-field.ts'

const part = { titleWords: [], key: ['uscc'] }
const model: LogicalTable[] = [
  {
    ...part,
    id: 'output',
    label: { zh: '产值', en: 'Output' },
    key: ['uscc', 'ym'],
    periodField: 'ym',
    fields: [field('uscc', 'C'), field('ym', 'P'), field('ytd', 'N'), field('people', 'I'), field('note', 'T')],
  },
  {
    ...part,
    id: 'firm',
    label: { zh: '名录', en: 'Units' },
    periodField: null,
    fields: [field('uscc', 'C'), field('name', 'T'), field('above', 'B')],
  },
]

const tables = `
      output:
        - { uscc: A, ym: 2019-06, ytd: 100 }
        - { uscc: A, ym: 2020-06, ytd: 130.5, people: 7 }
        - { uscc: '0610', ym: 2020-06, ytd: 20 }
        - { uscc: B, ym: 2020-05, ytd: 1 }
      firm:
        - { uscc: A, name: "云'汀厂", above: true }`
const sql = `SELECT coalesce(f.name, o.uscc) AS name, f.above AS above, o.people AS people, o.note AS note, o.ytd - l.ytd AS more
FROM output o LEFT JOIN output_ly l USING (uscc, ym) LEFT JOIN firm f USING (uscc)
WHERE o.ym = :ym AND (SELECT count(*) FROM firm) = 1 ORDER BY o.ytd DESC`

function template(given: string, expected: string) {
  const text = `/*---
id: t
version: 1
title: { zh: 增量, en: Increase }
question: { zh: 多少, en: How much }
subsystem: industry
module: m08
inputs: { output: [uscc, ym, ytd, people, note], output_ly: [uscc, ym, ytd], firm: [uscc, name, above] }
parameters: { ym: { type: period, label: 期别, default: { from: first-choice }, choices: SELECT DISTINCT ym FROM output ORDER BY ym DESC } }
columns: [{ name: name, label: 甲 }, { name: above, label: 乙 }, { name: people, label: 丙 }, { name: note, label: 丁 }, { name: more, label: 戊, decimals: 1 }]
examples:
  - name: 两家
    tables:${given}
    expect: ${expected}
---*/
${sql}`
  const { template: parsed, faults } = parseTemplate(text, model)
  if (parsed === null) throw new Error(JSON.stringify(faults))
  return parsed
}

let test: TestEngine

beforeAll(async () => {
  test = await openEngine({}, model)
})
afterAll(() => test.close())

/** Runs the examples as page and command line do; nothing is loaded. */
function outcomes(given: string, expected: string) {
  const asked = template(given, expected)
  return runExamples(asked, false, {
    choices: (rows?: ExampleTables) => test.engine.parameterChoices({ template: asked, tables: rows }, context()),
    rows: async (example, parameters) => {
      const ask = { template: asked, parameters, tables: example.tables, language: 'zh' as const }
      const { result } = await test.engine.runTemplate(ask, context())
      return toRows(await test.engine.readResult({ result, offset: 0, limit: 9, sort: [] }, context()))
    },
  })
}

describe('an example with tables of its own', () => {
  it('runs on its rows with nothing loaded: several tables, what is derived from them, NULL where no row names a field', async () => {
    const expected = `[{ name: "云'汀厂", above: true, people: 7, note: null, more: 30.5 }, { name: '0610', above: null, people: null, more: null }]`
    expect(await outcomes(tables, expected)).toEqual([{ name: '两家', outcome: 'passes', differences: [] }])
  })

  it('differs where the rows give something else, and where they give nothing', async () => {
    const [wrong] = await outcomes(tables, `[{ name: "云'汀厂", more: 31 }]`)
    expect(wrong).toMatchObject({ outcome: 'differs', differences: [{ column: 'more', expected: 31, got: 30.5 }] })
    const [nothing] = await outcomes(' { output: [{ uscc: A, ym: 2020-06, ytd: 1 }] }', '[{ name: A }]')
    expect(nothing).toMatchObject({ outcome: 'differs', differences: [{ column: 'name', expected: 'A', got: null }] })
  })

  it('takes a table that it does not name, or names without rows, as empty', async () => {
    const [none] = await outcomes(' { output: [], firm: [{ uscc: A }] }', '[{ name: A }]')
    expect(none?.outcome).toBe('differs')
  })

  it('leaves the loaded data out of its answer, and its own rows out of theirs', async () => {
    const asked = template(tables, '[{ name: A }]')
    const readiness = await test.engine.templateReadiness({ templates: [asked] }, context())
    expect(readiness['t']?.missingTables).toContain('output')
    const running = test.engine.runTemplate(
      { template: asked, parameters: { ym: '2020-06' }, language: 'zh' },
      context(),
    )
    await expect(running).rejects.toMatchObject({ code: 'template/input-not-mapped' })
  })
})
