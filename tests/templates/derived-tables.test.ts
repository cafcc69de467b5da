import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { context } from '../../scripts/node-engine/open-engine.ts'
import { openWorkbooks, readShippedLibrary, runTemplate } from '../../scripts/node-engine/open-sample.ts'
import { toRows } from '../../src/core/result/page-rows.ts'
import type { OpenWorkbooks } from '../../scripts/node-engine/open-sample.ts'
import type { Row } from '../../src/core/result/page-rows.ts'
import type { SampleRecords } from '../../scripts/sample/records/sample-records.ts'
import { buildBooks } from '../../scripts/sample/write/build-books.ts'
import { findLogicalTable } from '../../src/core/dataset/derived/derived-tables.ts'
import { parseTemplate } from '../../src/core/template/parse-template.ts'

let records: SampleRecords
let open: OpenWorkbooks
beforeAll(async () => {
  const built = buildBooks('tiny', 'derived', readShippedLibrary().model)
  records = built.records
  open = await openWorkbooks(built.files())
}, 300_000)
afterAll(() => open.close())

async function query(sql: string): Promise<Row[]> {
  const { result, totalRows } = await open.engine.runSql({ sql, title: '' }, context())
  return toRows(await open.engine.readResult({ result, offset: 0, limit: Math.max(1, totalRows), sort: [] }, context()))
}

describe('the wide table', () => {
  it('has one row for each unit and month that a form has, and no other', async () => {
    const forms = [records.industrial_output, records.trade_sales, records.catering, records.finance]
    const wanted = new Set(forms.flatMap((rows) => rows.map(({ uscc, period_ym: month }) => `${uscc} ${month}`)))
    const rows = await query('SELECT uscc, period_ym FROM unit_wide')
    expect(rows).toHaveLength(wanted.size)
    expect(new Set(rows.map(({ uscc, period_ym: month }) => `${String(uscc)} ${String(month)}`))).toEqual(wanted)
  }, 60_000)

  it('tells of each column what it is made of: without that field these columns change, and no others', async () => {
    const wide = findLogicalTable(readShippedLibrary().model, 'unit_wide')!
    const columns = wide.fields.map(({ id }) => id)
    const sums = columns.map((column) => `sum(CAST(hash(${column}) AS HUGEINT)) AS ${column}`).join(', ')
    const read = async (without?: { table: string; field: string }): Promise<Row> => {
      const blank =
        without === undefined
          ? ''
          : `WITH ${without.table} AS (SELECT * REPLACE (CASE WHEN false THEN ${without.field} END AS ${without.field}) FROM main.${without.table}) `
      const [row] = await query(`SELECT ${sums} FROM (${blank}${wide.derivation!.sql})`)
      return row!
    }
    const whole = await read()
    const claims = wide.fields.flatMap(({ id, madeOf }) => madeOf!.map((place) => ({ id, ...place })))
    expect(new Set(claims.map(({ id }) => id))).toEqual(new Set(columns))
    for (const { table, field } of claims.filter((claim) => !wide.key.includes(claim.field))) {
      const changed = await read({ table, field })
      const claimed = claims.filter((each) => each.table === table && each.field === field).map(({ id }) => id)
      expect(
        columns.filter((column) => changed[column] !== whole[column]),
        `${table}.${field}`,
      ).toEqual(columns.filter((column) => claimed.includes(column)))
    }
  }, 120_000)

  it('says of a unit what its forms say', async () => {
    const month = '2020-09'
    const output = records.industrial_output.find((row) => row.period_ym === month && row.output_ytd !== null)!
    const own = <T extends { uscc: string | null }>(rows: readonly T[]): T[] =>
      rows.filter(({ uscc }) => uscc === output.uscc)
    const at = <T extends { uscc: string | null; period_ym: string }>(rows: readonly T[]): T | undefined =>
      own(rows).find((row) => row.period_ym === month)
    const finance = at(records.finance)!
    const links = new Set(
      records.match_link
        .filter((link) => link.dept === '供电' && link.confirmed && link.uscc === output.uscc)
        .map((link) => link.src_key),
    )
    const metres = records.power.filter(
      (row) =>
        row.period_ym === month && (row.uscc === output.uscc || (row.uscc === null && links.has(row.customer_no))),
    )
    const [row] = await query(`SELECT * FROM unit_wide WHERE uscc = '${output.uscc}' AND period_ym = '${month}'`)
    const entry = own(records.unit).sort((a, b) => (a.snap_ym < b.snap_ym ? 1 : -1))[0]?.entry_ym ?? ''
    expect(row).toMatchObject({
      w_main_m: output.output_m,
      w_main_ytd: output.output_ytd,
      w_main_ytd_ly: output.output_ytd_ly,
      w_revenue_ytd: finance.revenue_ytd,
      w_profit_ytd: finance.profit_ytd,
      w_emp: finance.avg_emp_cur,
      w_tax: at(records.tax)?.taxable_sales_ytd ?? null,
      cohort: entry < '2016' ? 'pre-2016' : entry.slice(0, 4),
    })
    expect(Number(row?.['w_assets'])).toBeCloseTo(
      ((finance.total_assets_begin ?? NaN) + (finance.total_assets_end ?? NaN)) / 2,
      6,
    )
    expect(Number(row?.['w_kwh'] ?? 0)).toBeCloseTo(
      metres.reduce((sum, { kwh_ytd: kwh }) => sum + (kwh ?? 0), 0),
      6,
    )
  }, 60_000)

  it('can be read by a template, which lists the files behind it', async () => {
    const text = [
      '/*---',
      'id: my-wide',
      'version: 1',
      'title: 大表',
      'question: 有多少行？',
      'subsystem: industry',
      'module: m08',
      'inputs:',
      '  unit_wide: [uscc, period_ym, w_main_ytd]',
      'columns:',
      '  - { name: n, label: 行数, decimals: 0 }',
      '---*/',
      'SELECT count(w_main_ytd) AS n FROM unit_wide',
    ].join('\n')
    const { template, faults } = parseTemplate(text, open.library.model, 'my-wide')
    expect(faults).toEqual([])
    const { rows } = await runTemplate({ ...open, library: { ...open.library, templates: [template!] } }, 'my-wide', {})
    expect(Number(rows[0]?.['n'])).toBeGreaterThan(1000)
  }, 60_000)
})

describe('earlier periods under the present one', () => {
  it('of last year join on the key', async () => {
    const rows = await query(
      "SELECT o.uscc, b.output_ytd AS before FROM industrial_output o JOIN industrial_output_ly b USING (uscc, period_ym) WHERE o.period_ym = '2020-06' ORDER BY 1",
    )
    const before = new Map(
      records.industrial_output
        .filter(({ period_ym: month }) => month === '2019-06')
        .map((row) => [row.uscc, row.output_ytd]),
    )
    const wanted = records.industrial_output.filter(
      ({ uscc, period_ym: month }) => month === '2020-06' && before.has(uscc),
    )
    expect(rows).toHaveLength(wanted.length)
    for (const { uscc, before: value } of rows) expect(value).toBe(before.get(String(uscc)))
  })

  it('of the month before stay in the year: February has none, March has February', async () => {
    const rows = await query('SELECT DISTINCT period_ym FROM industrial_output_prev ORDER BY 1')
    const months = rows.map(({ period_ym: month }) => String(month)).filter((month) => month.startsWith('2020'))
    expect(months).toEqual(Array.from({ length: 10 }, (_, at) => `2020-${String(at + 3).padStart(2, '0')}`))
    const [march] = await query("SELECT sum(output_ytd) AS ytd FROM industrial_output_prev WHERE period_ym = '2020-03'")
    const february = records.industrial_output.filter(({ period_ym: month }) => month === '2020-02')
    expect(Number(march?.['ytd'])).toBeCloseTo(
      february.reduce((sum, row) => sum + (row.output_ytd ?? 0), 0),
      6,
    )
  })

  it('of the quarter before too', async () => {
    const rows = await query('SELECT DISTINCT period_q FROM labour_prev ORDER BY 1')
    expect(rows.map(({ period_q: quarter }) => String(quarter)).filter((quarter) => quarter.endsWith('Q1'))).toEqual([])
    expect(rows.length).toBeGreaterThan(3)
  })
})
