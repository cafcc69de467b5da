import type { SampleRecords } from '../../records/sample-records.ts'

/** Section (门类) of an industry code of any length; null where the list of industries does not have its division. */
export function sectionOf(industries: SampleRecords['industry_dim'], code: string | undefined): string | null {
  return industries.find((row) => row.industry_code === code?.slice(0, 2))?.section ?? null
}

/** Printed name of a code of industry or town. */
export function nameOf(
  { industry_dim: industries, town_dim: towns }: Pick<SampleRecords, 'industry_dim' | 'town_dim'>,
  code: string | null,
  unknown: string,
): string {
  return (
    towns.find((row) => row.town_code === code)?.town_name ??
    industries.find((row) => row.industry_code === code)?.industry_name ??
    code ??
    unknown
  )
}
