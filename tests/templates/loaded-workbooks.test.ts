import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { context } from '../../scripts/node-engine/open-engine.ts'
import { openWorkbooks, readShippedLibrary, runTemplate } from '../../scripts/node-engine/open-sample.ts'
import { toRows } from '../../src/core/result/page-rows.ts'
import type { OpenWorkbooks } from '../../scripts/node-engine/open-sample.ts'
import type { Row } from '../../src/core/result/page-rows.ts'
import type { SampleRecords } from '../../scripts/sample/records/sample-records.ts'
import { buildBooks } from '../../scripts/sample/write/build-books.ts'
import type { Value } from '../../src/core/result/page.ts'
import { fillParameters } from '../../src/state/template-parameters.ts'
import { parseTemplate } from '../../src/core/template/parse-template.ts'
import { isSameValue } from './support/same-value.ts'

let records: SampleRecords
let open: OpenWorkbooks

/** The workbooks of one form, with the register and the lists. */
async function* readSome(files: ReturnType<typeof buildBooks>['files']) {
  for await (const file of files()) if (/^(?:四上单位名录|代码和标准|工业产销总值)/u.test(file.name)) yield file
}

beforeAll(async () => {
  const built = buildBooks('tiny', 'yt-demo', readShippedLibrary().model)
  records = built.records
  open = await openWorkbooks(readSome(built.files))
}, 300_000)
afterAll(() => open.close())

async function query(sql: string): Promise<Row[]> {
  const { result, totalRows } = await open.engine.runSql({ sql, title: '' }, context())
  return toRows(await open.engine.readResult({ result, offset: 0, limit: Math.max(1, totalRows), sort: [] }, context()))
}

it('the example of the guide parses and gives the largest units', async () => {
  const text = /```sql\n(\/\*---[\s\S]*?)```/u.exec(readFileSync('docs/templates.md', 'utf8'))?.[1] ?? ''
  const { template, faults } = parseTemplate(text, open.library.model, 'my-top-units')
  expect(faults).toEqual([])
  if (template === null) return
  const library = { ...open.library, templates: [template] }
  const { rows } = await runTemplate({ ...open, library }, 'my-top-units', { period_ym: '2020-06', n: 3 })
  const largest = records.industrial_output
    .filter(({ period_ym: month }) => month === '2020-06')
    .sort((a, b) => (b.output_ytd ?? 0) - (a.output_ytd ?? 0))
    .slice(0, 3)
  const nameOf = (uscc: string) =>
    records.unit
      .filter((row) => row.uscc === uscc)
      .sort((a, b) => (a.snap_ym < b.snap_ym ? -1 : 1))
      .at(-1)?.unit_name
  expect(rows).toEqual(
    largest.map(({ uscc, output_ytd: output }) => ({
      name: nameOf(uscc),
      ytd: expect.closeTo((output ?? 0) / 10_000, 9) as number,
    })),
  )
})

it('a template compiles to plain SQL that runs as it is, over the names that users see', async () => {
  const { sql, rows } = await runTemplate(open, 'ind-output-flash', { period_ym: '2020-06' })
  expect(sql).toContain('FROM main."')
  expect(sql).not.toMatch(/:\w+|data\."/)
  // The run reads kept rows, the shown statement the loaded tables: the same figures, added up in another order.
  const shown = await query(sql)
  expect(shown).toHaveLength(rows.length)
  const differing = shown.flatMap((row, at) =>
    Object.entries(row).filter(([name, value]) => !isSameValue(value, rows[at]?.[name] ?? null)),
  )
  expect(differing).toEqual([])
})

describe('the rows behind a row', () => {
  type Cells = Record<string, Value>
  async function drill(
    id: string,
    at: (row: Cells) => boolean,
  ): Promise<{ row: Cells; tables: string[]; rows: Row[]; said: string[] }> {
    const template = open.library.templates.find((each) => each.id === id)!
    const parameters = fillParameters(template, await open.engine.parameterChoices({ template }, context()), {}).values
    const row = (await runTemplate(open, id, parameters)).rows.find(at)!
    const targets = await open.engine.drillRow({ template, parameters, cells: row, language: 'zh' }, context())
    const [first] = targets
    return {
      row,
      tables: targets.map(({ table }) => table),
      rows: await query(first?.sql ?? ''),
      said: first?.filters.map(({ label, value }) => `${label.zh} ${value}`) ?? [],
    }
  }
  const sum = (rows: Row[]): number =>
    rows.reduce((total, row) => total + Number(row['工业总产值（当年价格）·1-本月（万元）']), 0)

  it('of a town add up to its figure, each with its file, sheet and row', async () => {
    const { row, tables, rows, said } = await drill('ind-output-flash', ({ town }) => town === '棠川镇')
    expect(tables).toEqual(['industrial_output', 'unit'])
    expect(said).toEqual(['报告期 2020-12', '街镇代码 棠川镇'])
    expect(rows.length).toBeGreaterThan(1)
    expect(sum(rows) / 10_000).toBeCloseTo(Number(row['ytd']), 9)
    for (const each of rows)
      expect(each).toMatchObject({ 文件: '工业产销总值.xlsx', 行号: expect.any(Number) as number })
  })

  it('of a division and of the total add up too', async () => {
    const division = await drill('ind-division-pull', ({ row_kind: kind }) => kind === 'data')
    expect(sum(division.rows) / 10_000).toBeCloseTo(Number(division.row['ytd']), 9)
    const total = await drill('ind-division-pull', ({ row_kind: kind }) => kind === 'total')
    expect(total.rows.length).toBeGreaterThan(division.rows.length)
    expect(sum(total.rows) / 10_000).toBeCloseTo(Number(total.row['ytd']), 9)
  })

  it('of a unit are its own, whatever its town', async () => {
    const { row, rows } = await drill('ind-top-movers', ({ uscc }) => uscc !== null)
    expect(new Set(rows.map((each) => each['统一社会信用代码']))).toEqual(new Set([row['uscc']]))
    expect(rows).toHaveLength(1)
  })
})
