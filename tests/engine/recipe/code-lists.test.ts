import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, RecipeId } from '../../../src/core/base/id.ts'
import type { RecipeStep } from '../../../src/core/dataset/recipe.ts'
import { codeListTables } from '../../../src/core/recipe/code-list-tables.ts'
import type { TableListName } from '../../../src/core/recipe/list-code-lists.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'
import { makeTable } from '../support/make-table.ts'
import type { TestColumns } from '../support/make-table.ts'

let test: TestEngine
beforeAll(async () => {
  test = await openEngine()
})
afterAll(() => test.close())

const lists = Object.keys(codeListTables) as TableListName[]

async function loadLists(): Promise<void> {
  const files = (list: TableListName) =>
    Object.fromEntries(
      codeListTables[list].files.map((file) => [file, readFileSync(`public/codelists/${file}`, 'utf8')]),
    )
  await test.engine.loadCodeLists({ lists: lists.map((list) => ({ list, files: files(list) })) }, context())
}

let tables = 0

async function load(columns: TestColumns): Promise<DatasetId> {
  tables += 1
  const name = `t${tables}`
  const { catalogue } = await test.engine.loadTables({ tables: [makeTable(name, columns)] }, context())
  return catalogue.datasets.find((each) => each.name === name)?.id ?? asId<DatasetId>('none')
}

async function preview(columns: TestColumns, step: RecipeStep) {
  const { page, effects } = await test.engine.previewRecipe(
    { dataset: await load(columns), steps: [step], sample: 50 },
    context(),
  )
  const column = (name: string) => page.values[page.columns.findIndex((each) => each.name === name)]
  return { column, effect: effects[0] }
}

const map = (list: TableListName, what: 'name' | 'code' | 'parent' | 'valid'): RecipeStep => ({
  id: 'm', on: true, kind: 'map-codes', column: 'a', list, into: 'b', what,
}) // prettier-ignore

describe('before the code lists are there', () => {
  it('a step that reads one says so', async () => {
    const { effect } = await preview({ a: ['code', ['0610']] }, map('industry-2017', 'name'))
    expect(effect?.problem).toEqual({ kind: 'code-list-missing', list: 'industry-2017' })
  })

  it('a table that applies such a recipe shows its rows as loaded, and is cleaned when the list arrives', async () => {
    const dataset = await load({ a: ['code', ['0610']] })
    const id = asId<RecipeId>('r')
    await test.engine.saveRecipe(
      { recipe: { id, name: 'r', shape: '', steps: [map('industry-2017', 'name')] } },
      context(),
    )
    await expect(test.engine.applyRecipe({ dataset, recipe: id }, context())).rejects.toMatchObject({
      code: 'recipe/does-not-fit',
    })
    await loadLists()
    await test.engine.applyRecipe({ dataset, recipe: id }, context())
    const { result } = await test.engine.runSql({ sql: `SELECT b FROM t${tables}`, title: '' }, context())
    const page = await test.engine.readResult({ result, offset: 0, limit: 9, sort: [] }, context())
    expect(page.values).toEqual([['烟煤和无烟煤开采洗选']])
  })
})

describe('with the code lists', () => {
  beforeAll(loadLists)

  // From the lists themselves: GB/T 4754-2017, and the divisions of 2023.
  it.each<[TableListName, 'name' | 'parent' | 'valid', (string | null)[], unknown[]]>([
    ['industry-2017', 'name', ['0610', ' 0610', 'b', '610', null], ['烟煤和无烟煤开采洗选', '烟煤和无烟煤开采洗选', '采矿业', null, null]],
    ['industry-2017', 'parent', ['0610', '061', '06'], ['061', '06', 'B']],
    ['industry-2011', 'valid', ['0610', '9999', null], [true, false, null]],
    ['region', 'name', ['310112', '310112001', '310112001000', '310112000000', '441900'], ['闵行区', '江川路街道', '江川路街道', '闵行区', '东莞市']],
    ['region', 'parent', ['310112001', '310112', '310100', '310000'], ['310112', '310100', '310000', null]],
  ])('%s gives the %s of a code', async (list, what, codes, expected) => {
    expect((await preview({ a: ['code', codes] }, map(list, what))).column('b')).toEqual(expected)
  }) // prettier-ignore

  it('counts codes that the list does not have', async () => {
    const { effect } = await preview({ a: ['code', ['0610', '0000', 'xx', null]] }, map('industry-2017', 'name'))
    expect(effect).toMatchObject({
      cellsChanged: 1,
      notes: [{ kind: 'code-unknown', count: 2, samples: ['0000', 'xx'] }],
    })
  })

  it('gives the code of a name where there is one only, and names the candidates otherwise', async () => {
    const names = ['闵行区', '鼓楼区', '没有的区']
    const { column, effect } = await preview({ a: ['text', names] }, map('region', 'code'))
    expect(column('b')).toEqual(['310112', null, null])
    expect(effect?.notes).toMatchObject([
      { kind: 'code-unknown', count: 1, samples: ['没有的区'] },
      { kind: 'code-ambiguous', count: 1, samples: ['鼓楼区 → 320106/320302/350102/410204'] },
    ])
  })

  it('means the class where a class and its group have one name', async () => {
    // 中类 011 谷物种植 has classes of other names; 中类 021 is 林木育种和育苗, 中类 071 石油开采; 061 has one class of its name.
    const { column } = await preview(
      { a: ['text', ['烟煤和无烟煤开采洗选', '谷物种植', '农,林,牧,渔业']] },
      map('industry-2017', 'code'),
    )
    expect(column('b')).toEqual(['0610', '011', 'A'])
  })

  it('maps a code of 2011 to the one of 2017 only where the standard has one', async () => {
    const { column, effect } = await preview(
      { a: ['code', ['0111', '5430', '9999']] },
      map('industry-2011-to-2017', 'code'),
    )
    expect(column('b')).toEqual(['0111', null, null])
    expect(effect?.notes.map(({ kind, count }) => [kind, count])).toEqual([
      ['code-unknown', 1],
      ['code-ambiguous', 1],
    ])
    expect(effect?.notes[1]?.samples[0]).toMatch(/^5430 → \d{4}(?:\/\d{4})+$/)
  })

  it('pads codes that came as numbers only where the list has the long one and not the short one', async () => {
    const pad: RecipeStep = { id: 'p', on: true, kind: 'pad-code', column: 'a', list: 'industry-2017', width: 4 }
    // 711 is a group of its own (机械设备经营租赁), 999 is in no list.
    const { column, effect } = await preview({ a: ['integer', [610, 711, 999, 1310, null]] }, pad)
    expect(column('a')).toEqual(['0610', '711', '999', '1310', null])
    expect(effect).toMatchObject({
      cellsChanged: 1,
      notes: [{ kind: 'code-short', count: 2, samples: ['711', '999'] }],
    })
  })

  it('are tables for users’ own SQL', async () => {
    const sql =
      'SELECT (SELECT count(*) FROM codelist.industry_2017), (SELECT count(*) FROM codelist.region WHERE level = 4)'
    const { result } = await test.engine.runSql({ sql, title: '' }, context())
    const page = await test.engine.readResult({ result, offset: 0, limit: 1, sort: [] }, context())
    expect(page.values).toEqual([[1971], [41352]])
  })
})
