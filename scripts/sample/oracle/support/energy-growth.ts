import type { RecordOf } from '../../records/sample-records.ts'
import type { OracleRow } from '../oracle.ts'
import { divide, growthOf } from './rates.ts'

type EnergyUnit = RecordOf<'energy_unit'>

/** Energy of some units beside that of all: level in 10,000 tce, rate at comparable scope, share and pull, with what is to be said of each. */
export function energyFigures(rows: readonly EnergyUnit[], all: readonly EnergyUnit[]): OracleRow {
  const pairs = (some: readonly EnergyUnit[]) => some.map((row) => [row.tce_ytd, row.tce_ytd_ly] as const)
  const [growth, whole] = [growthOf(pairs(rows)), growthOf(pairs(all))]
  const hasBase = whole.base !== null && whole.base > 0
  const delta = growth.now === null || growth.base === null ? null : growth.now - growth.base
  const share = divide(growth.level, whole.level, 100)
  return {
    units: rows.length,
    tce: divide(growth.level, 10_000),
    yoy: growth.rate,
    share,
    pull_pp: hasBase ? divide(delta, whole.base, 100) : null,
    tce_flag: growth.level === null ? 'not_reported' : null,
    yoy_flag: growth.flag,
    share_flag: share === null ? 'not_reported' : null,
    pull_flag: hasBase && growth.base !== null ? null : 'no_base',
  }
}
