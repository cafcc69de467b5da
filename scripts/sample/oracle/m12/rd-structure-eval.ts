import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters } from '../oracle.ts'
import { contributionFlag, contributionOf, pullOf } from '../support/contributions.ts'
import { robustScores } from '../support/outliers.ts'
import { difference, divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import type { GroupKind } from '../support/register.ts'
import { decemberOf } from '../support/research.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

/** A unit's fee of two years, and where it stands in the table. */
type Pair = { row: string | null; cell: string | null; fee: number | null; now: number | null; base: number | null }

function listPairs(
  records: SampleRecords,
  { year, cross, scope, town }: OracleParameters,
): { pairs: Pair[]; kinds: readonly GroupKind[] } {
  const kinds = String(cross).split('_') as GroupKind[]
  const register = registerAt(records.unit, decemberOf(year))
  const hasBefore = records.rd.some((row) => row.year === Number(year) - 1)
  const isNominal = scope === 'nominal'
  const pairs = [...groupBy(records.rd, ({ uscc }) => uscc)].flatMap(([uscc, rows]): Pair[] => {
    const unit = register.get(uscc)
    const fee = rows.find((row) => row.year === Number(year))?.rd_fee ?? null
    const before = rows.find((row) => row.year === Number(year) - 1)?.rd_fee ?? null
    const isIn = isNominal ? fee !== null || before !== null : fee !== null && (before !== null || !hasBefore)
    if (!isIn || (town !== null && unit?.town_code !== town)) return []
    const [row = null, cell = null] = kinds.map((kind) => groupCode(unit, kind))
    const [now, base] = isNominal ? [fee ?? 0, hasBefore ? (before ?? 0) : null] : [fee, before]
    return [{ row, cell, fee, now, base }]
  })
  return { pairs, kinds }
}

function figuresOf(pairs: readonly Pair[]) {
  const [now, base] = [sumKnown(pairs.map((pair) => pair.now)), sumKnown(pairs.map((pair) => pair.base))]
  return {
    units: pairs.filter(({ fee }) => fee !== null).length,
    fee: sumKnown(pairs.map(({ fee }) => fee)),
    now,
    base,
    delta: difference(now, base),
    rate: growthRate(now, base),
  }
}

type Figures = ReturnType<typeof figuresOf>

function columnsOf(own: Figures, whole: Figures, score: number | null, limit: number) {
  const [share, shareBefore] = [divide(own.now, whole.now, 100), divide(own.base, whole.base, 100)]
  return {
    units: own.units,
    fee: own.fee,
    fee_ly: own.base,
    yoy: own.rate,
    share,
    change_pp: difference(share, shareBefore),
    pull_pp: pullOf(own.delta, whole.base),
    contrib: contributionOf(own.delta, whole.delta),
    z: score,
    outlier: score === null ? null : score > limit ? '偏高' : score < -limit ? '偏低' : null,
    fee_flag: own.fee === null ? 'not_reported' : null,
    yoy_flag: growthFlag(own.now, own.base),
    contrib_flag: own.base === null ? 'no_base' : contributionFlag(whole.delta, whole.base),
  }
}

export const oracle: Oracle = {
  id: 'rd-structure-eval',
  cases: [
    { cross: 'size_holding', scope: 'matched', year: '2019' },
    { cross: 'division_holding', limit_z: 2 },
    { year: '2018', cross: 'size_holding' },
    { scope: 'matched', town: '990112400' },
  ],
  expect: (records, parameters) => {
    const { pairs, kinds } = listPairs(records, parameters)
    if (pairs.length === 0) return []
    const [rowKind = 'division', cellKind = 'size'] = kinds
    const limit = Number(parameters['limit_z'])
    const whole = figuresOf(pairs)
    const groups = [...groupBy(pairs, ({ row }) => row)]
      .sort(([a], [b]) => compareCode(a, b))
      .map(([row, own]) => ({
        name: groupName(records, row, rowKind),
        figures: figuresOf(own),
        cells: [...groupBy(own, ({ cell }) => cell)]
          .sort(([a], [b]) => compareCode(a, b))
          .map(([cell, few]) => ({ name: groupName(records, cell, cellKind), figures: figuresOf(few) })),
      }))
    const cells = groups.flatMap((group) => group.cells)
    const scores = robustScores(cells.map(({ figures }) => figures.rate))
    return [
      {
        name: '总计',
        ...columnsOf(whole, whole, null, limit),
        row_group: null,
        cell: null,
        level: 0,
        row_kind: 'total',
      },
      ...groups.flatMap((group) => [
        {
          name: group.name,
          ...columnsOf(group.figures, whole, null, limit),
          row_group: group.name,
          cell: null,
          level: 1,
          row_kind: 'subtotal',
        },
        ...group.cells.map((cell) => ({
          name: cell.name,
          ...columnsOf(cell.figures, whole, scores[cells.indexOf(cell)] ?? null, limit),
          row_group: group.name,
          cell: cell.name,
          level: 2,
          row_kind: 'data',
        })),
      ]),
    ]
  },
}
