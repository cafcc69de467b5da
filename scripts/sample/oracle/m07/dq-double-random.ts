import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters, OracleRow } from '../oracle.ts'
import { sha256 } from '../support/fingerprint.ts'
import { dealInspectors } from '../support/inspection-groups.ts'
import { addMonths } from '../support/periods.ts'
import { frameAt } from '../support/register.ts'
import { compareText, groupBy } from '../support/sums.ts'
import { specialtyNames, townOf } from '../support/unit-place.ts'

type Basis = { id: string; seed: string; day: string; size: number; month: string; kept: RecordOf<'draw'> | null }
type Candidate = { unit: RecordOf<'unit'>; stratum: string; weight: number; key: string; rank: number }
type Placed = Candidate & { whole: number; quota: number; isDrawn: boolean }

export const oracle: Oracle = {
  id: 'dq-double-random',
  cases: [
    { stored: 'SJ2020-1' },
    { n: 9 },
    { stored: 'SJ2020-1', n: 23, show: 'all' },
    { stored: 'SJ2020-1', show: 'all', specialty: 'B', n: 12, strata: 'specialty' },
    {
      new_id: 'SJ2021-1',
      seed: '公开摇号 07',
      drawn_on: '2020-12-10',
      n: 40,
      rates: 'risk',
      show: 'all',
      strata: 'none',
    },
    { new_id: 'SJ2021-2', snap_ym: '2020-06', rates: 'risk', w_red: 9, rest_months: 0 },
  ],
  expect: (records, given) => {
    const basis = basisOf(records, given)
    const frame = listFrame(records, given, basis)
    const placed = placeUnits(frame, basis.size)
    const drawn = placed.filter(({ isDrawn }) => isDrawn)
    const groups = dealInspectors(
      records,
      basis,
      drawn.map(({ unit }) => unit),
    )
    const kept = new Map(
      records.draw_item.filter((row) => row.draw_id === basis.kept?.draw_id).map((row) => [row.uscc, row.order_key]),
    )
    const hash = sha256(
      frame
        .map(({ unit }) => unit.uscc)
        .sort(compareText)
        .join('\n'),
    )
    const same = (is: boolean): string => (is ? '一致' : '不一致')
    const total: OracleRow = {
      ...blank,
      name: '名录合计及指纹',
      stratum_n: frame.length,
      quota: drawn.length,
      order_key: hash,
      beside_record:
        basis.kept === null ? null : same(hash === basis.kept.frame_hash && drawn.length === basis.kept.n_drawn),
      row_kind: 'total',
    }
    const rows = placed
      .map(({ unit, whole, quota, weight, isDrawn, key }, at): OracleRow => {
        const group = groups.get(unit.uscc)
        return {
          place: at + 1,
          name: unit.unit_name,
          uscc: unit.uscc,
          town: townOf(records, unit),
          specialty: specialtyNames[unit.specialty] ?? unit.specialty,
          town_type: typeOf(records, unit),
          stratum_n: whole,
          quota,
          weight,
          selected: isDrawn ? '抽中' : '未抽中',
          group_no: group?.number ?? null,
          inspectors: isDrawn ? (group?.members.join('、') ?? '无合适检查组') : null,
          order_key: key,
          beside_record:
            kept.size === 0 ? null : same(isDrawn === kept.has(unit.uscc) && (kept.get(unit.uscc) ?? key) === key),
          level: 1,
          row_kind: 'data',
        }
      })
      .filter((row) => given['show'] === 'all' || row['selected'] === '抽中')
    return [...headOf(basis), total, ...rows]
  },
}

const blank: OracleRow = {
  place: null,
  uscc: null,
  town: null,
  specialty: null,
  town_type: null,
  stratum_n: null,
  quota: null,
  weight: null,
  selected: null,
  group_no: null,
  inspectors: null,
  beside_record: null,
  level: 0,
}

/** What a draw rests on, a line each. */
const headOf = ({ id, seed, day, month }: Basis): OracleRow[] =>
  [
    ['抽取批次', id],
    ['随机种子', seed],
    ['抽取日期', day],
    ['名录月份', month],
  ].map(([name, value]) => ({ ...blank, name: name ?? '', order_key: value ?? '', row_kind: 'subtotal' }))

/** What the draw rests on: what was asked for, else the recorded draw. */
function basisOf({ draw: draws, unit: units }: SampleRecords, given: OracleParameters): Basis {
  const stored = draws.find((row) => row.draw_id === given['stored']) ?? null
  const kept = given['new_id'] === null ? stored : null
  const months = [...new Set(units.map((row) => row.snap_ym))].sort(compareText)
  const asked = given['drawn_on'] ?? kept?.drawn_on.slice(0, 10)
  const day = asked === undefined ? `${addMonths(months.at(-1) ?? '', 1)}-01` : String(asked)
  return {
    id: String(given['new_id'] ?? given['stored']),
    seed: String(given['seed'] ?? stored?.seed),
    day,
    size: Number(given['n'] ?? kept?.n_drawn ?? 100),
    month: String(given['snap_ym'] ?? months.filter((month) => month < day.slice(0, 7)).at(-1)),
    kept,
  }
}

const typeOf = ({ town_dim: towns }: SampleRecords, unit: RecordOf<'unit'>): string | null =>
  towns.find((row) => row.town_code === unit.town_code)?.town_type ?? null

/** Units of the register that were not checked lately, with their keys and chances. */
function listFrame(records: SampleRecords, given: OracleParameters, { id, seed, day, month }: Basis): Candidate[] {
  const since = `${addMonths(day.slice(0, 7), -Number(given['rest_months']))}${day.slice(7)}`
  const recent = new Set(
    records.draw
      .filter((row) => row.draw_id !== id && row.drawn_on.slice(0, 10) > since && row.drawn_on.slice(0, 10) <= day)
      .map((row) => row.draw_id),
  )
  const checked = new Set(records.draw_item.filter((row) => recent.has(row.draw_id)).map(({ uscc }) => uscc))
  const weightOf = weigh(records, given, day, month)
  return frameAt(records.unit, month)
    .filter((row) => !checked.has(row.uscc))
    .filter((row) => given['specialty'] === null || row.specialty === given['specialty'])
    .map((unit) => {
      const key = sha256(`${seed}|${id}|${unit.uscc}`)
      const weight = weightOf(unit.uscc)
      const u = (Number(BigInt(`0x${key.slice(0, 13)}`)) + 1) / (16 ** 13 + 1)
      const type = typeOf(records, unit) ?? ''
      const stratum = { both: `${unit.specialty}·${type}`, specialty: unit.specialty }[String(given['strata'])] ?? ''
      return { unit, stratum, weight, key, rank: given['rates'] === 'equal' ? 0 : -Math.log(u) / weight }
    })
}

function weigh(
  records: SampleRecords,
  { rates, w_credit, w_red }: OracleParameters,
  day: string,
  month: string,
): (uscc: string) => number {
  if (rates === 'equal') return () => 1
  const last = <Row>(rows: readonly Row[], when: (row: Row) => string): Row | undefined =>
    [...rows].sort((a, b) => compareText(when(a), when(b))).at(-1)
  const credits = groupBy(
    records.credit_record.filter((row) => row.record_on <= day),
    ({ uscc }) => uscc,
  )
  const grades = groupBy(
    records.risk_score.filter((row) => row.period_ym <= month),
    ({ uscc }) => uscc,
  )
  return (uscc) => {
    const credit = last(credits.get(uscc) ?? [], (row) => row.record_on)?.credit ?? 'good'
    const level = last(grades.get(uscc) ?? [], (row) => row.period_ym)?.level
    return Math.max(credit === 'good' ? 1 : Number(w_credit), level === 'red' ? Number(w_red) : 1)
  }
}

/** All units in the order of the draw, drawn ones first: n·N_h/N of each stratum, at least one, the largest remainders one more, or the smallest one less. */
function placeUnits(frame: readonly Candidate[], size: number): Placed[] {
  const strata = [...groupBy(frame, ({ stratum }) => stratum)].map(([stratum, units]) => ({
    stratum,
    units: [...units].sort(inOrder),
    quota: Math.max(1, Math.floor((size * units.length) / frame.length)),
    remainder: (size * units.length) % frame.length,
  }))
  let rest = size - strata.reduce((sum, { quota }) => sum + quota, 0)
  for (const each of [...strata].sort((a, b) => b.remainder - a.remainder || compareText(a.stratum, b.stratum))) {
    if (rest <= 0) break
    if (size * each.units.length < frame.length) continue
    each.quota += 1
    rest -= 1
  }
  while (rest < 0 && strata.some(({ quota }) => quota > 1))
    for (const each of [...strata].sort((a, b) => a.remainder - b.remainder || compareText(a.stratum, b.stratum))) {
      if (rest >= 0) break
      if (each.quota <= 1) continue
      each.quota -= 1
      rest += 1
    }
  return strata
    .flatMap(({ units, quota }) =>
      units.map((unit, at) => ({
        ...unit,
        whole: units.length,
        quota: Math.min(quota, units.length),
        isDrawn: at < quota,
      })),
    )
    .sort((a, b) => Number(b.isDrawn) - Number(a.isDrawn) || inOrder(a, b))
}

const inOrder = (a: Candidate, b: Candidate): number => a.rank - b.rank || compareText(a.key, b.key)
