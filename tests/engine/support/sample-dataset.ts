import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, VersionId } from '../../../src/core/base/id.ts'
import { combineParts } from '../../../src/core/dataset/combine-parts.ts'
import { emptyLedger } from '../../../src/core/dataset/import-ledger.ts'
import type { Dataset, DatasetPart } from '../../../src/core/dataset/dataset.ts'

/** A part with everything that does not matter to a test filled in. */
export function samplePart(name: string, changes: Partial<DatasetPart> = {}): DatasetPart {
  return {
    version: asId<VersionId>(`p-${name}`),
    number: 1,
    source: { file: `${name}.xlsx`, path: '', sheet: 'Sheet1', range: 'A1:B3', hash: `hash-${name}`, bytes: 100 },
    title: '',
    period: '2020-06',
    constants: [],
    columns: [{ name: '单位', type: 'text', unit: null, headerPath: ['单位'], letter: 'A' }],
    rowCount: 2,
    totalRowCount: 0,
    ledger: emptyLedger(),
    loadedAt: '2020-07-08T01:02:03.000Z',
    bytes: 10,
    ...changes,
  }
}

/** A data set of one part, or of the given ones. */
export function sampleDataset(
  name: string,
  changes: Partial<DatasetPart> & { id?: DatasetId } = {},
  parts: readonly DatasetPart[] = [],
): Dataset {
  const { id = asId<DatasetId>(`id-${name}`), ...part } = changes
  const head = { id, version: asId<VersionId>(`v-${name}`), name, recipe: null }
  return combineParts(head, parts.length > 0 ? parts : [samplePart(name, part)])
}
