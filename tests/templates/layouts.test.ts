import { expect, it } from 'vitest'
import { compileLogicalTable } from '../../src/core/dataset/compile-logical-table.ts'
import type { RecipeId } from '../../src/core/base/id.ts'
import { asId } from '../../src/core/base/id.ts'
import type { Catalogue } from '../../src/core/dataset/catalogue.ts'
import type { RecipeStep } from '../../src/core/dataset/recipe.ts'
import { cleanDataset } from '../../src/core/recipe/clean-dataset.ts'
import { shapeOf } from '../../src/core/dataset/shape.ts'
import type { TestEngine } from '../../scripts/node-engine/open-engine.ts'
import { context } from '../../scripts/node-engine/open-engine.ts'
import { openWorkbooks, readShippedLibrary } from '../../scripts/node-engine/open-sample.ts'
import { toRows } from '../../src/core/result/page-rows.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { SampleRecords } from '../../scripts/sample/records/sample-records.ts'
import { layouts } from '../../scripts/sample/write/choose-layout.ts'
import type { Layout, LayoutId } from '../../scripts/sample/write/layouts/layout.ts'
import { planBooks } from '../../scripts/sample/write/plan-books.ts'
import { writeBook } from '../../scripts/sample/write/write-book.ts'
import { isSameValue } from './support/same-value.ts'

const { model } = readShippedLibrary()
const months = ['2020-05', '2020-06']
/** Tables of every kind: lists, monthly and quarterly forms, departments. The round trip has all others, each in one layout. */
const chosen = new Set('industry_dim quasi_unit finance catering labour investment_project tax'.split(' '))
const all = buildRecords('tiny', 'layouts').records
/** The records of two months, and the quarters and lists around them. */
const records = Object.fromEntries(
  Object.entries(all).map(([id, rows]) => {
    const field = model.find((table) => table.id === id)?.periodField ?? null
    const own: readonly Record<string, unknown>[] = rows
    const kept = own.filter(
      (row) => field === null || !/^\d{4}-\d\d$/.test(String(row[field])) || months.includes(String(row[field])),
    )
    return [id, kept.slice(0, 300)]
  }),
) as unknown as SampleRecords

/** What a user decides where a layout leaves something open. */
async function decide(id: LayoutId, engine: TestEngine['engine'], catalogue: Catalogue): Promise<Catalogue> {
  let now = catalogue
  if (id !== 'L06') return now
  const label = (table: string, field: string): string =>
    model.find((each) => each.id === table)?.fields.find((each) => each.id === field)?.label.zh ?? ''
  const [name, code] = [label('town_dim', 'town_name'), label('town_dim', 'town_code')]
  const towns = catalogue.datasets.find(({ columns }) => columns.some((column) => column.name === name))
  // The town stands in the sheets' names, in words: the user looks its code up in the list of towns.
  for (const dataset of catalogue.datasets) {
    const table = model.find(({ label: { zh } }) => dataset.title.includes(zh))
    if (towns === undefined || table === undefined || dataset === towns) continue
    const recipe = asId<RecipeId>(`towns of ${table.id}`)
    const steps: RecipeStep[] = [
      {
        id: 'join',
        on: true,
        kind: 'join',
        dataset: towns.id,
        keys: [{ left: '街镇', right: name }],
        take: [code],
        prefix: '所在',
      },
      { id: 'drop', on: true, kind: 'drop', columns: ['街镇'] },
      { id: 'rename', on: true, kind: 'rename', column: `所在${code}`, to: label(table.id, 'town_code') },
    ]
    now = await engine.saveRecipe({ recipe: { id: recipe, name: recipe, shape: shapeOf(dataset), steps } }, context())
    now = await engine.applyRecipe({ dataset: dataset.id, recipe }, context())
  }
  return now
}

/** What of the records did not come back, by table. */
async function compareWith(layout: Layout): Promise<{ tables: number; wrong: string[] }> {
  const books = planBooks(
    'district',
    records,
    model.filter(({ id }) => chosen.has(id)),
    (sheet) => (layout.fits(sheet) ? layout : null),
  ).filter(({ sheets }) => sheets.some((sheet) => sheet.layout !== null))
  // The list of towns is there wherever a decision may need it.
  const towns = planBooks(
    'district',
    records,
    model.filter(({ id }) => id === 'town_dim'),
    () => null,
  )
  const files = await Promise.all([...books, ...(layout.id === 'L06' ? towns : [])].map(writeBook))
  const open = await openWorkbooks(files.flat(), (engine, catalogue) => decide(layout.id, engine, catalogue))
  // Templates read what users see: tables after their recipes.
  const seen = {
    ...open.catalogue,
    datasets: open.catalogue.datasets.map((each) => cleanDataset(each, open.catalogue)),
  }
  const ids = [...new Set(books.flatMap(({ sheets }) => sheets.map(({ sheet }) => sheet.table.id)))]
  const wrong: string[] = []
  for (const id of ids) {
    const table = model.find((each) => each.id === id)
    if (table === undefined) throw new Error(id)
    const names = table.fields.map((field) => field.id)
    const sql = compileLogicalTable(table, seen, names) ?? 'SELECT 1 WHERE false'
    const { result } = await open.engine.runSql({ sql: `SELECT * FROM (${sql})`, title: id }, context())
    const page = await open.engine.readResult({ result, offset: 0, limit: 1_000_000, sort: [] }, context())
    const keyOf = (row: Record<string, unknown>): string => table.key.map((field) => String(row[field])).join('|')
    const found = new Map(toRows(page).map((row) => [keyOf(row), row] as const))
    const wanted: readonly Record<string, unknown>[] = books
      .flatMap(({ sheets }) => sheets)
      .filter(({ sheet }) => sheet.table.id === id)
      .flatMap(({ sheet }) => sheet.rows)
    if (found.size !== wanted.length) wrong.push(`${id}: ${String(found.size)} rows for ${String(wanted.length)}`)
    const cells = wanted.flatMap((row) =>
      names
        .filter((name) => !isSameValue(row[name] ?? null, found.get(keyOf(row))?.[name] ?? null))
        .map(
          (name) => `${id} ${keyOf(row)} ${name}: ${String(found.get(keyOf(row))?.[name])} for ${String(row[name])}`,
        ),
    )
    wrong.push(...cells.slice(0, 3))
  }
  await open.close()
  return { tables: ids.length, wrong }
}

it.each(layouts.map((layout) => [layout.id, layout] as const))(
  'workbooks of layout %s bring back their records cell by cell',
  async (_id, layout) => {
    const { tables, wrong } = await compareWith(layout)
    expect(tables).toBeGreaterThan(0)
    expect(wrong).toEqual([])
  },
  600_000,
)
