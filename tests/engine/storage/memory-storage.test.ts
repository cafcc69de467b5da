import { expect, it } from 'vitest'
import { addDatasets } from '../../../src/core/dataset/change-catalogue.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { openMemoryStorage } from '../../../src/engine/storage/memory-storage.ts'
import { sampleDataset } from '../support/sample-dataset.ts'
import { describeStorage } from './storage-contract.ts'

describeStorage('memory storage', () => Promise.resolve(openMemoryStorage()))

it('goes on from the catalogue that it is given', async () => {
  const start = addDatasets(emptyCatalogue, [sampleDataset('a')])
  expect(await openMemoryStorage(start).readCatalogue()).toEqual(start)
})
