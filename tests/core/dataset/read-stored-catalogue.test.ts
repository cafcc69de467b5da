import { describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, VersionId } from '../../../src/core/base/id.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { readStoredCatalogue } from '../../../src/core/dataset/read-stored-catalogue.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

const { version: _version, number: _number, loadedAt, bytes, ...source } = samplePart('旧')
const { constants: _constants, ...old } = {
  ...source,
  id: asId<DatasetId>('x1'),
  version: asId<VersionId>('x2'),
  name: '旧表',
  loadedAt,
  bytes,
}

describe('a stored catalogue', () => {
  it('is empty on a first visit', () => {
    expect(readStoredCatalogue(undefined)).toEqual(emptyCatalogue)
  })

  it('of tables of one file becomes one of tables of one part, each under the blob that it has', () => {
    const mappings = [{ shape: 's', logicalTable: 'unit', fields: {}, confirmedAt: '' }]
    const read = readStoredCatalogue({ version: 7, datasets: [old], deleted: [old], mappings })
    expect(read).toMatchObject({ version: 7, mappings })
    for (const [dataset] of [read.datasets, read.deleted]) {
      expect(dataset).toMatchObject({ id: 'x1', name: '旧表', rowCount: 2, bytes: 10, loadedAt, recipe: null })
      expect(dataset?.parts).toEqual([{ ...source, version: 'x2', number: 1, loadedAt, bytes }])
      expect(dataset?.version).not.toBe('x2')
      expect(dataset?.columns.map(({ name }) => name)).toEqual(['单位', '期别'])
    }
  })

  it('of today stays as it is', () => {
    const today = { ...emptyCatalogue, version: 3, datasets: [sampleDataset('a')] }
    expect(readStoredCatalogue(today)).toEqual(today)
  })
})
