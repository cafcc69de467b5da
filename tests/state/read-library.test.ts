import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readLibrary } from '../../src/state/read-library.ts'

const template = readFileSync('public/templates/industry/m08/ind-output-flash.sql', 'utf8')
const models = ['industrial_output', 'unit', 'town_dim'].map((id) => ({ path: `model/${id}.yaml`, text: readFileSync(`public/templates/model/${id}.yaml`, 'utf8') }))

describe('reading the template library', () => {
  it('gives templates and logical tables of the index', async () => {
    const index = [{ path: 'industry/m08/ind-output-flash.sql', text: template }, ...models]
    const library = await readLibrary(async () => JSON.stringify(index))
    expect(library.templates.map(({ id }) => id)).toEqual(['ind-output-flash'])
    expect(library.model.map(({ id }) => id)).toEqual(['industrial_output', 'unit', 'town_dim'])
    expect(library.broken).toEqual([])
  })

  it('lists a broken file with line and reason and keeps the others', async () => {
    const index = [...models, { path: 'a/b/broken.sql', text: 'SELECT 1' }, { path: 'industry/m08/ind-output-flash.sql', text: template }]
    const library = await readLibrary(async () => JSON.stringify(index))
    expect(library.broken).toEqual([{ path: 'a/b/broken.sql', faults: [{ line: 1, code: 'header-missing', params: {} }] }])
    expect(library.templates).toHaveLength(1)
  })

  it.each(['not json', '{}', '[1]', '[{"path":1,"text":"x"}]'])('says that the file is missing when the index is %s', async (text) => {
    await expect(readLibrary(async () => text)).rejects.toMatchObject({ code: 'site/file-missing', params: { file: 'templates/index.json' } })
  })
})
