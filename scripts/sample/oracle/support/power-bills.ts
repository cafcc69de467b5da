import type { SampleRecords } from '../../records/sample-records.ts'
import { addMonths, monthOf } from './periods.ts'

/** Power of each unit in a month or to date and a year before: meters by their code, else by a match that somebody confirmed. */
export function powerOf(
  { power, match_link: links }: SampleRecords,
  month: string,
  isToDate: boolean,
): ReadonlyMap<string, { now: number; base: number }> {
  const matched = new Map(
    links.filter((row) => row.dept === '供电' && row.confirmed === true).map((row) => [row.src_key, row.uscc]),
  )
  const before = new Map(
    power.filter((row) => row.period_ym === addMonths(month, -1)).map((row) => [row.customer_no, row.kwh_ytd_ly]),
  )
  const sums = new Map<string, { now: number; base: number }>()
  for (const row of power.filter((each) => each.period_ym === month)) {
    const uscc = row.uscc ?? matched.get(row.customer_no) ?? null
    const earlier = isToDate || monthOf(month) === 2 ? 0 : (before.get(row.customer_no) ?? null)
    const now = isToDate || monthOf(month) === 2 ? row.kwh_ytd : row.kwh_m
    if (uscc === null || now === null || earlier === null || row.kwh_ytd_ly === null) continue
    const sum = sums.get(uscc) ?? { now: 0, base: 0 }
    sums.set(uscc, { now: sum.now + now, base: sum.base + row.kwh_ytd_ly - earlier })
  }
  return sums
}
