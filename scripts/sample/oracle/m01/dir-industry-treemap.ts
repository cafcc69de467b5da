import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { compareCode } from '../support/register.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'dir-industry-treemap',
  cases: [{ depth: 'section', measure: 'revenue' }, { depth: 'division', town: '990112107' }, { snap_ym: '2019-01' }],
  expect: ({ unit: register, industry_dim: industries, finance }, { snap_ym: month, measure, depth, town }) => {
    const names = new Map(industries.map((row) => [row.industry_code, row.industry_name]))
    const sections = new Map(industries.map((row) => [row.industry_code, row.section]))
    const nameOf = (code: string | null): string | null => (code === null ? null : (names.get(code) ?? code))
    const units = register
      .filter((unit) => unit.snap_ym === month && unit.exit_ym === null && (town === null || unit.town_code === town))
      .map((unit) => ({
        section: sections.get(unit.industry_code.slice(0, 2)) ?? null,
        division: depth === 'section' ? null : unit.industry_code.slice(0, 2),
        leafClass: depth === 'class' ? unit.industry_code : null,
        figure:
          measure === 'units'
            ? 1
            : sumKnown(
                finance
                  .filter((row) => row.period_ym === month && row.uscc === unit.uscc)
                  .map((row) => row.revenue_ytd),
              ),
      }))
    const all = sumKnown(units.map((unit) => unit.figure))
    const figures = (rows: typeof units) => {
      const value = sumKnown(rows.map((row) => row.figure))
      const flag = value === null ? 'not_reported' : rows.some((row) => row.figure === null) ? 'partial' : null
      return { value, share: divide(value, all, 100), value_flag: flag }
    }
    const groups = [...groupBy(units, (unit) => `${unit.section ?? ''} ${unit.division ?? ''} ${unit.leafClass ?? ''}`)]
    const lines = groups.flatMap(([, rows]) => {
      const [first] = rows
      if (first === undefined) return []
      const { section, division, leafClass } = first
      const code = leafClass ?? division ?? section
      return [
        {
          section: nameOf(section) ?? '不明',
          division: nameOf(division),
          class: nameOf(leafClass),
          ...figures(rows),
          leaf: nameOf(code) ?? '不明',
          code,
          row_kind: 'data',
          order: section,
        },
      ]
    })
    return [
      {
        section: '总计',
        division: null,
        class: null,
        ...figures(units),
        leaf: '总计',
        code: null,
        row_kind: 'total',
      },
      ...lines
        .sort((a, b) => compareCode(a.order, b.order) || compareCode(a.code, b.code))
        .map(({ order: _, ...line }) => line),
    ]
  },
}
