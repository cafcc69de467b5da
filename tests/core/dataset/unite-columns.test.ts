import { describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { VersionId } from '../../../src/core/base/id.ts'
import type { Column } from '../../../src/core/dataset/dataset.ts'
import { saysPeriod, uniteColumns, widerType } from '../../../src/core/dataset/unite-columns.ts'
import type { PartColumns } from '../../../src/core/dataset/unite-columns.ts'
import type { ColumnType } from '../../../src/core/workbook/table-layout.ts'

const column = (name: string, type: ColumnType = 'number', rest: Partial<Column> = {}): Column => ({
  name,
  type,
  unit: null,
  headerPath: [name],
  letter: 'A',
  ...rest,
})
let count = 0
const part = (columns: (string | Column)[], rest: Partial<PartColumns> = {}): PartColumns => ({
  version: asId<VersionId>(`p${String((count += 1))}`),
  columns: columns.map((each) => (typeof each === 'string' ? column(each) : each)),
  constants: [],
  period: null,
  ...rest,
})
const names = (...parts: PartColumns[]) => uniteColumns(parts).columns.map(({ name }) => name)
const fitOf = (parts: PartColumns[], at: number) => uniteColumns(parts).fits.get(parts[at]?.version ?? asId(''))

describe('columns of parts', () => {
  it.each<[string, string[][], string[]]>([
    [
      'the same',
      [
        ['代码', '产值'],
        ['代码', '产值'],
      ],
      ['代码', '产值'],
    ],
    [
      'in another order: the newest gives it',
      [
        ['产值', '代码'],
        ['代码', '产值'],
      ],
      ['代码', '产值'],
    ],
    [
      'of other months: one column in the newest wording',
      [
        ['产值·1—5月', '5月'],
        ['产值·1—6月', '6月'],
      ],
      ['产值·1—6月', '6月'],
    ],
    ['one more later', [['代码'], ['代码', '税']], ['代码', '税']],
    ['one less later', [['代码', '税'], ['代码']], ['代码', '税']],
    ['in another width and script', [['產值（千元）'], ['产值(千元)']], ['产值(千元)']],
    [
      'months side by side keep their own',
      [
        ['5月', '6月'],
        ['6月', '7月'],
      ],
      ['6月', '7月', '5月'],
    ],
  ])('unites columns that are %s', (_what, lists, expected) => {
    expect(names(...lists.map((list) => part(list)))).toEqual(expected)
  })

  it('says where each part has them', () => {
    const parts = [part(['税', '代码']), part(['代码', '产值'])]
    expect(names(...parts)).toEqual(['代码', '产值', '税'])
    expect([fitOf(parts, 0), fitOf(parts, 1)]).toEqual([
      [1, null, 0],
      [0, 1, null],
    ])
  })

  it('never puts figures of two units into one column', () => {
    const parts = [
      part([column('产值', 'number', { unit: '千元' })]),
      part([column('产值', 'number', { unit: '万元' })]),
    ]
    expect(names(...parts)).toEqual(['产值', '产值（千元）'])
    expect(fitOf(parts, 0)).toEqual([null, 0])
    const unknown = [part([column('产值')]), part([column('产值', 'number', { unit: '万元' })])]
    expect(names(...unknown)).toEqual(['产值'])
  })

  it.each<[ColumnType, ColumnType, ColumnType]>([
    ['integer', 'number', 'number'],
    ['number', 'text', 'text'],
    ['integer', 'code', 'code'],
    ['text', 'code', 'code'],
    ['date', 'period', 'text'],
    ['boolean', 'number', 'text'],
    ['date', 'date', 'date'],
  ])('holds %s and %s as %s', (one, other, expected) => {
    expect([widerType(one, other), widerType(other, one)]).toEqual([expected, expected])
  })

  it('lets a column without any value take the type of the others', () => {
    const empty = column('x', 'text', { empty: true })
    for (const parts of [
      [part([empty]), part([column('x', 'number')])],
      [part([column('x', 'number')]), part([empty])],
    ]) {
      expect(uniteColumns(parts).columns[0]).not.toHaveProperty('empty')
      expect(uniteColumns(parts).columns[0]?.type).toBe('number')
    }
    expect(uniteColumns([part([empty]), part([empty])]).columns[0]).toMatchObject({ type: 'text', empty: true })
  })
})

describe('columns that no sheet holds', () => {
  it('are made of the constants and the periods of the parts, last', () => {
    const parts = [
      part(['产值'], { period: '2020-05', constants: [{ name: '街镇', value: '墨溪镇' }] }),
      part(['产值'], { period: '2020-06' }),
    ]
    expect(uniteColumns(parts).columns).toMatchObject([
      { name: '产值' },
      { name: '街镇', type: 'text', made: 'constant', letter: '' },
      { name: '期别', type: 'period', made: 'period', letter: '' },
    ])
  })

  it('are not made where the files say it themselves', () => {
    const own = part([column('报告期', 'period'), column('街镇', 'text')], {
      period: '2020-06',
      constants: [{ name: '街镇', value: '墨溪镇' }],
    })
    expect(names(own)).toEqual(['报告期', '街镇'])
    expect(saysPeriod(own.columns)?.name).toBe('报告期')
    expect(names(part([column('开业时间', 'period')], { period: '2020-06' }))).toEqual(['开业时间', '期别'])
    expect(names(part(['产值']))).toEqual(['产值'])
  })

  it('stand beside a column of figures with the same name', () => {
    expect(names(part([column('街镇', 'integer')], { constants: [{ name: '街镇', value: '甲' }] }))).toEqual([
      '街镇',
      '街镇 (2)',
    ])
  })
})
