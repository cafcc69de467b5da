import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { intensityOf } from '../support/energy-intensity.ts'
import type { EnergyAndOutput } from '../support/energy-intensity.ts'
import { divide, growthOf, ratioOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import type { GroupKind } from '../support/register.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

/** Water in the place of energy: it is divided by output in the same way. */
type Water = EnergyAndOutput & { uscc: string; reuse: number | null }

export const oracle: Oracle = {
  id: 'eni-water-efficiency',
  cases: [{ period_ym: '2020-06', by: 'town' }, { period_ym: '2019-11', by: 'size' }, { town: '990112107' }],
  expect: (records, { period_ym: month, by, town }) => {
    const register = registerAt(records.unit, String(month))
    const kind = by as GroupKind
    const own = waterOf(records, String(month)).filter(
      ({ uscc }) => town === null || register.get(uscc)?.town_code === town,
    )
    if (own.length === 0) return []
    const groups = [...groupBy(own, ({ uscc }) => groupCode(register.get(uscc), kind))].map(([code, rows]) => ({
      code,
      each: intensityOf(rows).now,
      row: { group: groupName(records, code, kind), ...figuresOf(rows), level: 1, row_kind: 'data' },
    }))
    const cubic = (each: number | null): number | null => (each === null ? null : each * 10_000)
    return [
      { group: '总计', ...figuresOf(own), level: 0, row_kind: 'total' },
      ...groups
        .sort((a, b) => compareDescending(cubic(a.each), cubic(b.each)) || compareCode(a.code, b.code))
        .map(({ row }) => row),
    ]
  },
}

function waterOf({ water_use: waters, industrial_output: outputs }: SampleRecords, month: string): Water[] {
  const made = new Map(outputs.filter((row) => row.period_ym === month).map((row) => [row.uscc, row]))
  return waters
    .filter((row) => row.period_ym === month)
    .map((row) => ({
      uscc: row.uscc,
      tce: row.fresh_ytd,
      tceLy: row.fresh_ytd_ly,
      reuse: row.reuse_ytd,
      output: made.get(row.uscc)?.output_ytd ?? null,
      outputLy: made.get(row.uscc)?.output_ytd_ly ?? null,
    }))
}

function figuresOf(rows: readonly Water[]): OracleRow {
  // Water is little in its unit: no base is too small.
  const unless = (flag: string | null, left: boolean): string | null =>
    flag === 'small_base' ? (left ? 'partial' : null) : flag
  const fresh = growthOf(rows.map((row) => [row.tce, row.tceLy] as const))
  const intensity = intensityOf(rows)
  const isShort = rows.some((row) => [row.tce, row.tceLy, row.output, row.outputLy].includes(null))
  const reuse = sumKnown(rows.map((row) => row.reuse))
  const again = ratioOf(
    rows.map((row) => [row.reuse, row.reuse === null || row.tce === null ? null : row.reuse + row.tce] as const),
    100,
  )
  const flagOf = (values: readonly (number | null)[]): string | null =>
    values.every((value) => value === null) ? 'not_reported' : values.includes(null) ? 'partial' : null
  return {
    units: rows.length,
    fresh: fresh.level,
    fresh_yoy: fresh.rate,
    m3_per_wan: intensity.now === null ? null : intensity.now * 10_000,
    change: intensity.change,
    reuse,
    reuse_pct: again.value,
    fresh_flag: flagOf(rows.map((row) => row.tce)),
    fresh_yoy_flag: unless(fresh.flag, fresh.leftOut),
    m3_flag: intensity.nowFlag,
    change_flag: unless(intensity.changeFlag, isShort),
    reuse_flag: flagOf(rows.map((row) => row.reuse)),
    reuse_pct_flag: divide(again.value, 1) === null ? 'not_reported' : again.flag,
  }
}
