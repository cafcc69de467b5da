import { createHash } from 'node:crypto'
import type { Oracle } from '../oracle.ts'
import { addQuarters, yearOf } from '../support/periods.ts'
import { limitOf, shopsBySample, yearlySales } from '../support/small-shops.ts'
import { compareText, groupBy } from '../support/sums.ts'

const reasons = ['停业', '迁出', '连续拒报', '达限转限上', '到期轮换'] as const

export const oracle: Oracle = {
  id: 'ss-rotation-plan',
  cases: [{ quarter: '2020-Q2', rate: 10 }, { seed: 'other' }, { rate: 0 }],
  expect: (records, { quarter: chosen, rate, seed }) => {
    const quarter = String(chosen)
    const keyOf = (text: string): string =>
      createHash('sha256')
        .update(`${String(seed)}|${quarter}|${text}`)
        .digest('hex')
    const [last, before, yearAgo] = [addQuarters(quarter, -1), addQuarters(quarter, -2), addQuarters(quarter, -4)]
    const answer = new Map(records.small_report.map((row) => [`${row.sample_code} ${row.period_q}`, row.resp]))
    const shops = shopsBySample(records)
    const reasonOf = (code: string, division: string): number => {
      const now = answer.get(`${code} ${last}`)
      if (now === 'closed') return 0
      if (now === 'moved') return 1
      if (now === 'refused' && answer.get(`${code} ${before}`) === 'refused') return 2
      const sold = yearlySales(
        records,
        code,
        [1, 2, 3, 4].map((back) => addQuarters(quarter, -back)),
      )
      const limit = limitOf(records, division, yearOf(last))
      return sold !== null && limit !== null && sold.sales >= limit ? 3 : 4
    }
    const members = records.small_sample.flatMap((row) => {
      const shop = shops.get(row.sample_code)
      return shop === undefined || row.q_in >= quarter || (row.q_out !== null && row.q_out < quarter)
        ? []
        : [
            {
              code: row.sample_code,
              from: row.q_in,
              shop,
              key: keyOf(row.sample_code),
              reason: reasonOf(row.sample_code, shop.division),
            },
          ]
    })
    const strata = [...groupBy(members, ({ shop }) => `${shop.county_code}|${shop.stratum}`)].map(([cell, own]) => ({
      cell,
      own,
      exact: (Math.round((Number(rate) / 100) * members.length) * own.length) / members.length,
    }))
    const rest = ({ exact }: (typeof strata)[number]): number => Math.round((exact - Math.floor(exact)) * 1e9)
    const left =
      Math.round((Number(rate) / 100) * members.length) - strata.reduce((sum, { exact }) => sum + Math.floor(exact), 0)
    const raised = new Set(
      [...strata]
        .sort((a, b) => rest(b) - rest(a) || compareText(keyOf(a.cell), keyOf(b.cell)))
        .slice(0, left)
        .map(({ cell }) => cell),
    )
    const leavers = strata
      .sort((a, b) => compareText(a.cell, b.cell))
      .flatMap(({ cell, own, exact }) => {
        const quota = Math.min(Math.floor(exact) + (raised.has(cell) ? 1 : 0), Math.max(own.length - 2, 0))
        return [...own]
          .sort(
            (a, b) =>
              a.reason - b.reason || (a.reason === 4 ? compareText(a.from, b.from) : 0) || compareText(a.key, b.key),
          )
          .map((member, at) => ({ ...member, within: at < quota }))
          .filter(({ reason, within }) => reason < 4 || within)
      })
    const used = new Set(
      records.small_sample
        .filter((row) => row.q_in < quarter && (row.q_out === null || row.q_out > yearAgo))
        .map((row) => row.frame_id),
    )
    const free = records.small_frame.filter(
      (shop) => shop.is_stable === true && shop.cooperative === true && !used.has(shop.frame_id),
    )
    const taken = new Set<string>()
    return leavers.map(({ code, shop, reason, within, key }) => {
      const [next] = free
        .filter((each) => !taken.has(each.frame_id))
        .filter((each) => each.division === shop.division && each.county_code === shop.county_code)
        .map((each) => ({ each, ratio: each.size_measure / shop.size_measure }))
        .filter(({ ratio }) => ratio >= 0.5 && ratio <= 2)
        .map(({ each, ratio }) => ({
          each,
          ratio,
          level: each.has_pos !== true ? 2 : ratio >= 0.7 && ratio <= 1 / 0.7 ? 0 : 1,
          far: Math.round(Math.abs(Math.log(ratio)) * 1e9),
        }))
        .sort(
          (a, b) => a.level - b.level || a.far - b.far || compareText(keyOf(a.each.frame_id), keyOf(b.each.frame_id)),
        )
      if (next !== undefined) taken.add(next.each.frame_id)
      return {
        out: code,
        out_name: shop.frame_name,
        stratum: shop.stratum,
        reason: reasons[reason] ?? null,
        quota: within ? '定额内' : '超额',
        in: next?.each.frame_id ?? null,
        in_name: next?.each.frame_name ?? null,
        size_out: shop.size_measure,
        size_in: next?.each.size_measure ?? null,
        size_ratio: next?.ratio ?? null,
        rule_level: ['无放宽', '规模放宽', '不要求收银系统'][next?.level ?? 3] ?? '空缺',
        order_key: key,
      }
    })
  },
}
