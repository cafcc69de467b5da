import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseLibrary } from '../../../src/core/template/parse-library.ts'
import type { TemplateIndexEntry } from '../../../src/core/template/template.ts'

const entries = JSON.parse(readFileSync('public/templates/index.json', 'utf8')) as TemplateIndexEntry[]

it('reads every file that is shipped', () => {
  const { templates, model, broken } = parseLibrary(entries)
  expect(broken).toEqual([])
  expect(templates.map(({ id }) => id).sort()).toEqual(['dir-count-by-town', 'ind-division-pull', 'ind-output-flash'])
  expect(model.map(({ id }) => id).sort()).toEqual(['industrial_output', 'industry_dim', 'town_dim', 'unit'])
})

it('lists a broken file with its faults and reads the others', () => {
  const library = parseLibrary([
    ...entries,
    { path: 'mine/broken.sql', text: 'SELECT 1' },
    { path: 'model/broken.yaml', text: 'id: [' },
  ])
  expect(library.templates).toHaveLength(3)
  expect(library.broken.map(({ path }) => path).sort()).toEqual(['mine/broken.sql', 'model/broken.yaml'])
})

it('takes the first of two templates with one id and names the second', () => {
  const twin = entries.find(({ path }) => path.endsWith('dir-count-by-town.sql'))
  const { templates, broken } = parseLibrary([
    ...entries,
    { path: 'own/dir-count-by-town.sql', text: twin?.text ?? '' },
  ])
  expect(templates).toHaveLength(3)
  expect(broken).toEqual([
    {
      path: 'own/dir-count-by-town.sql',
      faults: [{ line: 1, code: 'name-duplicate', params: { name: 'dir-count-by-town' } }],
    },
  ])
})
