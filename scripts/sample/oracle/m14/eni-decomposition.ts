import type { Oracle, OracleRow } from '../oracle.ts'
import { energyAndOutput } from '../support/energy-and-output.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'

/** Energy and output of a group, of the period and of the one a year before. */
type Group = { e1: number; e0: number; q1: number; q0: number; units: number }

export const oracle: Oracle = {
  id: 'eni-decomposition',
  cases: [{ period_ym: '2020-06', by: 'class' }, { by: 'town' }, { town: '990112107', period_ym: '2019-11' }],
  expect: (records, { period_ym: month, by, town }) => {
    const register = registerAt(records.unit, String(month))
    const own = energyAndOutput(records, String(month)).filter(
      ({ uscc }) => town === null || register.get(uscc)?.town_code === town,
    )
    if (own.length === 0) return []
    const codeOf = (uscc: string): string | null => {
      const unit = register.get(uscc)
      if (unit === undefined) return null
      return by === 'town' ? unit.town_code : by === 'class' ? unit.industry_code : unit.industry_code.slice(0, 2)
    }
    const whole = own.filter((row) => !Object.values(row).includes(null))
    const groups = [...groupBy(whole, ({ uscc }) => codeOf(uscc)).values()]
      .map((rows) =>
        rows.reduce<Group>(
          (sum, row) => ({
            e1: sum.e1 + (row.tce ?? 0),
            e0: sum.e0 + (row.tceLy ?? 0),
            q1: sum.q1 + (row.output ?? 0),
            q0: sum.q0 + (row.outputLy ?? 0),
            units: sum.units + 1,
          }),
          { e1: 0, e0: 0, q1: 0, q0: 0, units: 0 },
        ),
      )
      .filter(({ e1, e0, q1, q0 }) => e1 > 0 && e0 > 0 && q1 > 0 && q0 > 0)
    return rowsOf(groups, own.length)
  },
}

function rowsOf(groups: readonly Group[], units: number): OracleRow[] {
  const sum = (of: (group: Group) => number): number | null =>
    groups.length === 0 ? null : groups.reduce((total, group) => total + of(group), 0)
  const [e1, e0] = [sum((group) => group.e1), sum((group) => group.e0)]
  const [q1, q0] = [sum((group) => group.q1) ?? 1, sum((group) => group.q0) ?? 1]
  // Weight of a group: the logarithmic mean of its energy (F37).
  const weight = (group: Group): number =>
    group.e1 === group.e0 ? group.e1 : (group.e1 - group.e0) / Math.log(group.e1 / group.e0)
  const change = e1 === null || e0 === null ? null : e1 - e0
  const isPartial = groups.reduce((total, group) => total + group.units, 0) < units
  const line = (effect: string, tce: number | null, kind: string): OracleRow => {
    const isPart = kind === 'data' || kind === 'total'
    const flag = isPart && tce === null ? 'no_base' : null
    return {
      effect,
      tce,
      pct: isPart ? divide(tce, e0, 100) : null,
      contribution: isPart ? divide(tce, change, 100) : null,
      tce_flag: tce === null ? 'no_base' : isPartial ? 'partial' : null,
      pct_flag: flag,
      contribution_flag: isPart ? (flag ?? changeFlag(change, e0)) : null,
      level: kind === 'data' ? 1 : 0,
      row_kind: kind,
    }
  }
  return [
    line('上年同期能耗', e0, 'subtotal'),
    line(
      '生产规模',
      sum((group) => weight(group) * Math.log(q1 / q0)),
      'data',
    ),
    line(
      '产业结构',
      sum((group) => weight(group) * (Math.log(group.q1 / q1) - Math.log(group.q0 / q0))),
      'data',
    ),
    line(
      '单位产值能耗',
      sum((group) => weight(group) * (Math.log(group.e1 / group.q1) - Math.log(group.e0 / group.q0))),
      'data',
    ),
    line('能耗变化', change, 'total'),
    line('本期能耗', e1, 'subtotal'),
  ]
}

/** What is to be said of parts of a change (F14). */
function changeFlag(change: number | null, base: number | null): string | null {
  if (change === null || base === null) return null
  if (change === 0) return 'no_change'
  if (Math.abs(change) < 0.0005 * base) return 'unstable'
  return change < 0 ? 'down_contribution' : null
}
