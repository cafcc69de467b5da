import { describe, expect, it } from 'vitest'
import { headKeysAt } from '../../../src/core/template/head-keys.ts'

/** Keys at the mark `|` of a file whose head has the given lines. */
function keys(head: string): string[] | undefined {
  const text = `/*---\nid: t\n${head}\n---*/\nSELECT 1`
  return headKeysAt(text.replace('|', ''), text.indexOf('|'))?.keys
}

describe('keys of the head', () => {
  it('offers those of the head itself at the start of a line', () => {
    expect(keys('|')).toEqual(expect.arrayContaining(['id', 'title', 'inputs', 'columns', 'examples']))
    expect(keys('exa|')).toContain('examples')
  })
  it('offers those of an example after the dash and below it', () => {
    expect(keys('examples:\n  - |')).toEqual(expect.arrayContaining(['name', 'parameters', 'expect']))
    expect(keys('examples:\n- na|')).toContain('expect')
    expect(keys('examples:\n  - name: 甲\n    |')).toEqual(expect.arrayContaining(['name', 'parameters', 'expect']))
    expect(
      keys('examples:\n  - name: 甲\n    parameters: { period_ym: "2020-06" }\n    expect:\n      - { a: 1 }\n  - |'),
    ).toContain('expect')
  })
  it('offers those of columns and parameters, in braces too', () => {
    expect(keys('columns:\n  - { name: a, |')).toEqual(expect.arrayContaining(['label', 'unit', 'decimals', 'flagOf']))
    expect(keys('columns:\n  - { name: a, label: { |')).toEqual(['zh', 'en'])
    expect(keys('parameters:\n  period_ym:\n    type: period\n    |')).toEqual(
      expect.arrayContaining(['default', 'choices']),
    )
    expect(keys('chart: { |')).toEqual(expect.arrayContaining(['kind', 'category', 'series']))
    expect(keys('title: { |')).toEqual(['zh', 'en'])
  })
  it('offers nothing in values, under free names and in the SQL', () => {
    expect(keys('title: 产|')).toBeUndefined()
    expect(keys('title: a b|')).toBeUndefined()
    expect(keys('parameters:\n  |')).toBeUndefined()
    expect(keys('examples:\n  - name: 甲\n    expect:\n      - { |')).toBeUndefined()
    expect(headKeysAt('/*---\nid: t\n---*/\nSELECT 1', 24)).toBeNull()
    expect(headKeysAt('SELECT 1', 3)).toBeNull()
  })
  it('says where the word begins that a key replaces', () => {
    expect(headKeysAt('/*---\nexa', 9)?.from).toBe(6)
  })
})
