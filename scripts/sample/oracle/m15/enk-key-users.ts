import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { intensityOf } from '../support/energy-intensity.ts'
import type { EnergyAndOutput } from '../support/energy-intensity.ts'
import { divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'
import { unitColumns } from '../support/unit-columns.ts'

type Member = EnergyAndOutput & { uscc: string; isReported: boolean }

export const oracle: Oracle = {
  id: 'enk-key-users',
  cases: [
    { period_ym: '2020-06', n: 2 },
    { period_ym: '2019-11', list: 'm44.equip', n: 5 },
    { list: 'm44.bio', town: '990112107' },
  ],
  expect: (records, { period_ym: month, list, n, town }) => {
    const register = registerAt(records.unit, String(month))
    const own = membersOf(records, String(list), String(month)).filter(
      ({ uscc }) => town === null || register.get(uscc)?.town_code === town,
    )
    if (own.length === 0) return []
    const byUse = [...own].sort((a, b) => compareDescending(a.tce, b.tce) || compareText(a.uscc, b.uscc))
    const reported = byUse.filter(({ isReported }) => isReported)
    const [listed, others] = [reported.slice(0, Number(n)), reported.slice(Number(n))]
    const whole = sumKnown(records.energy_unit.filter((row) => row.period_ym === month).map((row) => row.tce_ytd))
    const of = (rows: readonly Member[]) => figuresOf(rows, whole)
    const nobody = { uscc: null, town: null, division: null, state: null }
    const line = (row: Member): OracleRow => ({
      ...unitColumns(records, register, row.uscc),
      ...of([row]),
      state: row.isReported ? '已报' : '缺报',
      level: 1,
      row_kind: 'data',
    })
    return [
      { unit_name: '名单合计', ...nobody, ...of(own), level: 0, row_kind: 'total' },
      ...listed.map(line),
      ...(others.length === 0
        ? []
        : [{ unit_name: '其他企业', ...nobody, ...of(others), level: 1, row_kind: 'subtotal' }]),
      ...byUse.filter(({ isReported }) => !isReported).map(line),
    ]
  },
}

function membersOf(
  { group_member: members, energy_unit: energy, industrial_output: outputs }: SampleRecords,
  list: string,
  month: string,
): Member[] {
  const codes = members
    .filter((row) => row.group_code === list && row.valid_from <= month && (row.valid_to ?? month) >= month)
    .map(({ uscc }) => uscc)
  return [...new Set(codes)].map((uscc) => {
    const form = energy.find((row) => row.uscc === uscc && row.period_ym === month)
    const made = outputs.find((row) => row.uscc === uscc && row.period_ym === month)
    return {
      uscc,
      isReported: form !== undefined,
      tce: form?.tce_ytd ?? null,
      tceLy: form?.tce_ytd_ly ?? null,
      output: made?.output_ytd ?? null,
      outputLy: made?.output_ytd_ly ?? null,
    }
  })
}

function figuresOf(rows: readonly Member[], whole: number | null): OracleRow {
  const energy = growthOf(rows.map((row) => [row.tce, row.tceLy] as const))
  const output = growthOf(rows.map((row) => [row.output, row.outputLy] as const))
  const intensity = intensityOf(rows)
  return {
    units: rows.length,
    tce: energy.level,
    share: divide(energy.level, whole, 100),
    yoy: energy.rate,
    output_yoy: output.rate,
    intensity: intensity.now,
    change: intensity.change,
    tce_flag: energy.level === null ? 'not_reported' : null,
    yoy_flag: energy.flag,
    output_flag: output.flag,
    intensity_flag: intensity.nowFlag,
    change_flag: intensity.changeFlag,
  }
}
