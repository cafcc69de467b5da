import type { SampleRecords } from '../../records/sample-records.ts'

/**
 * Comprehensive energy of a unit from its kinds (F35): use of production by the unit's factor, less what it turned into other kinds or recovered.
 * Null where a kind lacks its amount or factor, or the unit has no kinds.
 */
export function netEnergy(
  { energy_use: uses, energy_transform: transforms, energy_dim: kinds }: SampleRecords,
  uscc: string,
  month: string,
): number | null {
  const own = uses.filter((row) => row.uscc === uscc && row.period_ym === month)
  const factorOf = (code: string): number | null =>
    own.find((row) => row.energy_code === code)?.coef_used ??
    kinds.find((row) => row.energy_code === code)?.coef_ref ??
    null
  let sum: number | null = own.length === 0 ? null : 0
  const add = (code: string, amount: number | null): void => {
    const factor = factorOf(code)
    sum = sum === null || amount === null || (factor === null && amount !== 0) ? null : sum + amount * (factor ?? 0)
  }
  for (const use of own) add(use.energy_code, use.use_prod_ytd)
  for (const row of transforms)
    if (row.uscc === uscc && row.period_ym === month)
      add(row.energy_code, -((row.trans_out_ytd ?? 0) + (row.recycled_ytd ?? 0)))
  return sum
}
