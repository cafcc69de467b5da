import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { membersOf } from '../support/modern-groups.ts'
import { divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { sumKnown } from '../support/sums.ts'

const groups = ['auto', 'equip', 'bio', 'ai'].map((name) => `m31.${name}`)

/** A unit of the lists with its share in each industry. */
type Maker = { shares: ReadonlyMap<string, number>; output: Pair; profit: Pair }
type Pair = readonly [now: number | null, base: number | null]

export const oracle: Oracle = {
  id: 'four-mfg-summary',
  cases: [{ period_ym: '2020-06' }, { town: '990112400' }, { town: '990112001', period_ym: '2019-02' }],
  expect: (records, { period_ym: period, town }) => {
    const makers = makersAt(records, String(period), town)
    const sumOf = ({ shares }: Maker): number => [...shares.values()].reduce((sum, share) => sum + share, 0)
    const entries = makers.reduce((sum, { shares }) => sum + shares.size, 0)
    return [
      line('合计（去重）', 'total', makers, (maker) => Math.min(sumOf(maker), 1)),
      ...groups.map((group) => line(group, 'data', makers, ({ shares }) => shares.get(group) ?? 0)),
      { ...line('四个产业相加', 'subtotal', makers, sumOf), units: entries },
      {
        ...line('减：重复计算', 'subtotal', makers, (maker) => Math.max(sumOf(maker) - 1, 0)),
        units: entries - makers.length,
      },
    ]
  },
}

/** Units with industrial output of a month that are on one of the lists. */
function makersAt(records: SampleRecords, month: string, town: unknown): Maker[] {
  const register = registerAt(records.unit, month)
  const lists = groups.map((group) => [group, membersOf(records, group, month)] as const)
  return records.industrial_output
    .filter((row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town))
    .map((row) => {
      const books = records.finance.find(
        (other) => other.uscc === row.uscc && other.period_ym === month && other.form_code === 'B203',
      )
      return {
        shares: new Map(
          lists.flatMap(([group, members]) => {
            const share = members.get(row.uscc)
            return share === undefined ? [] : [[group, share] as const]
          }),
        ),
        output: [row.output_ytd, row.output_ytd_ly] as const,
        profit: [books?.profit_ytd ?? null, books?.profit_ytd_ly ?? null] as const,
      }
    })
    .filter(({ shares }) => shares.size > 0)
}

function line(group: string, kind: string, makers: readonly Maker[], weightOf: (maker: Maker) => number): OracleRow {
  const own = makers.map((maker) => ({ ...maker, weight: weightOf(maker) })).filter(({ weight }) => weight > 1e-9)
  const weigh = ([now, base]: Pair, weight: number): Pair => [
    now === null ? null : now * weight,
    base === null ? null : base * weight,
  ]
  const output = growthOf(own.map((each) => weigh(each.output, each.weight)))
  const profit = growthOf(own.map((each) => weigh(each.profit, each.weight)))
  const shared = own.filter(({ shares }) => shares.size > 1)
  const overlap =
    sumKnown(shared.map((each) => weigh(each.output, each.weight)[0])) ?? (output.level === null ? null : 0)
  const isTwice = group === '减：重复计算'
  const printsShared = kind !== 'subtotal'
  return {
    group,
    units: own.length,
    output: divide(output.level, 10_000),
    yoy: isTwice ? null : output.rate,
    profit: divide(profit.level, 10_000),
    profit_yoy: isTwice ? null : profit.rate,
    shared_units: printsShared ? shared.length : null,
    overlap: printsShared ? divide(overlap, 10_000) : null,
    output_flag: output.level === null && !isTwice ? 'not_reported' : null,
    yoy_flag: isTwice ? null : output.flag,
    profit_flag: profit.level === null && !isTwice ? 'not_reported' : null,
    profit_yoy_flag: isTwice ? null : profit.flag,
    level: kind === 'total' ? 0 : 1,
    row_kind: kind,
  }
}
