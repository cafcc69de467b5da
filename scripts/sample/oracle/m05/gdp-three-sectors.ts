import type { Oracle } from '../oracle.ts'

export const oracle: Oracle = {
  id: 'gdp-three-sectors',
  cases: [{ from_q: '2020-Q1', to_q: '2020-Q3' }],
  expect: ({ gdp_component: all }, { region, from_q: from, to_q: to }) => {
    const own = all.filter(
      (row) => row.region_code === region && row.period_q >= String(from) && row.period_q <= String(to),
    )
    return [...new Set(own.map((row) => row.period_q))].sort().map((quarter) => {
      const of = (item: string): number =>
        own.find((row) => row.period_q === quarter && row.item_code === item)?.value_ytd ?? NaN
      return {
        period: quarter,
        s1: (of('S1') / of('GDP')) * 100,
        s2: (of('S2') / of('GDP')) * 100,
        s3: (of('S3') / of('GDP')) * 100,
        gdp: of('GDP') / 10_000,
      }
    })
  },
}
