import { sectionDivisions } from '../data/industry-data.ts'
import type { RecordOf } from '../records/sample-records.ts'

const first = 2011

/** Thresholds by industry and year (domain model 2.6); a null threshold is a qualification and no amount. */
export function buildThresholds(): RecordOf<'threshold_dim'>[] {
  const always = (prefixes: readonly string[], wan: number | null): RecordOf<'threshold_dim'>[] =>
    prefixes.map((prefix) => row(prefix, first, null, wan, null))
  const until2019 = (prefixes: readonly string[], wan: number) =>
    prefixes.map((prefix) => row(prefix, first, 2019, wan, 50))
  const in2020 = (prefixes: readonly string[], wan: number) =>
    prefixes.map((prefix) => row(prefix, 2020, 2020, wan, null))
  const from2021 = (prefixes: readonly string[], wan: number) =>
    prefixes.map((prefix) => row(prefix, 2021, null, wan, null))
  const realEstate = ['7020', '7030', '7040', '7090']
  return [
    ...always(['B', 'C', 'D'], 2000),
    ...always(['51'], 2000),
    ...always(['52'], 500),
    ...always(['61', '62'], 200),
    ...always(['E', '7010'], null),
    ...until2019(['G', 'I', 'L', 'M', 'N', 'P', '84', '85', ...realEstate], 1000),
    ...until2019(['O', 'R'], 500),
    ...in2020(['G', 'I', 'L', 'M', 'N', 'P', '84', ...realEstate], 1000),
    ...in2020(['O', 'R', '85'], 500),
    ...from2021(['G', 'I', 'N', '84'], 2000),
    ...from2021(['L', 'M', 'P', '7020', '7030', '7040', '7090'], 1000),
    ...from2021(['O', 'R', '85'], 500),
  ]
}

/** Threshold of a class in a year in 万元, that of the longest prefix; null where a qualification counts instead. */
export function thresholdOf(industry: string, year: number): number | null {
  const [section] =
    Object.entries(sectionDivisions).find(([, divisions]) => divisions.includes(industry.slice(0, 2))) ?? []
  const valid = buildThresholds()
    .filter((each) => each.valid_from <= year && (each.valid_to ?? year) >= year)
    .filter(({ industry_prefix: prefix }) => industry.startsWith(prefix) || prefix === section)
  const longest = Math.max(...valid.map(({ industry_prefix: prefix }) => prefix.length))
  return valid.find(({ industry_prefix: prefix }) => prefix.length === longest)?.threshold_wan ?? null
}

function row(
  prefix: string,
  from: number,
  to: number | null,
  wan: number | null,
  staff: number | null,
): RecordOf<'threshold_dim'> {
  return { industry_prefix: prefix, valid_from: from, valid_to: to, threshold_wan: wan, staff_alt: staff }
}
