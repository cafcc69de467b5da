import { describe, expect, it } from 'vitest'
import { parseLibrary } from '../../src/core/template/parse-library.ts'
import { emptyCatalogue } from '../../src/core/dataset/catalogue.ts'
import { combineLibrary } from '../../src/state/combine-library.ts'

const file = (id: string, more = ''): string => `/*---
id: ${id}
version: 1
title: { zh: 数, en: Count }
question: { zh: 几家？, en: How many? }
subsystem: industry
module: own
columns:
  - { name: n, label: { zh: 家数, en: Units }, decimals: 0 }
source: { zh: 名录, en: Directory }
${more}---*/
SELECT 1 AS n`
const site = parseLibrary([{ path: 'a/b/site-one.sql', text: file('site-one') }])
const saved = (id: string, text: string) => ({ id, text, savedAt: '2020-07-01T00:00:00Z' })

describe('the library with templates of the user', () => {
  it('lists the site first, then what was saved', () => {
    const { templates, brokenTemplates, templateTexts } = combineLibrary(site, {
      ...emptyCatalogue,
      templates: [saved('mine', file('mine'))],
    })
    expect(templates.map(({ id }) => id)).toEqual(['site-one', 'mine'])
    expect(brokenTemplates).toEqual([])
    expect(templateTexts['mine']).toBe(file('mine'))
  })

  it('names a saved template that does not work any more, and keeps its text', () => {
    const text = file('mine', 'inputs: { gone: [a] }\n')
    const { templates, brokenTemplates, templateTexts } = combineLibrary(site, {
      ...emptyCatalogue,
      templates: [saved('mine', text)],
    })
    expect(templates.map(({ id }) => id)).toEqual(['site-one'])
    expect(brokenTemplates).toMatchObject([
      { path: 'mine.sql', faults: [{ code: 'table-unknown', params: { table: 'gone' } }] },
    ])
    expect(templateTexts['mine']).toBe(text)
  })

  it('lets the site have its ids', () => {
    const { templates, brokenTemplates } = combineLibrary(site, {
      ...emptyCatalogue,
      templates: [saved('site-one', file('site-one'))],
    })
    expect(templates).toHaveLength(1)
    expect(brokenTemplates).toMatchObject([{ path: 'site-one.sql', faults: [{ code: 'name-duplicate' }] }])
  })
})
