import { beforeAll, describe, expect, it } from 'vitest'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import { creditCheck } from '../../scripts/sample/credit-code.ts'
import { frameTotals, specialties } from '../../scripts/sample/data/frame-data.ts'
import { spread } from '../../scripts/sample/build/spread.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'
import type { SampleRecords, TableId } from '../../scripts/sample/records/sample-records.ts'
import { readShippedLibrary } from '../../scripts/node-engine/open-sample.ts'

let records: SampleRecords
beforeAll(() => {
  records = buildRecords('tiny', 'yt-demo').records
})
const tenths = (value: number | null): number => Math.round((value ?? 0) * 10)

describe('the records of a seed', () => {
  it('are the same every time, and others for another seed', () => {
    expect(buildRecords('tiny', 'yt-demo').records).toEqual(records)
    expect(buildRecords('tiny', 'another').records.industrial_output).not.toEqual(records.industrial_output)
  })

  it('have each key once in every table', () => {
    for (const { id, key } of readShippedLibrary().model) {
      const rows: readonly Record<string, unknown>[] = records[id as TableId]
      const keys = rows.map((row) => key.map((field) => String(row[field])).join('|'))
      expect([id, keys.length - new Set(keys).size]).toEqual([id, 0])
    }
  })

  it('begin codes with the fictional district and end them with the right digit', () => {
    const codes = new Set(records.unit.map(({ uscc }) => uscc))
    for (const code of codes) {
      expect(code).toMatch(/^91990112[0-9A-Z]{10}$/)
      expect(code.at(-1)).toBe(creditCheck(code.slice(0, 17)))
    }
  })

  it('have no monthly form of January, and no single month in February', () => {
    for (const rows of [records.industrial_output, records.trade_sales, records.catering]) {
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.filter(({ period_ym: month }) => month.endsWith('-01'))).toEqual([])
    }
    const february = records.industrial_output.filter(({ period_ym: month }) => month.endsWith('-02'))
    expect(february.length).toBeGreaterThan(0)
    expect(february.filter(({ output_m: month, output_m_ly: before }) => month !== null || before !== null)).toEqual([])
  })
})

describe('the forms', () => {
  it('add up: a cumulative figure is the one before and the month', () => {
    let checked = 0
    for (const rows of groupBy(records.industrial_output, ({ uscc }) => uscc).values()) {
      rows.forEach((row, at) => {
        const before = rows[at - 1]
        if (
          before === undefined ||
          row.period_ym.endsWith('-02') ||
          row.output_m === null ||
          before.output_ytd === null
        )
          return
        if (row.period_ym.slice(0, 4) !== before.period_ym.slice(0, 4)) return
        expect(tenths(row.output_ytd)).toBe(tenths(before.output_ytd) + tenths(row.output_m))
        checked += 1
      })
    }
    expect(checked).toBeGreaterThan(500)
  })

  it('split sales into wholesale and retail, turnover into its parts, and assets into what is owed and owned', () => {
    for (const row of records.trade_sales)
      expect(tenths(row.sales_ytd)).toBe(tenths(row.wholesale_ytd) + tenths(row.retail_ytd))
    for (const row of records.catering)
      expect(tenths(row.turnover_ytd)).toBe(
        [row.room_ytd, row.meal_ytd, row.goods_ytd, row.other_ytd].map(tenths).reduce((a, b) => a + b),
      )
    for (const row of records.finance)
      expect(tenths(row.total_assets_end)).toBe(tenths(row.total_liab) + tenths(row.equity))
  })

  it('derive profit as the form does', () => {
    for (const row of records.finance.filter(({ profit_ytd: profit }) => profit !== null)) {
      const costs = [
        row.cost_ytd,
        row.taxes_surcharge_ytd,
        row.selling_ytd,
        row.admin_ytd,
        row.rd_exp_ytd,
        row.fin_exp_ytd,
      ]
      const operating =
        tenths(row.revenue_ytd) -
        costs.map(tenths).reduce((a, b) => a + b) +
        tenths(row.invest_income_ytd) +
        tenths(row.other_income_ytd)
      expect(tenths(row.op_profit_ytd)).toBe(operating)
      expect(tenths(row.profit_ytd)).toBe(operating + tenths(row.nonop_in_ytd) - tenths(row.nonop_out_ytd))
    }
  })

  it('keep the identity of stocks of energy', () => {
    for (const row of records.energy_use)
      expect((row.begin_stock ?? 0) + (row.purchase_ytd ?? 0)).toBeCloseTo(
        (row.use_total_ytd ?? 0) + (row.end_stock ?? 0),
        6,
      )
  })

  it('leave something open, so that flags have something to say', () => {
    const count = (test: (row: SampleRecords['industrial_output'][number]) => boolean): number =>
      records.industrial_output.filter(test).length
    expect(count(({ output_ytd: value }) => value === null)).toBeGreaterThan(0)
    expect(count(({ output_ytd_ly: value }) => value === null)).toBeGreaterThan(0)
    expect(records.finance.filter(({ profit_ytd: profit }) => (profit ?? 0) < 0).length).toBeGreaterThan(0)
  })
})

describe('the frame of the district', () => {
  it('closes 2020 with the units of the domain model, by specialty', () => {
    const { unit } = buildRecords('district', 'yt-demo').records
    const december = unit.filter(({ snap_ym: month, exit_ym: exit }) => month === '2020-12' && exit === null)
    const counts = groupBy(december, ({ specialty }) => specialty)
    for (const specialty of specialties) {
      const { opening, entries, exits } = frameTotals[specialty]
      expect([specialty, counts.get(specialty)?.length]).toEqual([specialty, opening + entries - exits])
    }
    expect(december).toHaveLength(5000)
  }, 300_000)

  it('spreads totals over years without losing one', () => {
    const cells = spread(
      new Map([
        ['a', 7],
        ['b', 5],
      ]),
      [4, 8],
    )
    expect([...cells.values()].map((row) => row.reduce((x, y) => x + y))).toEqual([7, 5])
    expect([0, 1].map((at) => [...cells.values()].reduce((sum, row) => sum + (row[at] ?? 0), 0))).toEqual([4, 8])
  })
})

describe('indicators', () => {
  it('of the district are what its units report together', () => {
    const sum = records.industrial_output
      .filter(({ period_ym: month }) => month === '2020-06')
      .reduce((total, row) => total + (row.output_ytd ?? 0), 0)
    const own = records.macro.find(
      (row) => row.indicator_code === 'industry_output' && row.region_code === '990112' && row.period_ym === '2020-06',
    )
    expect(own?.value_cur).toBeCloseTo(sum / 10_000, 2)
  })

  it('of GDP have parts that add up to the whole, region by region', () => {
    const groups = groupBy(records.gdp_component, (row) => `${row.region_code} ${row.period_q}`)
    expect(groups.size).toBeGreaterThan(100)
    for (const rows of groups.values()) {
      const of = (code: string): number => rows.find((row) => row.item_code === code)?.value_ytd ?? NaN
      const parts = rows.filter((row) => !/^(?:GDP|S[123])$/.test(row.item_code))
      expect(of('GDP')).toBe(parts.reduce((total, row) => total + (row.value_ytd ?? 0), 0))
      expect(of('GDP')).toBe(of('S1') + of('S2') + of('S3'))
    }
  })

  it('of composite indices weigh one together', () => {
    for (const rows of groupBy(records.index_weight, (row) => row.index_code).values())
      expect(rows.reduce((total, row) => total + row.weight, 0)).toBeCloseTo(1, 9)
  })
})

it('six reports of towns are missing, and a town without finds reports zero', () => {
  const months = new Set(records.town_report.map((row) => row.report_ym))
  expect(records.town_report).toHaveLength(months.size * records.town_dim.length - 6)
  for (const row of records.town_report) expect(row.is_zero).toBe(row.new_found === 0)
})
