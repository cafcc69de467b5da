import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'dq-match-coverage',
  cases: [{ dept: '供电' }, { dept: '税务' }],
  expect: ({ match_link: links }, { dept }) => {
    const own = links.filter((row) => dept === null || row.dept === dept)
    const levelOf = (row: (typeof own)[number]): string => (row.uscc === null ? '未匹配' : row.match_level)
    const line = (list: string, match: string, rows: typeof own, whole: number, depth: number) => {
      const linked = rows.filter((row) => row.uscc !== null)
      const similar = linked.map((row) => row.sim)
      return {
        dept: list,
        match_level: match,
        n: rows.length,
        pct: divide(rows.length, whole, 100),
        linked_pct: depth < 2 ? divide(linked.length, rows.length, 100) : null,
        to_confirm: linked.filter((row) => row.confirmed !== true).length,
        avg_sim: divide(
          similar.reduce((sum, value) => sum + value, 0),
          similar.length,
        ),
        level: depth,
        row_kind: ['total', 'subtotal', 'data'][depth] ?? null,
      }
    }
    const lists = [...new Set(own.map((row) => row.dept))].sort(compareText)
    return [
      line('合计', '小计', own, own.length, 0),
      ...lists.flatMap((list) => {
        const rows = own.filter((row) => row.dept === list)
        const levels = [...new Set(rows.map(levelOf))].sort((a, b) =>
          (a === '未匹配') === (b === '未匹配') ? compareText(a, b) : a === '未匹配' ? 1 : -1,
        )
        return [
          line(list, '小计', rows, rows.length, 1),
          ...levels.map((match) =>
            line(
              list,
              match,
              rows.filter((row) => levelOf(row) === match),
              rows.length,
              2,
            ),
          ),
        ]
      }),
    ]
  },
}
