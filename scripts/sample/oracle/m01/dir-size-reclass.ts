import type { Oracle, OracleRow } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { frameAt } from '../support/register.ts'
import { classOf } from '../support/size-rule.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

const sizes = ['大型', '中型', '小型', '微型'] as const
const moves = ['升档', '降档', '不变', '不能核算'] as const
const measures = { staff: '人数', revenue: '收入', assets: '资产' } as const

export const oracle: Oracle = {
  id: 'dir-size-reclass',
  cases: [
    { show: 'all', year: '2019' },
    { specialty: 'E', show: 'unknown' },
    { town: '990112400', show: 'all' },
  ],
  expect: (records, { year, specialty, town, show }) => {
    const december = `${String(year)}-12`
    const books = new Map(records.finance.filter((row) => row.period_ym === december).map((row) => [row.uscc, row]))
    const units = frameAt(records.unit, december)
      .filter(
        (unit) => (specialty === null || unit.specialty === specialty) && (town === null || unit.town_code === town),
      )
      .map((unit) => {
        const book = books.get(unit.uscc)
        const [x, y, z] = [book?.avg_emp_cur ?? null, book?.revenue_ytd ?? null, book?.total_assets_end ?? null]
        const found = classOf(unit.industry_code, { staff: x, revenue: y, assets: z })
        const filed = Number(unit.size_code)
        const computed = found?.size ?? null
        const move: (typeof moves)[number] =
          computed === null ? '不能核算' : computed < filed ? '升档' : computed > filed ? '降档' : '不变'
        return { unit, x, y, z, filed, computed, move, short: found?.short ?? [] }
      })
    const listed = units
      .filter(({ move }) => show === 'all' || (show === 'unknown') === (move === '不能核算'))
      .filter(({ move }) => show !== 'changed' || move !== '不变')
      .sort(
        (a, b) =>
          moves.indexOf(a.move) - moves.indexOf(b.move) ||
          a.filed - b.filed ||
          (a.computed ?? 9) - (b.computed ?? 9) ||
          compareDescending(a.y, b.y) ||
          compareText(a.unit.uscc, b.unit.uscc),
      )
      .map(({ unit, x, y, z, filed, computed, move, short }): OracleRow => {
        const [before, after] = [sizes[filed - 1] ?? null, computed === null ? null : (sizes[computed - 1] ?? null)]
        return {
          name: unit.unit_name,
          uscc: unit.uscc,
          town: records.town_dim.find((row) => row.town_code === unit.town_code)?.town_name ?? unit.town_code,
          industry:
            records.industry_dim.find((row) => row.industry_code === unit.industry_code)?.industry_name ??
            unit.industry_code,
          units: null,
          share: null,
          filed: before,
          computed: after,
          move,
          x,
          y,
          z,
          decisive: short.map((measure) => measures[measure]).join('、') || null,
          from_node: before === null ? null : `登记${before}`,
          to_node: after === null ? null : `核算${after}`,
          flow: computed === null ? null : 1,
          level: 1,
          row_kind: 'data',
        }
      })
    return [...sumsOf(units), ...listed]
  },
}

type Figures = Record<'x' | 'y' | 'z', number | null>

/** All units and those of each result: how many, and their figures together. */
function sumsOf(units: readonly (Figures & { move: (typeof moves)[number] })[]): OracleRow[] {
  return [null, ...moves]
    .map((move) => ({ move, rows: units.filter((each) => move === null || each.move === move) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ move, rows }): OracleRow => ({
      ...blank,
      name: move ?? '核对合计',
      units: rows.length,
      share: divide(rows.length, units.length, 100),
      x: sumKnown(rows.map(({ x }) => x)),
      y: sumKnown(rows.map(({ y }) => y)),
      z: sumKnown(rows.map(({ z }) => z)),
      level: move === null ? 0 : 1,
      row_kind: move === null ? 'total' : 'subtotal',
    }))
}

const blank: OracleRow = {
  uscc: null,
  town: null,
  industry: null,
  filed: null,
  computed: null,
  move: null,
  decisive: null,
  from_node: null,
  to_node: null,
  flow: null,
}
