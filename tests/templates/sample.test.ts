import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cells } from '../../scripts/sample/records.ts'
import { asTableToMap, newestPart, onlyPeriod } from '../../src/core/dataset/describe-parts.ts'
import { periodColumn } from '../../src/core/dataset/unite-columns.ts'
import { suggestMapping } from '../../src/core/dataset/suggest-mapping.ts'
import type { Value } from '../../src/core/result/page.ts'
import { parseTemplate } from '../../src/core/template/parse-template.ts'
import { context } from '../../scripts/node-engine/open-engine.ts'
import { expectCounts } from './oracle/count-by-town.ts'
import { expectPull } from './oracle/division-pull.ts'
import { expectFlash } from './oracle/output-flash.ts'
import { openSample, runTemplate, toRows } from '../../scripts/node-engine/open-sample.ts'
import type { OpenSample, Row } from '../../scripts/node-engine/open-sample.ts'

let open: OpenSample

beforeAll(async () => {
  open = await openSample('yt-demo')
}, 300_000)
afterAll(() => open.close())

async function query(sql: string): Promise<Row[]> {
  const { result, totalRows } = await open.engine.runSql({ sql, title: '' }, context())
  return toRows(await open.engine.readResult({ result, offset: 0, limit: Math.max(1, totalRows), sort: [] }, context()))
}

/** Numbers agree to 12 digits: sums of the same figures in another order. */
function expectClose(actual: Value | undefined, expected: number | null, what: string): void {
  if (expected === null) expect(actual, what).toBeNull()
  else
    expect(
      Math.abs(Number(actual) - expected),
      `${what}: ${String(actual)} for ${String(expected)}`,
    ).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))
}

describe('the sample, read by the importer', () => {
  it('gives one table for the workbooks of one layout, each with the logical table that it is', () => {
    const read = open.catalogue.datasets.map((dataset) => [
      newestPart(dataset).source.file,
      suggestMapping(asTableToMap(dataset), open.library.model)[0],
    ])
    expect(read.map(([, best]) => (best as { logicalTable: string }).logicalTable)).toEqual([
      'town_dim',
      'industry_dim',
      'unit',
      'unit',
      ...Array.from({ length: 3 }, () => 'industrial_output'),
    ])
    expect(open.catalogue.datasets.flatMap(({ parts }) => parts)).toHaveLength(12)
    expect(read.filter(([, best]) => (best as { missing: string[] }).missing.length > 0)).toEqual([])
  })

  it('shares one mapping between months of one wording', () => {
    expect(open.catalogue.mappings).toHaveLength(7)
  })

  it('brings every figure and code of form B204-1 as printed, totals apart', async () => {
    const parts = ['output', 'sales', 'export', 'power'] as const
    const inOrder = ({ m, ytd, mLy, ytdLy }: Cells) => [m, ytd, mLy, ytdLy]
    for (const dataset of open.catalogue.datasets.filter((each) =>
      newestPart(each).source.file.includes('工业产销总值'),
    )) {
      const names = dataset.columns.map(({ name }) => name).filter((name) => name !== '序号' && name !== periodColumn)
      for (const part of dataset.parts) {
        const expected = open.sample.district.outputs.filter(({ period }) => period === part.period)
        expect(part, part.source.file).toMatchObject({ rowCount: expected.length, totalRowCount: 1 })
        const rows = await query(
          `SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM "${dataset.name}" WHERE "${periodColumn}" = '${part.period ?? ''}' ORDER BY src_row`,
        )
        expect(
          rows.map((row) => Object.values(row)),
          part.source.file,
        ).toEqual(
          expected.map((row) => [row.uscc, row.name, row.industry, ...parts.flatMap((each) => inOrder(row[each]))]),
        )
      }
    }
  })

  it('keeps leading zeros and periods of the register', async () => {
    const dataset = open.catalogue.datasets.find(
      (each) => newestPart(each).source.file.includes('名录') && onlyPeriod(each) === '2020-06',
    )
    const rows = await query(
      `SELECT "统一社会信用代码" AS uscc, "行业代码（2017）" AS industry, "入库时间" AS entry, "乡级代码" AS town FROM "${dataset?.name ?? ''}"`,
    )
    const expected = open.sample.district.snapshots.filter(({ snapshot }) => snapshot === '2020-06')
    expect(rows).toEqual(expected.map(({ uscc, industry, entry, town }) => ({ uscc, industry, entry, town })))
    expect(rows.some(({ industry }) => industry === '0610')).toBe(true)
  })
})

describe('ind-output-flash', () => {
  const columns = ['month', 'month_yoy', 'ytd', 'ytd_yoy', 'lift'] as const
  const flags = ['month_yoy_flag', 'ytd_yoy_flag', 'lift_flag'] as const
  it.each([
    ['2020-06', 'comparable', 'prev_period'],
    ['2020-06', 'comparable', 'same_period_ly'],
    ['2020-06', 'comparable', 'prev_year_end'],
    ['2020-06', 'matched', 'prev_period'],
    ['2020-06', 'nominal', 'prev_period'],
    ['2020-03', 'comparable', 'prev_period'],
    ['2020-02', 'comparable', 'prev_period'],
    ['2020-04', 'nominal', 'prev_period'],
    ['2019-12', 'comparable', 'prev_period'],
  ] as const)('%s, scope %s, lift on %s: every figure as counted from the records', async (period, scope, lift) => {
    const { rows } = await runTemplate(open, 'ind-output-flash', { period_ym: period, scope, lift_ref: lift })
    const expected = expectFlash(open.sample.district, period, scope, lift)
    expect(rows.map(({ town }) => town)).toEqual(expected.map(({ town }) => town))
    rows.forEach((row, at) => {
      for (const column of columns)
        expectClose(row[column], expected[at]?.[column] ?? null, `${String(row['town'])} ${column}`)
      for (const flag of flags) expect(row[flag], `${String(row['town'])} ${flag}`).toBe(expected[at]?.[flag] ?? null)
    })
  })

  it('gives no rate to the town whose only unit is new, and marks the towns with gaps', async () => {
    const { rows } = await runTemplate(open, 'ind-output-flash', { period_ym: '2020-06' })
    const { plants, towns } = open.sample.district
    const rowOf = (code: string) => rows.find(({ town }) => town === towns.find((one) => one.code === code)?.name)
    expect(rowOf(plants.zeroBase.town)).toMatchObject({ ytd_yoy: null, ytd_yoy_flag: 'base_zero' })
    expect(rowOf(plants.notReported.town)).toMatchObject({ ytd_yoy_flag: 'partial', lift_flag: 'partial' })
    expect(rowOf(plants.openBase.town)).toMatchObject({ ytd_yoy_flag: 'partial' })
  })

  it('agrees with the total row printed in the workbook', async () => {
    const { rows } = await runTemplate(open, 'ind-output-flash', { period_ym: '2020-05' })
    const sum = open.sample.district.outputs
      .filter(({ period }) => period === '2020-05')
      .reduce((total, row) => total + (row.output.ytd ?? 0), 0)
    expectClose(rows[0]?.['ytd'], sum / 100_000, 'total')
  })

  it('orders towns by growth when asked, rates that do not exist last', async () => {
    const { rows } = await runTemplate(open, 'ind-output-flash', { period_ym: '2020-06', order_by: 'ytd_yoy' })
    const rates = rows.slice(1).map(({ ytd_yoy: rate }) => rate)
    expect(rates).toEqual(
      [...rates].sort((a, b) => (b === null ? -Infinity : Number(b)) - (a === null ? -Infinity : Number(a))),
    )
  })

  it('leaves towns of a small base out of the order by growth, as their note says', async () => {
    const given = { period_ym: '2020-06', order_by: 'ytd_yoy', min_base: 3000 }
    const { rows } = await runTemplate(open, 'ind-output-flash', given)
    const flags = rows.slice(1).map(({ ytd_yoy_flag: flag }) => flag)
    expect(flags.filter((flag) => flag === 'small_base').length).toBeGreaterThan(0)
    expect(flags.slice(flags.indexOf('small_base'))).not.toContain(null)
  })
})

describe('ind-division-pull', () => {
  it.each([
    ['2020-06', 'division', null],
    ['2020-02', 'division', null],
    ['2020-06', 'section', null],
    ['2020-06', 'division', '990112400'],
  ] as const)('%s by %s in %s: every figure as counted from the records', async (period, level, town) => {
    const { rows } = await runTemplate(open, 'ind-division-pull', { period_ym: period, industry_level: level, town })
    const expected = expectPull(open.sample.district, period, level, town)
    expect(rows.map((row) => String(row['division'])).sort()).toEqual([...expected.keys()].sort())
    for (const row of rows) {
      const wanted = expected.get(String(row['division']))
      for (const column of ['ytd', 'yoy', 'share', 'pull_pp', 'contrib'] as const)
        expectClose(row[column], wanted?.[column] ?? null, `${String(row['division'])} ${column}`)
      expect(row['yoy_flag'], String(row['division'])).toBe(wanted?.yoy_flag ?? null)
    }
  })

  it('pulls add up to the total rate', async () => {
    const { rows } = await runTemplate(open, 'ind-division-pull', { period_ym: '2020-06' })
    const [total, ...parts] = rows
    expectClose(
      parts.reduce((sum, row) => sum + Number(row['pull_pp']), 0),
      Number(total?.['yoy']),
      'sum of pulls',
    )
    expect(total).toMatchObject({ contrib: 100, contrib_flag: 'down_contribution' })
  })
})

describe('dir-count-by-town', () => {
  it.each(['2020-06', '2019-12'])('%s: every count as counted from the records', async (snapshot) => {
    const { rows } = await runTemplate(open, 'dir-count-by-town', { snap_ym: snapshot })
    const shown = rows.map(({ vs_dec_flag: _, town_code: __, level: ___, row_kind: ____, ...row }) => row)
    expect(shown).toEqual(expectCounts(open.sample.district, snapshot))
  })

  it('counts 288 units last December and 300 in June, 69 of them in industry', async () => {
    const { rows } = await runTemplate(open, 'dir-count-by-town', { snap_ym: '2020-06' })
    expect(rows[0]).toMatchObject({
      town: '全区',
      B: 69,
      C: 14,
      E: 101,
      S: 20,
      X: 9,
      F: 87,
      total: 300,
      vs_dec: 12,
      vs_dec_flag: null,
    })
    expect(open.sample.district.plants).toMatchObject({ december: 288, june: 300 })
  })

  it('says that there is nothing to compare with where last December is not loaded', async () => {
    const { rows } = await runTemplate(open, 'dir-count-by-town', { snap_ym: '2019-12' })
    expect(new Set(rows.map(({ vs_dec: change, vs_dec_flag: flag }) => `${String(change)} ${String(flag)}`))).toEqual(
      new Set(['null no_ref']),
    )
  })
})

describe('the templates of the first screen', () => {
  it('offer choices from the data, the newest first', async () => {
    const first = open.library.templates.filter(({ id }) =>
      ['dir-count-by-town', 'ind-division-pull', 'ind-output-flash'].includes(id),
    )
    expect(first).toHaveLength(3)
    for (const template of first) {
      const choices = await open.engine.parameterChoices({ template }, context())
      for (const { name, type } of template.parameters) {
        if (type === 'period') expect(choices[name]?.[0]?.value, template.id).toBe('2020-06')
      }
    }
    const pull = open.library.templates.find(({ id }) => id === 'ind-division-pull')
    expect(
      pull === undefined ? null : (await open.engine.parameterChoices({ template: pull }, context()))['town'],
    ).toHaveLength(15)
  })

  it('compiles to plain SQL that runs as it is, over the names that users see', async () => {
    const { sql, rows } = await runTemplate(open, 'ind-output-flash', { period_ym: '2020-06' })
    expect(sql).toContain('FROM main."')
    expect(sql).not.toMatch(/:\w+|data\."/)
    expect(await query(sql)).toEqual(rows)
  })
})

describe('the guide for authors', () => {
  it('has an example that parses and gives the largest units', async () => {
    const text = /```sql\n(\/\*---[\s\S]*?)```/u.exec(readFileSync('docs/templates.md', 'utf8'))?.[1] ?? ''
    const { template, faults } = parseTemplate(text, open.library.model, 'my-top-units')
    expect(faults).toEqual([])
    if (template === null) return
    const library = { ...open.library, templates: [template] }
    const { rows } = await runTemplate({ ...open, library }, 'my-top-units', { period_ym: '2020-06', n: 3 })
    const largest = open.sample.district.outputs
      .filter(({ period }) => period === '2020-06')
      .sort((a, b) => (b.output.ytd ?? 0) - (a.output.ytd ?? 0))
      .slice(0, 3)
    expect(rows).toEqual(largest.map(({ name, output }) => ({ name, ytd: (output.ytd ?? 0) / 10 / 10000 })))
  })
})
