import type { DatasetId } from '../../../core/base/id.ts'

/** Being built. */
export function TablePage({ dataset }: { dataset: DatasetId }) {
  return dataset
}
