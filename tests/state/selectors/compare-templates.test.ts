import { expect, it } from 'vitest'
import { compareTemplates } from '../../../src/state/selectors/compare-templates.ts'
import { makeTemplateFile } from '../make-template-file.ts'

it('says how each file stands to what is there', () => {
  const texts = { mine: makeTemplateFile('mine'), same: makeTemplateFile('same'), sites: makeTemplateFile('sites') }
  const files = [
    makeTemplateFile('fresh'),
    makeTemplateFile('mine', 'SELECT 2 AS n'),
    makeTemplateFile('same'),
    makeTemplateFile('sites', 'SELECT 2 AS n'),
    makeTemplateFile('fresh', 'SELECT 3 AS n'),
    makeTemplateFile('evil', 'DELETE FROM unit'),
  ].map((text, at) => ({ path: `${String(at)}.sql`, text }))
  const compared = compareTemplates(files, { texts, siteIds: new Set(['sites']), model: [] })
  expect(compared.map(({ standing }) => standing)).toEqual(['new', 'own', 'same', 'site', 'twice', 'broken'])
  expect(compared[1]?.present).toBe(texts.mine)
  expect(compared[5]?.faults).toMatchObject([{ line: 12, code: 'sql-forbidden', params: { keyword: 'DELETE' } }])
})
