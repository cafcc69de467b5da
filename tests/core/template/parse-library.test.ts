import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseLibrary } from '../../../src/core/template/parse-library.ts'
import type { TemplateIndexEntry } from '../../../src/core/template/template.ts'

const entries = JSON.parse(readFileSync('public/templates/index.json', 'utf8')) as TemplateIndexEntry[]

it('reads every file that is shipped', () => {
  const { templates, model, broken } = parseLibrary(entries)
  expect(broken).toEqual([])
  // Each file names what it holds; the index lists the files by their paths.
  const ids = (ending: string): string[] =>
    entries
      .filter(({ path }) => path.endsWith(ending))
      .map(({ path }) => path.slice(path.lastIndexOf('/') + 1, -ending.length))
  expect(templates.map(({ id }) => id)).toEqual(ids('.sql'))
  expect(model.map(({ id }) => id)).toEqual(ids('.yaml'))
})

it('lists a broken file with its faults and reads the others', () => {
  const library = parseLibrary([
    ...entries,
    { path: 'mine/broken.sql', text: 'SELECT 1' },
    { path: 'model/broken.yaml', text: 'id: [' },
  ])
  expect(library.templates).toHaveLength(parseLibrary(entries).templates.length)
  expect(library.broken.map(({ path }) => path).sort()).toEqual(['mine/broken.sql', 'model/broken.yaml'])
})

it('takes the first of two templates with one id and names the second', () => {
  const twin = entries.find(({ path }) => path.endsWith('dir-count-by-town.sql'))
  const { templates, broken } = parseLibrary([
    ...entries,
    { path: 'own/dir-count-by-town.sql', text: twin?.text ?? '' },
  ])
  expect(templates).toHaveLength(parseLibrary(entries).templates.length)
  expect(broken).toEqual([
    {
      path: 'own/dir-count-by-town.sql',
      faults: [{ line: 1, code: 'name-duplicate', params: { name: 'dir-count-by-town' } }],
    },
  ])
})
