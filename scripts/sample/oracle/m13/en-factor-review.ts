import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'
import { unitColumns } from '../support/unit-columns.ts'

type Use = RecordOf<'energy_use'>
type Judged = ReturnType<typeof judge>

/** A unit's use of a kind with its factor beside the reference factor and what the difference makes. */
function judge({ energy_dim: kinds }: SampleRecords, use: Use, least: number) {
  const kind = kinds.find((row) => row.energy_code === use.energy_code)
  const [used, ref, phys] = [use.coef_used, kind?.coef_ref ?? null, use.use_total_ytd]
  const [lo, hi] = [
    kind?.coef_lo ?? (ref === null ? null : ref * 0.8),
    kind?.coef_hi ?? (ref === null ? null : ref * 1.2),
  ]
  const deviation = used === null || ref === null ? null : (used / ref - 1) * 100
  return {
    use,
    name: kind?.energy_name ?? use.energy_code,
    unitOfUse: kind?.phys_unit ?? null,
    phys,
    used,
    ref,
    lo,
    hi,
    deviation,
    tce: phys === null || used === null ? null : phys * used,
    effect: phys === null || used === null || ref === null ? null : phys * (used - ref),
    state: stateOf(used, ref, { lo, hi, isNear: Math.abs(deviation ?? 0) <= least }),
  }
}

function stateOf(
  used: number | null,
  ref: number | null,
  { lo, hi, isNear }: { lo: number | null; hi: number | null; isNear: boolean },
): string {
  if (used === null) return '未填系数'
  if (ref === null) return '无参考系数'
  if (used < Number(lo) || used > Number(hi)) return '超出范围'
  return isNear ? '与参考一致' : '在范围内'
}

function totalOf(judged: readonly Judged[]) {
  const known = judged.filter(({ effect }) => effect !== null)
  const [tce, effect] = [sumKnown(known.map((each) => each.tce)), sumKnown(known.map((each) => each.effect))]
  const flag = known.length === 0 ? 'not_reported' : known.length < judged.length ? 'partial' : null
  return {
    unit_name: '全部企业',
    ...Object.fromEntries(
      ['uscc', 'town', 'division', 'kind', 'phys', 'phys_unit', 'used', 'ref', 'lo', 'hi', 'dev_pct', 'state'].map(
        (name) => [name, null],
      ),
    ),
    tce,
    effect_tce: effect,
    effect_pct: tce === null || effect === null ? null : divide(effect, tce - effect, 100),
    outside: judged.filter(({ state }) => state === '超出范围').length,
    used_flag: null,
    ref_flag: null,
    tce_flag: flag,
    effect_flag: flag,
    row_kind: 'total',
  }
}

export const oracle: Oracle = {
  id: 'en-factor-review',
  cases: [
    { period_ym: '2020-06', show: 'outside', n: 3 },
    { energy: 'raw_coal', show: 'all', town: '990112400' },
    { min_dev: 10 },
  ],
  expect: (records, { period_ym: month, show, min_dev: least, energy, n, town }) => {
    const register = registerAt(records.unit, String(month))
    const judged = records.energy_use
      .filter((row) => row.period_ym === month && (energy === null || row.energy_code === energy))
      .filter((row) => town === null || register.get(row.uscc)?.town_code === town)
      .map((row) => judge(records, row, Number(least)))
    if (judged.length === 0) return []
    const size = (each: Judged): number | null => (each.effect === null ? null : Math.abs(each.effect))
    const listed = judged
      .filter(({ state }) => show === 'all' || (show === 'outside' ? state === '超出范围' : state !== '与参考一致'))
      .sort(
        (a, b) =>
          Number(b.state === '超出范围') - Number(a.state === '超出范围') ||
          compareDescending(size(a), size(b)) ||
          compareText(a.use.uscc, b.use.uscc) ||
          compareText(a.use.energy_code, b.use.energy_code),
      )
      .slice(0, Number(n))
    return [
      totalOf(judged),
      ...listed.map((each) => ({
        ...unitColumns(records, register, each.use.uscc),
        kind: each.name,
        phys: each.phys,
        phys_unit: each.unitOfUse,
        used: each.used,
        ref: each.ref,
        lo: each.lo,
        hi: each.hi,
        dev_pct: each.deviation,
        tce: each.tce,
        effect_tce: each.effect,
        effect_pct: each.tce === null || each.effect === null ? null : divide(each.effect, each.tce - each.effect, 100),
        state: each.state,
        outside: null,
        used_flag: each.used === null ? 'not_reported' : null,
        ref_flag: each.ref === null ? 'no_ref' : null,
        tce_flag: each.tce === null ? 'not_reported' : null,
        effect_flag: each.effect === null ? 'not_reported' : null,
        row_kind: 'data',
      })),
    ]
  },
}
