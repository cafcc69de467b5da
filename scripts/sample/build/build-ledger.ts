import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { round } from './build-macro.ts'
import { bookedShare } from './plan-research.ts'
import type { World } from './world.ts'

const vouchers = ['研发支出辅助账', '研发支出辅助账', '明细账', '记账凭证汇总'] as const

/** Electronic ledgers of units: the year's fee of research as the unit has it, one row a unit and year in December. Some units keep none. */
export function buildLedger({ pack, seed, actors }: World, { rd }: Pick<SampleRecords, 'rd'>): RecordOf<'ledger'>[] {
  const last = Math.max(...pack.years)
  const roles = new Map(actors.map(({ unit, research }) => [unit.uscc, research?.role ?? null]))
  return rd.flatMap(({ uscc, year, rd_fee: fee }) => {
    const random = openRandom(`${seed}|ledger|${uscc}|${String(year)}`)
    const keepsNone = random.next() < 0.04
    const exact = random.next() < 0.85
    const noise = exact ? 1 : 0.97 + 0.06 * random.next()
    const differs = roles.get(uscc) === 'booksDiffer' && year === last
    const part = differs && random.next() < 0.5 ? bookedShare : noise
    if (keepsNone) return []
    return [
      {
        uscc,
        period_ym: `${String(year)}-12`,
        item: 'rd_fee',
        ledger_value: round(fee * part, 1),
        voucher: random.pick(vouchers),
      },
    ]
  })
}
