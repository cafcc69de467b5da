import { recordFields } from './records/sample-records.ts'
import type { SampleRecords } from './records/sample-records.ts'

/** Sizes of the sample: `tiny` is built into the site, `district` is the default test set, `full` has five years. */
export type PackName = 'tiny' | 'district' | 'full'

/** Facts that are fixed by construction, by their name in `plants.json`. */
export type Plants = Record<string, unknown>

/** Everything that the district of a seed reports, as its workbooks print it; the same seed gives the same records. */
export function buildRecords(
  pack: PackName,
  seed: string,
): { pack: PackName; seed: string; records: SampleRecords; plants: Plants } {
  return { pack, seed, records: emptyRecords(), plants: {} }
}

function emptyRecords(): SampleRecords {
  return Object.fromEntries(Object.keys(recordFields).map((table) => [table, []])) as unknown as SampleRecords
}
