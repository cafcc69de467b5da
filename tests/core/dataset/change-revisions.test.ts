import { describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { VersionId } from '../../../src/core/base/id.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import { addDatasets, referencedVersions } from '../../../src/core/dataset/change-catalogue.ts'
import { addRevisions, undoReplacement } from '../../../src/core/dataset/change-revisions.ts'
import type { RevisionSet } from '../../../src/core/dataset/revision.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

const old = samplePart('old', { number: 2, rowCount: 3 })
const may = samplePart('may', { period: '2020-05' })
const june = samplePart('june', { number: 3 })
const table = sampleDataset('t', {}, [may, june])
const set: Omit<RevisionSet, 'number'> = {
  version: asId<VersionId>('r1'),
  dataset: table.id,
  part: june.version,
  before: old,
  period: '2020-06',
  key: { kind: 'row' },
  changed: 1,
  added: 0,
  removed: 0,
  seenAt: '',
  fileBefore: 'old.xlsx',
  fileAfter: 'june.xlsx',
}
const catalogue: Catalogue = addRevisions({ ...emptyCatalogue, version: 5, datasets: [table] }, [set])

describe('revisions in the catalogue', () => {
  it('are numbered on, and keep their blobs and those that can be brought back', () => {
    const more = addRevisions(catalogue, [{ ...set, version: asId<VersionId>('r2'), before: null }])
    expect(more.revisions.map(({ number }) => number)).toEqual([1, 2])
    expect(referencedVersions(more)).toEqual(new Set(['p-may', 'p-june', 'r1', 'p-old', 'r2']))
    expect(addRevisions(catalogue, [])).toBe(catalogue)
  })

  it('bring the old part back into its place', () => {
    const { next, before, after } = undoReplacement(catalogue, set.version, asId<VersionId>('v2'))
    expect(before).toBe(table)
    expect(after).toMatchObject({ id: table.id, version: 'v2', parts: [may, old], rowCount: 5 })
    expect(next).toMatchObject({ version: 6, datasets: [after], revisions: [] })
  })

  it('bring nothing back after the next load, and go with their table', () => {
    const later = addDatasets(catalogue, [sampleDataset('other')])
    expect(later.revisions).toMatchObject([{ version: 'r1', before: null }])
    expect(() => undoReplacement(later, set.version, asId('v2'))).toThrow('dataset/not-found')
    expect(() => undoReplacement(catalogue, asId('gone'), asId('v2'))).toThrow('dataset/not-found')
    expect(addDatasets({ ...catalogue, datasets: [] }, [sampleDataset('other')]).revisions).toEqual([])
  })
})
