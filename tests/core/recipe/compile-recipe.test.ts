import { describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId } from '../../../src/core/base/id.ts'
import { compileRecipe, compileRecipeSql } from '../../../src/core/recipe/compile-recipe.ts'
import { clean, makeRows, step, stepColumns } from './clean-rows.ts'
import type { TestTable } from './clean-rows.ts'

const texts = (rows: (string | null)[][], names = ['a']): TestTable => ({
  columns: Object.fromEntries(names.map((name) => [name, 'text' as const])),
  rows,
})

describe('steps on texts', () => {
  it('trim blanks of any width, and leave nothing of a text of blanks', async () => {
    const table = texts([[' 甲\u3000\u3000乙\u00a0'], ['a \t b'], ['\u3000'], [null], ['\u200b丙']])
    const { rows } = await clean(table, [step({ kind: 'trim', columns: ['a'] })])
    expect(rows.flat()).toEqual(['甲 乙', 'a b', null, null, '丙'])
  })

  it('bring full-width and compatibility forms to one width', async () => {
    const table = texts([['ＡＢＣ（１２３）'], ['５㎡'], ['…'], ['ｶﾞ'], ['①'], ['plain']])
    const { rows } = await clean(table, [step({ kind: 'width', columns: 'all-text' })])
    expect(rows.flat()).toEqual(['ABC(123)', '5m2', '...', 'ガ', '1', 'plain'])
  })

  it('strip pinyin and bookmarks that converters leave, and no other bracket', async () => {
    const table = texts([
      ['統(tǒng)計(jì)局'],
      ['产值[bookmark: _Toc1]'],
      ['重（chóng）庆'],
      ['产值(当年价)'],
      ['abc(def)'],
    ])
    const { rows } = await clean(table, [step({ kind: 'strip-marks', columns: ['a'] })])
    expect(rows.flat()).toEqual(['統計局', '产值', '重庆', '产值(当年价)', 'abc(def)'])
  })

  it('write traditional characters in simplified form', async () => {
    const table = texts([['統計總產值'], ['龍巖龜茲'], ['已是简体']])
    const { rows } = await clean(table, [step({ kind: 'simplify', columns: ['a'] })])
    expect(rows.flat()).toEqual(['统计总产值', '龙岩龟兹', '已是简体'])
  })

  it('replace parts, whole texts and patterns', async () => {
    const table = texts([['有限公司'], ['公司'], [null]])
    const replaced = async (match: 'part' | 'whole' | 'regex', find: string, by: string) =>
      (await clean(table, [step({ kind: 'replace', columns: ['a'], find, with: by, match })])).rows.flat()
    expect(await replaced('part', '公司', '厂')).toEqual(['有限厂', '厂', null])
    expect(await replaced('whole', '公司', '')).toEqual(['有限公司', null, null])
    expect(await replaced('regex', '^(..)(.*)$', '\\2')).toEqual(['公司', null, null])
  })

  it('replace in a column of numbers by its printed value', async () => {
    const table: TestTable = { columns: { n: 'number' }, rows: [[999], [1.5], [19990]] }
    const { rows } = await clean(table, [
      step({ kind: 'replace', columns: ['n'], find: '999', with: '', match: 'whole' }),
    ])
    expect(rows.flat()).toEqual([null, 1.5, 19990])
  })
})

describe('steps on columns', () => {
  it('split by a delimiter; the last column keeps what is left over', async () => {
    const split = step({
      kind: 'split',
      column: 'a',
      by: { kind: 'delimiter', text: '-' },
      into: ['x', 'y'],
      keep: false,
    })
    const { columns, rows } = await clean(
      texts(
        [
          ['1-2-3', 'z'],
          ['4', 'z'],
          [null, 'z'],
        ],
        ['a', 'b'],
      ),
      [split],
    )
    expect(columns).toEqual(['x', 'y', 'b'])
    expect(rows).toEqual([
      ['1', '2-3', 'z'],
      ['4', null, 'z'],
      [null, null, 'z'],
    ])
  })

  it('split by length, the source kept', async () => {
    const split = step({
      kind: 'split',
      column: 'a',
      by: { kind: 'length', at: 6 },
      into: ['county', 'town'],
      keep: true,
    })
    const { columns, rows } = await clean(texts([['310112001']]), [split])
    expect([columns, rows]).toEqual([['a', 'county', 'town'], [['310112001', '310112', '001']]])
  })

  it('merge without separators for empty parts', async () => {
    const merge = step({ kind: 'merge', columns: ['a', 'b'], separator: '/', into: 'a', keep: false })
    const { columns, rows } = await clean(
      texts(
        [
          ['x', 'y'],
          ['x', null],
          [null, null],
        ],
        ['a', 'b'],
      ),
      [merge],
    )
    expect([columns, rows.flat()]).toEqual([['a'], ['x/y', 'x', null]])
  })

  it('fill down within one part only', async () => {
    const table: TestTable = { ...texts([['甲'], [null], ['乙'], [null], [null]]), parts: [1, 1, 1, 1, 2] }
    const { rows } = await clean(table, [step({ kind: 'fill-down', columns: ['a'] })])
    expect(rows.flat()).toEqual(['甲', '甲', '乙', '乙', null])
  })

  it('scale by dividing, so that no digit is invented, and give the unit', async () => {
    const table: TestTable = { columns: { n: 'integer' }, rows: [[3], [12345], [null]], units: { n: '千元' } }
    const scale = step({ kind: 'scale', columns: ['n'], factor: 0.1, unit: '万元' })
    expect((await clean(table, [scale])).rows.flat()).toEqual([0.3, 1234.5, null])
    const recipe = compileRecipe([scale], {
      columns: stepColumns(table),
      source: 'x',
      period: null,
      findTable: () => null,
    })
    expect(recipe.columns).toEqual([{ name: 'n', type: 'number', unit: '万元' }])
  })

  it('derive a new column, and one in place of another', async () => {
    const table: TestTable = {
      columns: { 产值: 'number', 人数: 'integer' },
      rows: [
        [10, 4],
        [10, 0],
      ],
    }
    const { columns, rows } = await clean(table, [
      step({ kind: 'derive', column: '人均', expression: '"产值" / nullif("人数", 0) -- 万元', type: 'number' }),
      step({ kind: 'derive', column: '人数', expression: 'CAST("人数" AS VARCHAR) || \'人\'', type: 'text' }),
    ])
    expect([columns, rows]).toEqual([
      ['产值', '人数', '人均'],
      [
        [10, '4人', 2.5],
        [10, '0人', null],
      ],
    ])
  })

  it('rename and drop; the values go along', async () => {
    const { columns, rows } = await clean(texts([['1', '2', '3']], ['a', 'b', 'c']), [
      step({ kind: 'rename', column: 'a', to: '单位' }),
      step({ kind: 'drop', columns: ['b'] }),
    ])
    expect([columns, rows]).toEqual([['单位', 'c'], [['1', '3']]])
  })

  it('read numbers and periods in place', async () => {
    const table: TestTable = {
      columns: { n: 'text', p: 'integer', d: 'text' },
      rows: [['１,２３４', 202006, '2020年6月3日']],
    }
    const { rows } = await clean(table, [
      step({ kind: 'parse-number', columns: ['n'] }),
      step({ kind: 'parse-date', columns: ['p'], to: 'period' }),
      step({ kind: 'parse-date', columns: ['d'], to: 'date' }),
    ])
    expect(rows).toEqual([[1234, '2020-06', '2020-06-03']])
  })
})

describe('steps on rows', () => {
  it('unpivot months with the year of the table, totals left out, empty months left out', async () => {
    const table: TestTable = {
      columns: { 街镇: 'text', '1月': 'integer', '2月': 'number', 合计: 'number' },
      rows: [
        ['甲', 1, 2.5, 3.5],
        ['乙', 4, null, 4],
      ],
    }
    const unpivot = step({
      kind: 'unpivot', columns: ['1月', '2月'], nameInto: '月份', valueInto: '产值', drop: ['合计'], parse: 'month',
    }) // prettier-ignore
    const { columns, rows } = await clean(table, [unpivot], {}, '2020')
    expect(columns).toEqual(['街镇', '月份', '产值'])
    expect(rows).toEqual([
      ['甲', '2020-01', 1],
      ['甲', '2020-02', 2.5],
      ['乙', '2020-01', 4],
    ])
  })

  it('unpivot with the year of each row, keeping empty months when asked to', async () => {
    const table: TestTable = {
      columns: { 期别: 'period', '产值·1季度': 'number', '产值·2季度': 'number' },
      rows: [['2019', 1, null]],
    }
    const unpivot = step({
      kind: 'unpivot', columns: ['产值·1季度', '产值·2季度'], nameInto: '季度', valueInto: '产值', drop: [], parse: 'month', keepEmpty: true,
    }) // prettier-ignore
    expect((await clean(table, [unpivot])).rows).toEqual([
      ['2019', '2019-Q1', 1],
      ['2019', '2019-Q2', null],
    ])
  })

  it('filter by a condition; what is unknown goes', async () => {
    const table: TestTable = { columns: { n: 'number' }, rows: [[1], [-1], [null]] }
    expect((await clean(table, [step({ kind: 'filter', keep: 'n > 0 -- positive' })])).rows).toEqual([[1]])
  })

  it.each([
    [
      'first' as const,
      [
        ['a', '1'],
        [null, '3'],
        [null, '5'],
        ['b', '4'],
      ],
    ],
    [
      'last' as const,
      [
        ['a', '2'],
        [null, '3'],
        [null, '5'],
        ['b', '4'],
      ],
    ],
  ])('keep the %s row of a key in the order of files and rows, and every row without a key', async (keep, expected) => {
    const rows = [
      ['a', '1'],
      ['a', '2'],
      [null, '3'],
      ['b', '4'],
      [null, '5'],
    ]
    const table: TestTable = { ...texts(rows, ['k', 'v']), parts: [1, 1, 1, 2, 1] }
    expect((await clean(table, [step({ kind: 'dedupe', key: ['k'], keep })])).rows).toEqual(expected)
  })

  it('join the one row that matches, across types; a key that stands twice matches nothing', async () => {
    const towns: TestTable = {
      columns: { 代码: 'code', 面积: 'number' },
      rows: [
        ['310112001', 5],
        ['7', 1],
        ['7', 2],
      ],
    }
    const id = asId<DatasetId>('towns')
    const join = step({
      kind: 'join',
      dataset: id,
      keys: [{ left: '街镇', right: '代码' }],
      take: ['面积'],
      prefix: '街镇',
    })
    const joined = { towns: { name: 'towns', source: await makeRows('towns', towns), columns: stepColumns(towns) } }
    const table: TestTable = { columns: { 街镇: 'integer' }, rows: [[310112001], [7], [8], [null]] }
    const { columns, rows } = await clean(table, [join], joined)
    expect(columns).toEqual(['街镇', '街镇面积'])
    expect(rows).toEqual([
      [310112001, 5],
      [7, null],
      [8, null],
      [null, null],
    ])
  })
})

describe('a step that does not fit', () => {
  it.each([
    [step({ kind: 'trim', columns: ['单位名称'] }), { kind: 'missing-column', column: '单位名称', nearest: '单位名' }],
    [
      step({ kind: 'scale', columns: ['单位名'], factor: 10, unit: '' }),
      { kind: 'wrong-type', column: '单位名', type: 'text' },
    ],
    [step({ kind: 'rename', column: 'n', to: 'src_row' }), { kind: 'name-taken', column: 'src_row' }],
    [step({ kind: 'rename', column: 'n', to: '单位名' }), { kind: 'name-taken', column: '单位名' }],
    [step({ kind: 'drop', columns: ['单位名', 'n'] }), { kind: 'no-column-left' }],
    [
      step({ kind: 'filter', keep: '1; drop table x' }),
      { kind: 'sql', code: 'sql/several-statements', params: { line: 1 } },
    ],
    [step({ kind: 'map-codes', column: 'n', list: 'region', into: 'x', what: 'valid' }), null],
    [
      step({ kind: 'map-codes', column: 'n', list: 'credit-code-check', into: 'x', what: 'name' }),
      { kind: 'list-cannot', list: 'credit-code-check', what: 'name' },
    ],
    [
      step({ kind: 'join', dataset: asId<DatasetId>('gone'), keys: [{ left: 'n', right: 'n' }], take: ['x'] }),
      { kind: 'table-missing', dataset: 'gone' },
    ],
  ])('says why: %#', (broken, problem) => {
    const table = {
      columns: [{ name: '单位名', type: 'text' as const, unit: null }, { name: 'n', type: 'number' as const, unit: null }],
      source: 'x', period: null, findTable: () => null,
    } // prettier-ignore
    expect(compileRecipe([broken], table).steps[0]?.problem).toEqual(problem)
  })

  it('is passed over; the steps after it run', async () => {
    const { rows, problems } = await clean(texts([[' x ']]), [
      step({ kind: 'trim', columns: ['b'] }),
      step({ kind: 'trim', columns: ['a'] }),
    ])
    expect(rows).toEqual([['x']])
    expect(problems).toMatchObject([{ kind: 'missing-column', column: 'b' }, null])
  })

  it('finds a column of the next month by its neutral name, in expressions too', async () => {
    const table: TestTable = { columns: { '产值·1-6月': 'number' }, rows: [[5], [-5]] }
    const { rows, problems } = await clean(table, [
      step({ kind: 'filter', keep: '"产值·1-5月" > 0' }),
      step({ kind: 'scale', columns: ['产值·1-5月'], factor: 10, unit: '千元' }),
    ])
    expect([rows, problems]).toEqual([[[50]], [null, null]])
  })
})

describe('the statement', () => {
  const table = {
    columns: [{ name: 'a', type: 'text' as const, unit: null }],
    source: 'loaded."表"',
    period: null,
    findTable: () => null,
  }

  it('has a part for each step, named and said', () => {
    const steps = [
      step({ kind: 'trim', columns: ['a'], note: '去空格' }),
      { ...step({ kind: 'width', columns: 'all-text' }), on: false },
      step({ kind: 'filter', keep: 'a IS NOT NULL' }),
    ]
    expect(compileRecipeSql(compileRecipe(steps, table))).toBe(
      [
        'WITH',
        '-- 1. trim a (去空格)',
        'step_1 AS (',
        '  SELECT t.* REPLACE (',
        '      trim_blanks(t."a") AS "a"',
        '    )',
        '  FROM loaded."表" AS t',
        '),',
        '-- 3. filter',
        'step_3 AS (',
        '  SELECT t.*',
        '  FROM step_1 AS t',
        '  WHERE (',
        '  a IS NOT NULL',
        '  )',
        ')',
        'SELECT "a", src_file, src_sheet, src_row',
        'FROM step_3',
      ].join('\n'),
    )
  })

  it('changes nothing when every step is off', async () => {
    const rows = [[' 甲\u3000'], [null], ['１']]
    const off = [
      step({ kind: 'trim', columns: 'all-text' }),
      step({ kind: 'width', columns: 'all-text' }),
      step({ kind: 'filter', keep: 'false' }),
      step({ kind: 'drop', columns: ['a'] }),
      step({ kind: 'dedupe', key: ['a'], keep: 'first' }),
    ].map((each) => ({ ...each, on: false }))
    const cleaned = await clean(texts(rows), off)
    expect([cleaned.columns, cleaned.rows]).toEqual([['a'], rows])
  })
})
