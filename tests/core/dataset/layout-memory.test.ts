import { describe, expect, it } from 'vitest'
import {
  applyRemembered,
  isSameTitle,
  keepLayout,
  layoutKey,
  neutralTitle,
  recallLayout,
  recalledCorrection,
  rememberLayout,
} from '../../../src/core/dataset/layout-memory.ts'
import type { RememberedLayout } from '../../../src/core/dataset/layout-memory.ts'
import { makeColumn, makeLayout } from '../../state/make-import.ts'

/** A form of a month: the header names it. */
const formOf = (month: number) =>
  makeLayout({
    title: `2020年${String(month)}月工业产值`,
    columns: [
      makeColumn({ index: 0, name: '代码', type: 'code' }),
      makeColumn({ index: 1, name: `产值·1—${String(month)}月`, type: 'number' }),
      makeColumn({ index: 2, name: `产值·${String(month)}月`, type: 'integer' }),
    ],
  })
const may = formOf(5)
const confirm = (decided: Parameters<typeof rememberLayout>[1], found = may): RememberedLayout => ({
  ...rememberLayout(found, decided),
  confirmedAt: 't',
})
const asFound = confirm({ layout: may, columns: may.columns, name: '工业产值' })

describe('a layout', () => {
  it('is known again in another month, under a title that differs by the month', () => {
    expect(layoutKey(formOf(6))).toBe(layoutKey(may))
    expect(recallLayout([asFound], formOf(6))).toBe(asFound)
  })

  it.each([
    ['another header', makeLayout({ title: '2020年6月工业产值', columns: [makeColumn({ name: '税' })] })],
    ['another unit', { ...formOf(6), columns: formOf(6).columns.map((column) => ({ ...column, unit: '万元' })) }],
    ['another title', { ...formOf(6), title: '2020年6月农业产值' }],
  ])('is not known with %s', (_what, layout) => {
    expect(recallLayout([asFound], layout)).toBeNull()
  })

  it('is remembered once: the last word counts', () => {
    const renamed = confirm({ layout: may, columns: may.columns, name: '产值' })
    expect(keepLayout(keepLayout([], asFound), renamed)).toEqual([renamed])
    const other = { ...asFound, title: '别的' }
    expect(keepLayout([asFound], other)).toEqual([asFound, other])
  })
})

describe('what the user changed', () => {
  it('is nothing where all stays as found', () => {
    expect(asFound).toMatchObject({
      rows: null,
      columns: [],
      tableName: '工业产值',
      title: '工业产值',
      periodFrom: null,
    })
    expect(recalledCorrection(formOf(6), asFound)).toBeNull()
    expect(applyRemembered(formOf(6), asFound)).toEqual(formOf(6).columns)
  })

  it('is applied to the columns of the next month, wherever they stand', () => {
    const columns = may.columns.map(
      (column, at) =>
        [
          { ...column, name: '信用代码', type: 'text' as const },
          { ...column, unit: '千元', unitFrom: 'user' as const },
          { ...column, include: false },
        ][at] ?? column,
    )
    const memory = confirm({ layout: may, columns, name: 'x' })
    const june = formOf(6)
    const turned = { ...june, columns: [...june.columns].reverse() }
    expect(applyRemembered(turned, memory).map(({ name, type, unit, include }) => [name, type, unit, include])).toEqual(
      [
        ['产值·6月', 'integer', null, false],
        ['产值·1—6月', 'number', '千元', true],
        ['信用代码', 'text', null, true],
      ],
    )
  })

  it('is that the levels of labels are not wanted; what they are is found anew', () => {
    const levels = { include: true, depth: 2, samples: [['甲', '乙']] }
    const withLevels = (month: number, samples: string[][]) => ({
      ...formOf(month),
      columns: formOf(month).columns.map((column, at) =>
        at === 0 ? { ...column, levels: { ...levels, samples } } : column,
      ),
    })
    const found = withLevels(5, [['甲', '乙']])
    const columns = found.columns.map((column) =>
      column.levels === undefined ? column : { ...column, levels: { ...column.levels, include: false } },
    )
    const memory = confirm({ layout: found, columns, name: 'x' }, found)
    const [june] = applyRemembered(withLevels(6, [['丙', '丁']]), memory)
    expect(june?.levels).toEqual({ include: false, depth: 2, samples: [['丙', '丁']] })
    expect(applyRemembered(formOf(6), memory)[0]?.levels).toBeUndefined()
  })

  it('does not carry a month in a name over to the next one', () => {
    const columns = may.columns.map((column) => (column.index === 2 ? { ...column, name: '5月产值' } : column))
    expect(confirm({ layout: may, columns, name: 'x' }).columns).toEqual([])
  })

  it('is applied to rows as distances, because the next month has more of them', () => {
    const corrected = makeLayout({
      ...may,
      headerRows: [1, 3],
      dataRows: [5, 12],
      range: { ...may.range, right: 1 },
    })
    const memory = confirm({ layout: corrected, columns: corrected.columns, name: 'x' })
    const june = { ...formOf(6), headerRows: [3, 4] as [number, number], dataRows: [5, 30] as [number, number] }
    expect(recalledCorrection(june, memory)).toEqual({
      headerRows: [2, 4],
      dataRows: [6, 29],
      leftColumn: 0,
      rightColumn: 1,
    })
  })

  it('can be that there is no header', () => {
    const corrected = makeLayout({ ...may, headerRows: null })
    expect(recalledCorrection(formOf(6), confirm({ layout: corrected, columns: [], name: 'x' }))).toMatchObject({
      headerRows: null,
    })
  })
})

it.each([
  ['2020年6月规上工业（续表）', '规上工业 2020年5月', true],
  ['附表2：规上工业', '规上工业', true],
  ['', '规上工业', true],
  ['规上工业', '规上服务业', false],
])('compares the titles %j and %j', (one, other, same) => {
  expect(isSameTitle(neutralTitle(one), neutralTitle(other))).toBe(same)
})
