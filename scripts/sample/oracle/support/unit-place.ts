import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'

/** Printed name of the town of a unit; what is said of a unit that the register does not have. */
export function townOf(
  { town_dim: towns }: Pick<SampleRecords, 'town_dim'>,
  unit: RecordOf<'unit'> | undefined,
): string {
  return towns.find((row) => row.town_code === unit?.town_code)?.town_name ?? unit?.town_code ?? '不在名录'
}

/** Printed name of each specialty. */
export const specialtyNames: Readonly<Record<string, string>> = {
  B: '工业',
  C: '建筑业',
  E: '批发零售',
  S: '住宿餐饮',
  X: '房地产',
  F: '服务业',
}
