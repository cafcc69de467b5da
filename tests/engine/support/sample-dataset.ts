import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, VersionId } from '../../../src/core/base/id.ts'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'

/** A data set with everything that does not matter to a test filled in. */
export function sampleDataset(name: string, changes: Partial<Dataset> = {}): Dataset {
  return {
    id: asId<DatasetId>(`id-${name}`),
    version: asId<VersionId>(`v-${name}`),
    name,
    title: '',
    rowCount: 2,
    totalRowCount: 0,
    columns: [{ name: '单位', type: 'text', unit: null, headerPath: ['单位'], letter: 'A' }],
    period: '2020-06',
    source: { file: `${name}.xlsx`, path: '', sheet: 'Sheet1', range: 'A1:B3', hash: '0'.repeat(64), bytes: 100 },
    ledger: { cellsRead: 0, converted: 0, emptied: 0, rowsLeftOut: 0, entries: [], total: 0 },
    loadedAt: '2020-07-08T01:02:03.000Z',
    bytes: 10,
    ...changes,
  }
}
