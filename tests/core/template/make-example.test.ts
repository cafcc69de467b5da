import { describe, expect, it } from 'vitest'
import { compareExample } from '../../../src/core/template/compare-example.ts'
import { makeExample } from '../../../src/core/template/make-example.ts'
import { parseTemplate } from '../../../src/core/template/parse-template.ts'
import { rewriteHead } from '../../../src/core/template/rewrite-head.ts'
import { makeField } from '../dataset/make-field.ts'
import type { Template } from '../../../src/core/template/template.ts'

const text = `/*---
id: t
version: 1
title: { zh: 甲, en: A }
question: { zh: 甲, en: A }
subsystem: industry
module: m08
# The month that is asked for.
parameters: { month: { type: period, label: 期别, default: 2020-12 }, town: { type: text, label: 街镇, default: null, required: false } }
columns:
  - { name: town, label: 街镇 }
  - { name: ytd, label: 产值, unit: 亿元, decimals: 2 }
  - { name: share, label: 占比 }
  - { name: depth, role: level }
---*/
SELECT '全区' AS town, 1.0 AS ytd, 0.5 AS share, 0 AS depth
WHERE :month <> '' AND (:town IS NULL OR :town <> '')`

const model = [
  { id: 'industrial_output', fields: [makeField('uscc'), makeField('output_ytd', 'N')] },
  { id: 'unit', fields: [makeField('uscc')] },
].map((table) => ({
  ...table,
  label: { zh: table.id, en: table.id },
  titleWords: [],
  key: ['uscc'],
  periodField: null,
}))

function parsed(given: string): Template {
  const { template, faults } = parseTemplate(given, model)
  if (template === null) throw new Error(JSON.stringify(faults))
  return template
}

const rows = [
  { town: '全区', ytd: 12.3456, share: 1 / 3, depth: 0 },
  { town: '云汀: "镇"', ytd: -0.004, share: null, depth: 1 },
]

describe('an example made of a result', () => {
  const example = makeExample(parsed(text), '二〇二〇年', { parameters: { month: '2020-12', town: null }, rows })

  it('has the parameters that are given and the telling cells, to the decimals that are shown', () => {
    expect(example).toEqual({
      name: '二〇二〇年',
      parameters: { month: '2020-12' },
      expect: [
        { town: '全区', ytd: 12.35, share: 1 / 3 },
        { town: '云汀: "镇"', ytd: 0 },
      ],
    })
  })

  it('passes on the rows that it was made of, and differs on others', () => {
    expect(compareExample(parsed(text), example, rows)).toEqual([])
    const other = rows.map((row) => ({ ...row, ytd: row.ytd + 1 }))
    expect(compareExample(parsed(text), example, other).map(({ row, column }) => [row, column])).toEqual([
      [0, 'ytd'],
      [1, 'ytd'],
    ])
  })

  it('goes into the head and comes out of it the same, beside others, with everything else letter by letter', () => {
    const once = rewriteHead(text, { examples: [example] })
    expect(parsed(once).examples).toEqual([example])
    expect(once.replace(/examples:[\s\S]*?(?=---\*\/)/u, '')).toBe(text)
    const tables = { industrial_output: [{ uscc: '0610', output_ytd: null }, { uscc: 'A' }], unit: [] }
    const second = { ...example, name: 'yes', tables, expect: [{ town: 'null', ytd: null }] }
    const twice = rewriteHead(once, { examples: [...parsed(once).examples, second] })
    expect(parsed(twice).examples).toEqual([example, second])
    expect(parsed(rewriteHead(twice, { version: 2 })).examples).toEqual([example, second])
  })
})
