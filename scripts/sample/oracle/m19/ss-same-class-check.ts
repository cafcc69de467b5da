import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { shopsBySample } from '../support/small-shops.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ss-same-class-check',
  cases: [{ from_q: '2018-Q3', to_q: '2018-Q3' }, { from_q: '2020-Q1' }],
  expect: (records, { from_q: from, to_q: to }) => {
    const shops = shopsBySample(records)
    const pairs = records.small_sample
      .flatMap((row) => {
        const { q_out: quarter, replaced_by: code } = row
        if (quarter === null || code === null || quarter < String(from) || quarter > String(to)) return []
        const [out, next] = [shops.get(row.sample_code), shops.get(code)]
        const ratio = divide(next?.size_measure ?? null, out?.size_measure ?? null)
        const sameDivision = out?.division === next?.division
        const sameCounty = out?.county_code === next?.county_code
        const wrong = !sameDivision || !sameCounty || ratio === null || ratio < 0.5 || ratio > 2
        return [
          {
            quarter,
            pair: `${row.sample_code} → ${code}`,
            reason: row.replace_reason,
            same_division: sameDivision ? '是' : '否',
            same_county: sameCounty ? '是' : '否',
            size_out: out?.size_measure ?? null,
            size_in: next?.size_measure ?? null,
            size_ratio: ratio,
            ok: wrong ? '不符合' : ratio < 0.7 || ratio > 1 / 0.7 ? '规模放宽' : '符合',
            pairs: 1,
            faults: wrong ? 1 : 0,
            level: 1,
            row_kind: 'data',
          },
        ]
      })
      .sort((a, b) => b.faults - a.faults || compareText(b.quarter, a.quarter) || compareText(a.pair, b.pair))
    const logs = pairs.map(({ size_ratio: ratio }) => Math.log(ratio ?? 1))
    return [
      {
        quarter: '合计',
        pair: null,
        reason: null,
        same_division: null,
        same_county: null,
        size_out: null,
        size_in: null,
        size_ratio: logs.length === 0 ? null : Math.exp(logs.reduce((sum, value) => sum + value, 0) / logs.length),
        ok: null,
        pairs: pairs.length,
        faults: pairs.reduce((sum, { faults }) => sum + faults, 0),
        level: 0,
        row_kind: 'total',
      },
      ...pairs,
    ]
  },
}
