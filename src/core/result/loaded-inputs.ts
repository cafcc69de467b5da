import type { Origin } from './print-table.ts'

/** What a result has read from files; the product's own rows (code lists, thresholds) come from none. */
export function loadedInputs({ inputs }: Pick<Origin, 'inputs'>): Origin['inputs'] {
  return inputs.filter(({ file }) => file !== '')
}

/** Rows of all files that a result has read. */
export function countRowsRead(origin: Pick<Origin, 'inputs'>): number {
  return loadedInputs(origin).reduce((sum, { rows }) => sum + rows, 0)
}
