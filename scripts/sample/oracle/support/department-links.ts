import type { SampleRecords } from '../../records/sample-records.ts'

/** Unit of each number on the list of a department, as far as it was linked; only links that a person or a code confirmed where wanted. */
export function linkedUnits(
  { match_link: links }: Pick<SampleRecords, 'match_link'>,
  department: string,
  onlyConfirmed = false,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { dept, src_key: key, uscc, confirmed } of links)
    if (dept === department && uscc !== null && (!onlyConfirmed || confirmed === true)) found.set(key, uscc)
  return found
}
