import { asId } from '../base/id.ts'
import type { DatasetId, VersionId } from '../base/id.ts'
import { emptyCatalogue } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { combineParts } from './combine-parts.ts'
import type { Column, Dataset, DatasetSource } from './dataset.ts'
import { emptyLedger } from './import-ledger.ts'

/** A table as it was stored before tables had parts: one file, one blob under the table's version. */
type SingleSourceDataset = {
  id: DatasetId
  version: VersionId
  name: string
  title: string
  rowCount: number
  totalRowCount: number
  columns: Column[]
  period: string | null
  source: DatasetSource
  /** Counts are all that is kept of it: its entries named the first cells only. */
  ledger: { cellsRead: number; converted: number; emptied: number; rowsLeftOut: number }
  loadedAt: string
  bytes: number
}

/** A catalogue of this or an earlier version of the product. */
export type StoredCatalogue = Partial<Omit<Catalogue, 'datasets' | 'deleted'>> & {
  datasets?: (Dataset | SingleSourceDataset)[]
  deleted?: (Dataset | SingleSourceDataset)[]
}

/** What storage holds as the catalogue of today: tables of one file become tables of one part, lists that are missing are empty. */
export function readStoredCatalogue(stored: StoredCatalogue | undefined): Catalogue {
  if (stored === undefined) return emptyCatalogue
  const { datasets = [], deleted = [], ...rest } = stored
  return { ...emptyCatalogue, ...rest, datasets: datasets.map(readDataset), deleted: deleted.map(readDataset) }
}

function readDataset(stored: Dataset | SingleSourceDataset): Dataset {
  if ('parts' in stored) return stored
  const { id, version, name, title, rowCount, totalRowCount, columns, period, source, loadedAt, bytes } = stored
  const { cellsRead, converted, emptied, rowsLeftOut } = stored.ledger
  const ledger = { ...emptyLedger(), cellsRead, converted, emptied, rowsLeftOut }
  const part = { version, number: 1, source, title, period, constants: [], columns, rowCount, totalRowCount, ledger }
  // The blob keeps its name; the table needs one of its own.
  const head = { id, version: asId<VersionId>(`t${version}`), name, recipe: null }
  return combineParts(head, [{ ...part, loadedAt, bytes }])
}
