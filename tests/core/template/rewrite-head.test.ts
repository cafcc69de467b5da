import { describe, expect, it } from 'vitest'
import { rewriteHead } from '../../../src/core/template/rewrite-head.ts'

const text = `/*---
id: top-units
version: 3
# The specialist's remark stays.
title: { zh: '产值, 前列', en: "Largest units" }
subsystem: industry
module: m08
inputs:
  unit: [uscc]
columns:
  - { name: n, label: { zh: 家数, en: Units }, unit: 家, decimals: 0 }
notes:
  - { zh: 一条很长很长的注，它在一行里写到一百二十个字符以外也不应该被折成两行，否则别人打开这个文件时会看到一行没有改过的文字变了样子，并且要花时间去想为什么, en: Note }
---*/
SELECT count(*) AS n FROM unit -- id: not this one
`

describe('changing the head of a template', () => {
  it('changes what is asked and nothing else', () => {
    const changed = rewriteHead(text, { id: 'top-units-2', version: 4, module: 'own' })
    expect(changed).toBe(
      text.replace('id: top-units\n', 'id: top-units-2\n').replace('version: 3', 'version: 4').replace('m08', 'own'),
    )
  })

  it('writes titles and inputs in one line each', () => {
    const changed = rewriteHead(text, {
      title: { zh: '前列', en: 'Top, by output' },
      inputs: { unit: ['uscc', 'town_code'], town_dim: [] },
    })
    expect(changed).toContain('title: { zh: 前列, en: "Top, by output" }\nsubsystem')
    expect(changed).toContain('inputs:\n  unit: [uscc, town_code]\n  town_dim: []\ncolumns')
    expect(changed.slice(changed.indexOf('---*/'))).toBe(text.slice(text.indexOf('---*/')))
  })

  it('adds a line that was missing', () => {
    expect(rewriteHead('/*---\nid: a\n---*/\nSELECT 1', { version: 1 })).toBe(
      '/*---\nid: a\nversion: 1\n---*/\nSELECT 1',
    )
  })

  it.each(['SELECT 1', '/*---\nid: [\n---*/\nSELECT 1', '/*---\nid: a\nSELECT 1'])('leaves %j as it is', (broken) => {
    expect(rewriteHead(broken, { id: 'b' })).toBe(broken)
  })
})
