import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'
import type { RecordOf, SampleRecords } from '../../scripts/sample/records/sample-records.ts'

type Numbers = Readonly<Record<string, string | number | boolean | null>>

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Growth in per cent over the rows that have both sides. */
function comparable(rows: readonly Numbers[], current: string, base: string): number {
  const both = rows.filter((row) => row[current] !== null && row[base] !== null)
  const sum = (field: string): number => both.reduce((total, row) => total + Number(row[field]), 0)
  return (sum(current) / sum(base) - 1) * 100
}

describe.each([
  ['tiny', 'yt-demo'],
  ['tiny', 'another seed'],
  ['tiny', 'b'],
  ['district', 'yt-demo'],
] as const)('facts planted in %s of %s', (pack, seed) => {
  let built: BuiltRecords
  let records: SampleRecords
  let unitAt: (uscc: string, month: string) => RecordOf<'unit'>
  beforeAll(() => {
    built = buildRecords(pack, seed)
    records = built.records
    const rows = new Map(records.unit.map((row) => [`${row.snap_ym} ${row.uscc}`, row]))
    unitAt = (uscc, month) => {
      const row = rows.get(`${month} ${uscc}`)
      if (row === undefined) throw new Error(`${uscc} is not listed in ${month}`)
      return row
    }
  }, 300_000)

  const outputs = (month: string): RecordOf<'industrial_output'>[] =>
    records.industrial_output.filter((row) => row.period_ym === month)
  const at = <Row extends { period_ym: string }>(rows: readonly Row[], month: string): Row[] =>
    rows.filter((row) => row.period_ym === month)

  it('m01: the frame closes as said, two towns lack staff, and the threshold put units out', () => {
    const december = records.unit.filter(({ snap_ym: month, exit_ym: exit }) => month === '2020-12' && exit === null)
    expect(december).toHaveLength(built.plants.m01.december)
    const short = records.town_dim.filter((town) => {
      const units = december.filter((unit) => unit.town_code === town.town_code).length
      return town.unit_staff < (town.town_type === '工业区' || units >= 500 ? 3 : 2)
    })
    expect(short.map((town) => town.town_code)).toEqual(built.plants.m01.shortTowns)
    const left = records.unit_event.filter(({ event_ym: month, reason }) => month >= '2020' && reason === '标准调整')
    expect(left).toHaveLength(built.plants.m01.thresholdExits)
  })

  it('m02: so many units in the pipeline, months that towns did not report, and taxpayers that no list knows', () => {
    const {
      unit,
      quasi_unit: pipeline,
      town_report: reports,
      tax,
      threshold_dim: thresholds,
      industry_dim: industries,
    } = records
    const towns = new Set(reports.map(({ town_code: town }) => town)).size
    const months = new Set(reports.map(({ report_ym: month }) => month)).size
    const listed = new Set(
      at(
        unit.map((row) => ({ ...row, period_ym: row.snap_ym })),
        '2020-12',
      ).map(({ uscc }) => uscc),
    )
    const known = new Set([...listed, ...pipeline.map(({ uscc }) => uscc)])
    const sectionOf = (code: string) => industries.find((row) => row.industry_code === code.slice(0, 2))?.section
    const limitOf = (code: string): number =>
      thresholds
        .filter(({ industry_prefix: prefix }) => code.startsWith(prefix) || prefix === sectionOf(code))
        .filter(({ valid_from: from, valid_to: to }) => from <= 2020 && (to ?? 2020) >= 2020)
        .sort((a, b) => b.industry_prefix.length - a.industry_prefix.length)[0]?.threshold_wan ?? Infinity
    const omitted = at(tax, '2020-12').filter(
      ({ uscc, industry_code: code, taxable_sales_ytd: sales }) =>
        !known.has(uscc) && (sales ?? 0) >= limitOf(code ?? ''),
    )
    const found = [new Set(pipeline.map(({ uscc }) => uscc)).size, towns * months - reports.length, omitted.length]
    if (pack === 'district') expect(found).toEqual([900, 6, 25])
    else expect(Math.min(...found)).toBeGreaterThan(0)
  })

  it('m03: some grow every year, one earns most on its assets, one makes most of its land', () => {
    const years = groupBy(
      records.finance.filter((row) => row.period_ym.endsWith('-12')),
      (row) => row.uscc,
    )
    for (const uscc of built.plants.m03.steady) {
      const rows = years.get(uscc) ?? []
      expect(rows.length).toBeGreaterThan(1)
      for (const row of rows) {
        const growth = ((row.revenue_ytd ?? 0) / (row.revenue_ytd_ly ?? 0) - 1) * 100
        expect(growth).toBeGreaterThan(4.9)
        expect(growth).toBeLessThan(12.1)
      }
    }
    const returns = at(records.finance, '2020-12')
      .filter((row) => row.form_code === 'B203' && row.profit_ytd !== null)
      .map((row) => ({
        uscc: row.uscc,
        roa: (row.profit_ytd ?? 0) / (((row.total_assets_begin ?? 0) + (row.total_assets_end ?? 0)) / 2),
      }))
    expect(returns.reduce((best, row) => (row.roa > best.roa ? row : best)).uscc).toBe(built.plants.m03.topReturn)
    const perArea = [
      ...outputs('2020-12').map((row) => ({ uscc: row.uscc, main: row.output_ytd ?? 0 })),
      ...at(records.trade_sales, '2020-12').map((row) => ({ uscc: row.uscc, main: row.sales_ytd ?? 0 })),
    ].map(({ uscc, main }) => ({ uscc, value: main / (unitAt(uscc, '2020-12').land_area_m2 ?? Infinity) }))
    expect(perArea.reduce((best, row) => (row.value > best.value ? row : best)).uscc).toBe(built.plants.m03.topPerArea)
  })

  it('m04: nominal growth of industry is what stayed, entered and left', () => {
    const [now, before] = [outputs('2020-12'), outputs('2019-12')].map(
      (rows) => new Map(rows.map((row) => [row.uscc, row.output_ytd ?? 0])),
    ) as [Map<string, number>, Map<string, number>]
    const base = [...before.values()].reduce((a, b) => a + b, 0)
    const part = (rows: Map<string, number>, of: (uscc: string, value: number) => number): number =>
      ([...rows].reduce((sum, [uscc, value]) => sum + of(uscc, value), 0) / base) * 100
    const { staying, entries, exits, nominal } = built.plants.m04
    const found = {
      staying: part(now, (uscc, value) => (before.has(uscc) ? value - (before.get(uscc) ?? 0) : 0)),
      entries: part(now, (uscc, value) => (before.has(uscc) ? 0 : value)),
      exits: -part(before, (uscc, value) => (now.has(uscc) ? 0 : value)),
    }
    expect(Math.abs(found.staying - staying)).toBeLessThan(0.05)
    expect(Math.abs(found.entries - entries)).toBeLessThan(0.05)
    expect(Math.abs(found.exits - exits)).toBeLessThan(0.05)
    expect(Math.abs(found.staying + found.entries + found.exits - nominal)).toBeLessThan(0.1)
  })

  it('m06: so many projects, ten without the guarantor that their size asks for, six listed late, and one of 2.2 billion', () => {
    const projects = groupBy(records.investment_project, ({ project_code: code }) => code)
    const first = [...projects.values()].flatMap(([row]) => (row === undefined ? [] : [row]))
    const gaps = first.filter(({ plan_total: plan, guarantor }) =>
      plan >= 200_000 ? guarantor !== 'city' : plan >= 5000 && guarantor === null,
    )
    const months = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
    const late = first.filter(({ start_ym: start, entry_ym: entry }) => months(entry ?? '') - months(start) > 6)
    const largest = first.filter(({ plan_total: plan }) => plan === 220_000)
    const said = pack === 'district' ? [320, 10, 6, 1] : [48, 2, 1, 1]
    expect([first.length, gaps.length, late.length, largest.length]).toEqual(said)
  })

  it('m07: three towns, and no other, stay below nine tenths of tax to output in every month of 2020', () => {
    const { lowTax } = built.plants.m07
    for (const month of new Set(records.tax.map((row) => row.period_ym).filter((each) => each >= '2020'))) {
      const tax = new Map(at(records.tax, month).map((row) => [row.uscc, row.taxable_sales_ytd ?? 0]))
      const towns = groupBy(outputs(month), (row) => unitAt(row.uscc, month).town_code)
      for (const [town, rows] of towns) {
        const ratio =
          rows.reduce((sum, row) => sum + (tax.get(row.uscc) ?? 0), 0) /
          rows.reduce((sum, row) => sum + (row.output_ytd ?? 0), 0)
        const planted = lowTax[town]
        if (planted === undefined) expect(ratio, `${town} ${month}`).toBeGreaterThan(0.9)
        else expect(ratio, `${town} ${month}`).toBeCloseTo(planted, 2)
      }
    }
  })

  it('m07: the first draw and the large revisions are as planted, and every draw and case can be checked by its fingerprints', () => {
    const { drawn, bigRevisions } = built.plants.m07
    expect([drawn.length, bigRevisions]).toEqual([105, 30])
    for (const { draw_id: id, seed: key, n_drawn: count } of records.draw) {
      const items = records.draw_item.filter((row) => row.draw_id === id)
      expect(items).toHaveLength(count)
      for (const row of items) {
        expect(row.order_key).toBe(sha256(`${key}|${id}|${row.uscc}`))
        const members = (row.inspectors ?? '').split('、')
        expect(members.length).toBeGreaterThan(1)
        const barred = records.inspector_avoid.filter((each) => each.uscc === row.uscc)
        expect(barred.filter((each) => members.includes(each.inspector_id))).toEqual([])
      }
    }
    const twice = groupBy(records.draw_item, ({ uscc }) => uscc)
    expect([...twice.values()].filter((rows) => rows.length > 1)).toEqual([])
    for (const events of groupBy(records.case_event, (row) => row.case_id).values())
      events.forEach((row, place) => {
        const before = events[place - 1]
        const { case_id: id, seq, at: time, from_status: from, to_status: to, actor, note } = row
        const text = [id, seq, time, from ?? '', to, actor, note ?? ''].join('|')
        expect([row.prev_hash, seq, from]).toEqual([before?.hash ?? null, place + 1, before?.to_status ?? null])
        expect(row.hash).toBe(sha256(`${before?.hash ?? ''}${text}`))
      })
    expect(groupBy(records.case_event, (row) => row.case_id).size).toBe(records.case_file.length)
  })

  it('m08: divisions that grow, and two units that explain most of the decline', () => {
    const rows = outputs('2020-06')
    const divisions = [...groupBy(rows, (row) => unitAt(row.uscc, '2020-06').industry_code.slice(0, 2)).values()]
      .map((own) => comparable(own, 'output_ytd', 'output_ytd_ly'))
      .filter(Number.isFinite)
    const { growing, divisions: count, decliners, declineShare } = built.plants.m08
    expect([divisions.filter((rate) => rate > 0).length, divisions.length]).toEqual([growing, count])
    const losses = rows
      .filter((row) => row.output_ytd !== null && row.output_ytd_ly !== null)
      .map((row) => ({ uscc: row.uscc, loss: (row.output_ytd_ly ?? 0) - (row.output_ytd ?? 0) }))
      .filter(({ loss }) => loss > 0)
      .sort((a, b) => b.loss - a.loss)
    expect(new Set(losses.slice(0, 2).map(({ uscc }) => uscc))).toEqual(new Set(decliners))
    const all = losses.reduce((sum, { loss }) => sum + loss, 0)
    const two = losses.slice(0, 2).reduce((sum, { loss }) => sum + loss, 0)
    expect(Math.abs((two / all) * 100 - declineShare)).toBeLessThan(0.2)
  })

  it('m09: the share of units with losses', () => {
    for (const [year, share] of Object.entries(built.plants.m09.lossBreadth)) {
      const rows = at(records.finance, `${year}-12`).filter(
        (row) => row.form_code === 'B203' && row.profit_ytd !== null,
      )
      const losing = rows.filter((row) => (row.profit_ytd ?? 0) < 0).length
      expect(losing).toBe(Math.round((rows.length * share) / 100))
    }
  })

  it('m10: concentration of a division and location quotient of a town', () => {
    const rows = outputs('2020-12').map((row) => ({
      value: row.output_ytd ?? 0,
      town: unitAt(row.uscc, '2020-12').town_code,
      division: unitAt(row.uscc, '2020-12').industry_code.slice(0, 2),
    }))
    const sum = (own: readonly { value: number }[]): number => own.reduce((total, { value }) => total + value, 0)
    const { concentration, quotient } = built.plants.m10
    expect(pack === 'tiny' || concentration !== null).toBe(true)
    if (concentration !== null) {
      const own = rows.filter(({ division }) => division === concentration.division).sort((a, b) => b.value - a.value)
      expect((sum(own.slice(0, 4)) / sum(own)) * 100).toBeCloseTo(concentration.cr4, 1)
      const hhi = own.reduce((total, { value }) => total + ((value / sum(own)) * 100) ** 2, 0)
      expect(Math.abs(hhi - concentration.hhi)).toBeLessThan(5)
    }
    if (quotient === null) throw new Error('no quotient is planted')
    const town = rows.filter((row) => row.town === quotient.town)
    const division = rows.filter((row) => row.division === quotient.division)
    const pair = town.filter((row) => row.division === quotient.division)
    expect(sum(pair) / sum(town) / (sum(division) / sum(rows))).toBeCloseTo(quotient.quotient, 2)
  })

  it('m13, m14: energy falls, output rises, and power takes a larger share', () => {
    const { outputGrowth, energyGrowth } = built.plants.m14
    expect(comparable(outputs('2020-12'), 'output_ytd', 'output_ytd_ly')).toBeCloseTo(outputGrowth, 1)
    expect(comparable(at(records.energy_unit, '2020-12'), 'tce_ytd', 'tce_ytd_ly')).toBeCloseTo(energyGrowth, 1)
    const uses = at(records.energy_use, '2020-12').filter((row) => row.use_total_ytd_ly !== null)
    const share = (field: 'use_total_ytd' | 'use_total_ytd_ly'): number => {
      const tce = (rows: typeof uses): number =>
        rows.reduce((total, row) => total + (row[field] ?? 0) * (row.coef_used ?? 0), 0)
      return (tce(uses.filter((row) => row.energy_code === 'power')) / tce(uses)) * 100
    }
    expect(share('use_total_ytd') - share('use_total_ytd_ly')).toBeCloseTo(built.plants.m13.powerShareRise, 2)
  })

  it('m15: some catch up in December, and some key users miss its form', () => {
    const november = new Map(at(records.energy_unit, '2020-11').map((row) => [row.uscc, row.tce_ytd ?? 0]))
    const december = at(records.energy_unit, '2020-12')
    const late = december.filter(({ uscc, tce_ytd: tce }) => {
      const before = november.get(uscc) ?? 0
      return before > 100 && (tce ?? 0) - before > (3 * before) / 11
    })
    expect(late.map(({ uscc }) => uscc).sort()).toEqual([...built.plants.m15.catchUps].sort())
    const reported = new Set(december.map(({ uscc }) => uscc))
    const keys = records.group_member.filter((row) => row.group_code === 'key.energy' && row.valid_to === null)
    expect(
      keys
        .map(({ uscc }) => uscc)
        .filter((uscc) => !reported.has(uscc))
        .sort(),
    ).toEqual([...built.plants.m15.missingKeyUsers].sort())
  })

  it('m16: online retail rises, and one class of goods turns from growth to decline in March', () => {
    for (const [year, share] of Object.entries(built.plants.m16.onlineShare)) {
      const rows = at(records.trade_sales, `${year}-12`).filter((row) => row.retail_ytd !== null)
      if (rows.length === 0) continue
      const sum = (field: 'retail_ytd' | 'online_retail_ytd'): number =>
        rows.reduce((total, row) => total + (row[field] ?? 0), 0)
      expect((sum('online_retail_ytd') / sum('retail_ytd')) * 100).toBeCloseTo(share, 1)
    }
    const rate = (goods: string, month: string): number =>
      comparable(
        at(records.trade_category, month).filter((row) => row.cat_code === goods),
        'cat_retail_ytd',
        'cat_retail_ytd_ly',
      )
    const goods = [...new Set(records.trade_category.map((row) => row.cat_code))]
    expect(goods.filter((each) => rate(each, '2020-02') > 0 && rate(each, '2020-03') < 0)).toEqual([
      built.plants.m16.turning,
    ])
  })

  it('m17: hotels fell to two fifths, and most units are back in December', () => {
    const hotels = at(records.catering, '2020-02').filter((row) => unitAt(row.uscc, '2020-02').industry_code < '62')
    expect(
      Math.abs(comparable(hotels, 'turnover_ytd', 'turnover_ytd_ly') + 100 - built.plants.m17.hotelsLeft),
    ).toBeLessThan(0.1)
    const rows = at(records.catering, '2020-12').filter(
      (row) => row.turnover_m !== null && (row.turnover_m_ly ?? 0) > 0,
    )
    const back = rows.filter((row) => (row.turnover_m ?? 0) > (row.turnover_m_ly ?? 0)).length
    expect(back).toBe(Math.round((rows.length * built.plants.m17.unitsBack) / 100))
  })

  it('m22: the share of medium and high risk falls by 11.5 points, and three grades are overrides', () => {
    const shareAt = (month: string): number => {
      const own = at(records.risk_score, month)
      return (own.filter(({ level }) => level !== 'green').length / own.length) * 100
    }
    const { january, december, overrides } = built.plants.m22
    expect([shareAt('2020-01'), shareAt('2020-12')]).toEqual([january, december])
    // One unit of three hundred is a third of a point.
    expect(Math.abs(december - january + 11.5)).toBeLessThan(pack === 'tiny' ? 0.35 : 0.05)
    const unexplained = at(records.risk_score, '2020-12').filter(({ level, score }) => level === 'red' && score < 50)
    expect(unexplained.map(({ uscc }) => uscc).sort()).toEqual([...overrides].sort())
    expect(overrides).toHaveLength(3)
  })

  it('m22: a grade gets worse at once, but better only by one step after three scores below the line', () => {
    const order = ['green', 'yellow', 'red']
    for (const rows of groupBy(records.risk_score, ({ uscc }) => uscc).values())
      rows.forEach(({ level, score, reasons }, month) => {
        const band = score >= 50 ? 2 : score >= 25 ? 1 : 0
        const points = reasons.split('；').map((part) => Number(part.split(' ')[1] ?? 0))
        expect(points.reduce((sum, each) => sum + each, 0)).toBeCloseTo(score, 6)
        expect(order.indexOf(level)).toBeGreaterThanOrEqual(band)
        const fall = order.indexOf(rows[month - 1]?.level ?? level) - order.indexOf(level)
        expect(fall).toBeLessThanOrEqual(1)
        if (fall !== 1) return
        const line = level === 'green' ? 25 : 50
        expect(rows.slice(Math.max(0, month - 2), month + 1).every((row) => row.score < line)).toBe(true)
      })
  })
})
