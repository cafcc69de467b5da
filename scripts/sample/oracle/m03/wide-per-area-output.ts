import type { Oracle } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { quantile } from '../support/quantiles.ts'
import { divide, ratioOf } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { compareDescending, sumKnown } from '../support/sums.ts'

const mu = 666.6667

export const oracle: Oracle = {
  id: 'wide-per-area-output',
  cases: [{ by: 'town' }, { specialty: 'E', min_area: 3000 }, { year: '2019', area: 'floor', by: 'town' }],
  expect: (records, { year, min_area: least, specialty, by, area }) => {
    const { unit, tax, energy_unit: energy, town_dim: towns } = records
    const all = mainFigures(records).filter((row) => row.specialty === specialty && row.month.startsWith(String(year)))
    const last = all.map((row) => row.month).reduce((a, b) => (a > b ? a : b))
    const register = registerAt(unit, last)
    const facts = all
      .filter((row) => row.month === last)
      .map((row) => {
        const own = register.get(row.uscc)
        const size = (area === 'land' ? own?.land_area_m2 : own?.floor_area_m2) ?? null
        const find = <Row extends { uscc: string; period_ym: string }>(rows: readonly Row[]): Row | undefined =>
          rows.find((each) => each.uscc === row.uscc && each.period_ym === last)
        return {
          uscc: row.uscc,
          name: own?.unit_name ?? row.uscc,
          town: own?.town_code ?? null,
          code: by === 'unit' ? row.uscc : (own?.town_code ?? null),
          main: row.ytd,
          tax: find(tax)?.taxable_sales_ytd ?? null,
          tce: find(energy)?.tce_ytd ?? null,
          size: size !== null && size > 0 && size >= Number(least) ? size / mu : null,
        }
      })
    const townName = (code: string | null): string | null =>
      towns.find((row) => row.town_code === code)?.town_name ?? code
    const groups = [...new Set(facts.map((row) => row.code))].flatMap((code) => {
      const rows = facts.filter((row) => row.code === code)
      return rows.some((row) => row.size !== null) ? [{ code, rows }] : []
    })
    const per = (rows: typeof facts, field: 'main' | 'tax' | 'tce') =>
      ratioOf(rows.filter((row) => row.size !== null).map((row) => [row[field], row.size] as const))
    const outputs = groups.map(({ rows }) => per(rows, 'main').value)
    const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => quantile(outputs, part) ?? Infinity)
    const classOf = (value: number | null): string | null =>
      value === null
        ? null
        : value >= (high ?? 0)
          ? 'A'
          : value >= (middle ?? 0)
            ? 'B'
            : value >= (low ?? 0)
              ? 'C'
              : 'D'
    const line = (rows: typeof facts, code: string | null, isTotal: boolean) => {
      const measured = rows.filter((row) => row.size !== null)
      const main = sumKnown(measured.map((row) => row.main))
      const [first] = rows
      return {
        name: isTotal ? '总计' : by === 'unit' ? (first?.name ?? code) : (townName(code) ?? '街镇不明'),
        town: isTotal ? null : townName(first?.town ?? null),
        units: measured.length,
        area_mu: sumKnown(measured.map((row) => row.size)),
        main,
        output_per_mu: per(rows, 'main').value,
        tax_per_mu: per(rows, 'tax').value,
        tce_per_mu: per(rows, 'tce').value,
        class: isTotal ? null : classOf(per(rows, 'main').value),
        coverage_pct: isTotal || by === 'town' ? divide(main, sumKnown(rows.map((row) => row.main)), 100) : null,
        tax_flag: per(rows, 'tax').flag,
        tce_flag: per(rows, 'tce').flag,
        code,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    return [
      line(facts, null, true),
      ...groups
        .map(({ code, rows }) => line(rows, code, false))
        .sort((a, b) => compareDescending(a.output_per_mu, b.output_per_mu) || compareCode(a.code, b.code)),
    ]
  },
}
