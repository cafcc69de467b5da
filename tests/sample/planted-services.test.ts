import { beforeAll, describe, expect, it } from 'vitest'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import type { RecordOf, SampleRecords } from '../../scripts/sample/records/sample-records.ts'

describe.each([
  ['tiny', 'yt-demo'],
  ['tiny', 'another seed'],
  ['tiny', 'b'],
  ['district', 'yt-demo'],
] as const)('facts planted in thresholds, commerce and services of %s of %s', (pack, seed) => {
  let built: BuiltRecords
  let records: SampleRecords
  let register: ReadonlyMap<string, RecordOf<'unit'>>
  beforeAll(() => {
    built = buildRecords(pack, seed)
    records = built.records
    register = new Map(records.unit.filter(({ snap_ym: month }) => month === '2020-12').map((row) => [row.uscc, row]))
  }, 300_000)

  const december = <Row extends { period_ym: string }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => row.period_ym === '2020-12')
  /** Members of the lists whose codes begin so, as of December 2020. */
  const membersOf = (prefix: string): RecordOf<'group_member'>[] =>
    records.group_member.filter(
      ({ group_code: group, valid_from: from, valid_to: to }) =>
        group.startsWith(prefix) && from <= '2020-12' && (to ?? '9999') >= '2020-12',
    )

  it('m01: so many units of social work enter by the limit of 2020, of a size that the rule of 2019 did not ask for', () => {
    const entered = [...register.values()].filter(({ industry_code: industry }) => industry.startsWith('85'))
    expect(entered).toHaveLength(pack === 'district' ? 40 : 2)
    const base = new Map(december(records.finance).map((row) => [row.uscc, row]))
    for (const { uscc, entry_ym: entry } of entered) {
      expect(entry).toBe('2020-01')
      // Who leaves last year open on its form tells nothing of it.
      const { revenue_ytd_ly: revenue = null, avg_emp_ly: staff = null } = base.get(uscc) ?? {}
      if (revenue !== null) expect([revenue >= 500 && revenue < 1000, (staff ?? 0) < 50]).toEqual([true, true])
    }
    const known = entered.filter(({ uscc }) => (base.get(uscc)?.revenue_ytd_ly ?? null) !== null)
    if (pack === 'district') expect(known.length).toBeGreaterThan(30)
  })

  it('m02: finds above the threshold of June 2020, and those that the rule of 2019 did not admit', () => {
    const sections = new Map(records.industry_dim.map((row) => [row.industry_code, row.section]))
    const limitOf = (industry: string, year: number): number =>
      records.threshold_dim
        .filter(({ valid_from: from, valid_to: to }) => from <= year && (to ?? year) >= year)
        .filter(
          ({ industry_prefix: prefix }) => industry.startsWith(prefix) || sections.get(industry.slice(0, 2)) === prefix,
        )
        .sort((a, b) => b.industry_prefix.length - a.industry_prefix.length)[0]?.threshold_wan ?? Infinity
    const meets =
      (year: number) =>
      (row: RecordOf<'quasi_unit'>): boolean =>
        (row.revenue_12m ?? 0) >= limitOf(row.industry_code, year)
    const above = records.quasi_unit.filter((row) => row.found_ym <= '2020-06').filter(meets(2020))
    const byNewRule = above.filter((row) => !meets(2019)(row))
    const codes = (rows: typeof above): string[] => rows.map(({ uscc }) => uscc)
    expect({ above: codes(above), byNewRule: codes(byNewRule) }).toEqual(built.plants.m02)
    const said = pack === 'district' ? [900, 118, 41] : [90, 12, 4]
    expect([records.quasi_unit.length, above.length, byNewRule.length]).toEqual(said)
  })

  it('m18: large traders, and how many are two or more of headquarters, traders and largest shops', () => {
    const trade = new Map<string, number>()
    for (const { uscc, export_ytd: out, import_ytd: into } of december(records.customs))
      trade.set(uscc, (trade.get(uscc) ?? 0) + (out ?? 0) + (into ?? 0))
    const traders = [...trade].filter(([, value]) => value >= 10_000).map(([uscc]) => uscc)
    const shops = december(records.trade_sales)
      .filter((row) => row.retail_ytd !== null && /^52[1-7]/.test(register.get(row.uscc)?.industry_code ?? ''))
      .sort((a, b) => (b.retail_ytd ?? 0) - (a.retail_ytd ?? 0))
      .slice(0, 30)
      .map(({ uscc }) => uscc)
    const headquarters = membersOf('hq.').map(({ uscc }) => uscc)
    const parts = new Map<string, number>()
    for (const uscc of [...traders, ...shops, ...headquarters]) parts.set(uscc, (parts.get(uscc) ?? 0) + 1)
    const overlap = [...parts].filter(([, count]) => count > 1).map(([uscc]) => uscc)
    expect([traders.sort(), overlap.sort()]).toEqual([built.plants.m18.traders, built.plants.m18.overlap])
    const said = pack === 'district' ? [96, 22, 64] : [6, 1, 4]
    expect([traders.length, overlap.length, headquarters.length]).toEqual(said)
    // A number at customs stands for one unit, or two of them would be one trader.
    const numbers = new Set(december(records.customs).map((row) => row.customs_code))
    expect(numbers.size).toBe(december(records.customs).length)
  })

  it('m20: services and the for-profit part of them, and how far the lagged months are below the year', () => {
    const { growth, profitGrowth, lagGap } = built.plants.m20
    const sections = new Map(records.industry_dim.map((row) => [row.industry_code, row.section]))
    const isForProfit = ({ uscc }: { uscc: string }): boolean => {
      const division = register.get(uscc)?.industry_code.slice(0, 2) ?? ''
      return ['64', '65'].includes(division) || ['L', 'M', 'O', 'R'].includes(sections.get(division) ?? '')
    }
    const reports = (month: string) =>
      records.finance.filter((row) => row.form_code === 'F203' && row.period_ym === month)
    const rate = (rows: readonly RecordOf<'finance'>[]): number => {
      const both = rows.filter((row) => row.revenue_ytd !== null && row.revenue_ytd_ly !== null)
      const sum = (of: 'revenue_ytd' | 'revenue_ytd_ly'): number => both.reduce((all, row) => all + (row[of] ?? 0), 0)
      return (sum('revenue_ytd') / sum('revenue_ytd_ly') - 1) * 100
    }
    const [lagged, year] = [rate(reports('2020-11')), rate(reports('2020-12'))]
    expect(year).toBeCloseTo(growth, 2)
    expect(year - lagged).toBeCloseTo(lagGap, 2)
    expect(rate(reports('2020-12').filter(isForProfit))).toBeCloseTo(profitGrowth, 2)
    expect([growth, profitGrowth, lagGap]).toEqual([3.6, 6.2, 0.4])
  })

  it('m21: units on the lists of the 4+4, and on two of them, of those that report', () => {
    const reports = new Set(december(records.finance).map(({ uscc }) => uscc))
    const lists = new Map<string, number>()
    for (const { uscc } of membersOf('m44.')) lists.set(uscc, (lists.get(uscc) ?? 0) + 1)
    const units = [...lists.keys()].filter((uscc) => reports.has(uscc))
    const overlap = units.filter((uscc) => (lists.get(uscc) ?? 0) > 1)
    const memberships = [...lists.values()].reduce((sum, count) => sum + count, 0)
    expect([units.sort(), overlap.sort()]).toEqual([built.plants.m21.units, built.plants.m21.overlap])
    const said = pack === 'district' ? [1450, 1180, 270] : [87, 71, 16]
    expect([memberships, units.length, overlap.length]).toEqual(said)
  })

  it('m21: every unit of the biopharma chain has one link, though most report on two forms and many are on two lists', () => {
    const { biopharma, overlap } = built.plants.m21
    const members = new Set(membersOf('m44.bio').map(({ uscc }) => uscc))
    const links = [
      ['B', december(records.industrial_output)],
      ['E', december(records.trade_sales)],
      ['F', december(records.finance)],
    ] as const
    const chain = links.flatMap(([specialty, rows]) =>
      rows.map(({ uscc }) => uscc).filter((uscc) => members.has(uscc) && register.get(uscc)?.specialty === specialty),
    )
    expect(chain.sort()).toEqual(biopharma)
    expect(new Set(chain).size).toBe(chain.length)
    const forms = links.flatMap(([, rows]) => rows.map(({ uscc }) => uscc)).filter((uscc) => members.has(uscc))
    expect(forms.length).toBeGreaterThan(chain.length)
    expect(chain.filter((uscc) => overlap.includes(uscc)).length).toBeGreaterThan(0)
  })
})
