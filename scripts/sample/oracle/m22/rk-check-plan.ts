import { createHash } from 'node:crypto'
import type { Oracle } from '../oracle.ts'
import { registerAt } from '../support/register.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'rk-check-plan',
  cases: [
    { show: 'all', seed: 'yt-demo', period_ym: '2020-06' },
    { mid_rate: 50, low_rate: 0, town: '990112002' },
    { mid_rate: 0, low_rate: 10 },
  ],
  expect: (records, { period_ym, mid_rate, low_rate, seed, town, show }) => {
    const { risk_score: scores, unit, town_dim: towns, draw: draws, draw_item: items } = records
    const register = registerAt(unit, String(period_ym))
    const batch = draws
      .filter((row) => row.seed === seed)
      .map((row) => row.draw_id)
      .sort(compareText)
      .at(-1)
    const keyOf = (uscc: string): string =>
      items.find((row) => row.draw_id === batch && row.uscc === uscc)?.order_key ??
      createHash('sha256')
        .update(`${String(seed)}|${batch ?? String(period_ym)}|${uscc}`)
        .digest('hex')
    const levels = [
      ['red', '红', 100],
      ['yellow', '黄', Number(mid_rate)],
      ['green', '绿', Number(low_rate)],
    ] as const
    return levels.flatMap(([level, grade, rate]) => {
      const own = scores
        .filter((row) => row.period_ym === period_ym && row.level === level)
        .map(({ uscc, score }) => ({ uscc, score, key: keyOf(uscc) }))
        .sort((a, b) => compareText(a.key, b.key) || compareText(a.uscc, b.uscc))
      const quota = Math.ceil((own.length * rate) / 100 - 1e-9)
      return own
        .map(({ uscc, score, key }, at) => {
          const code = register.get(uscc)?.town_code
          return {
            name: register.get(uscc)?.unit_name ?? uscc,
            uscc,
            town: towns.find((row) => row.town_code === code)?.town_name ?? code ?? '不在名录',
            grade,
            score,
            selected: level === 'red' ? '必查' : at < quota ? '抽中' : '未抽中',
            position: at + 1,
            order_key: key,
            score_flag: null,
          }
        })
        .filter(({ uscc }) => town === null || register.get(uscc)?.town_code === town)
        .filter(({ position }) => show === 'all' || position <= quota)
    })
  },
}
