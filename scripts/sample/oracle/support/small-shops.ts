import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'

/** The shop of the frame of each sample code. */
export function shopsBySample({
  small_sample: samples,
  small_frame: frame,
}: SampleRecords): ReadonlyMap<string, RecordOf<'small_frame'>> {
  const shops = new Map(frame.map((row) => [row.frame_id, row]))
  return new Map(
    samples.flatMap(({ sample_code: code, frame_id: id }) => {
      const shop = shops.get(id)
      return shop === undefined ? [] : [[code, shop] as const]
    }),
  )
}

/** Yearly limit in 万元 of a division in a year. */
export function limitOf({ threshold_dim: limits }: SampleRecords, division: string, year: number): number | null {
  const row = limits.find(
    (each) =>
      each.industry_prefix === division && each.valid_from <= year && (each.valid_to === null || each.valid_to >= year),
  )
  return row?.threshold_wan ?? null
}

/** Sales of four quarters up to one, from those that were reported, and how many they are. */
export function yearlySales(
  { small_report: reports }: SampleRecords,
  code: string,
  quarters: readonly string[],
): { quarters: number; sales: number } | null {
  const known = reports.flatMap((row) =>
    row.sample_code === code && quarters.includes(row.period_q) && row.ss_sales_cur !== null ? [row.ss_sales_cur] : [],
  )
  if (known.length === 0) return null
  return { quarters: known.length, sales: (known.reduce((sum, value) => sum + value, 0) / known.length) * 4 }
}
