import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { compareCode } from '../support/register.ts'
import { shopsBySample } from '../support/small-shops.ts'
import { compareDescending, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ss-response',
  cases: [{ period_q: '2019-Q4' }, { division: '62' }],
  expect: (records, { period_q: quarter, division }) => {
    const shops = shopsBySample(records)
    const all = records.small_report
      .filter((row) => row.period_q === quarter)
      .map((row) => ({ shop: shops.get(row.sample_code), resp: row.resp }))
      .filter(({ shop }) => division === null || shop?.division === division)
    const line = (town: string, own: typeof all, isTotal: boolean) => {
      const count = (resp: string) => own.filter((row) => row.resp === resp).length
      return {
        town,
        samples: own.length,
        ok: count('ok'),
        ok_pct: divide(count('ok'), own.length, 100),
        refused: count('refused'),
        closed: count('closed'),
        moved: count('moved'),
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const lines = [...groupBy(all, ({ shop }) => shop?.town_code ?? null)]
      .map(([code, own]) => {
        const name = records.town_dim.find((row) => row.town_code === code)?.town_name
        return { code, row: line(name ?? code ?? '不在抽样框', own, false) }
      })
      .sort((a, b) => compareDescending(b.row.ok_pct, a.row.ok_pct) || compareCode(a.code, b.code))
    return [line('全区', all, true), ...lines.map(({ row }) => row)]
  },
}
