import { describe, expect, it } from 'vitest'
import { checkTotals, type TotalColumn } from '../../../src/core/workbook/check-totals.ts'
import type { LoadedRows } from '../../../src/core/workbook/row-kinds.ts'

type Kind = LoadedRows['kinds'][number]

function check(
  kinds: string,
  columns: Record<string, (number | null)[]>,
  options: { flat?: boolean; unit?: string } = {},
) {
  const names: Record<string, Kind> = { d: 'data', t: 'total', s: 'subtotal' }
  const list = [...kinds].map((kind) => names[kind] ?? 'data')
  const rows = Uint32Array.from(list, (_, at) => at)
  const loaded: LoadedRows = { rows, kinds: list, dataRows: rows.filter((at) => list[at] === 'data') }
  const given: TotalColumn[] = Object.entries(columns).map(([name, figures]) => ({
    name,
    unit: options.unit ?? null,
    figures: Float64Array.from(figures, (figure) => figure ?? NaN),
  }))
  const { compared, differences } = checkTotals(loaded, given, options.flat ?? false)
  return {
    compared,
    differences: differences.map(({ at, column, printed, sum }) => [at, given[column]?.name, printed, sum]),
  }
}

describe('printed totals', () => {
  it('agree with their rows, before or behind them', () => {
    expect(check('dddt', { 产值: [1, 2, 3, 6], 户数: [1, null, 1, 2] })).toEqual({ compared: 2, differences: [] })
    expect(check('tddd', { 产值: [6, 1, 2, 3] })).toEqual({ compared: 1, differences: [] })
  })

  it('that differ are found by what the other columns confirm', () => {
    const columns = { 产值: [1, 2, 3, 6], 利润: [1, 1, 1, 4], 户数: [5, 5, 5, 15] }
    expect(check('dddt', columns)).toEqual({ compared: 3, differences: [[3, '利润', 4, 3]] })
  })

  it('are compared with their own group, and the grand total with groups or rows', () => {
    const columns = { a: [1, 2, 3, 4, 5, 9, 12], b: [1, 1, 2, 1, 1, 3, 5] }
    // b: the second group adds up to 2, not to the printed 3; the grand total is that of the printed groups.
    expect(check('ddsddst', columns)).toEqual({ compared: 6, differences: [[5, 'b', 3, 2]] })
    expect(check('sddsdd', { a: [3, 1, 2, 9, 4, 5] })).toEqual({ compared: 2, differences: [] })
  })

  it('may differ by rounding where figures are rounded, not where they are counts', () => {
    expect(check('dddt', { 产值: [1.4, 2.4, 3.4, 7.3] }, { flat: true }).differences).toEqual([])
    expect(check('dddt', { 户数: [1, 2, 3, 7] }, { flat: true }).differences).toEqual([[3, '户数', 7, 6]])
    expect(check('dddt', { 产值: [1, 2, 3, 7] }, { flat: true, unit: '万元' }).differences).toEqual([])
  })

  it('say nothing where no column shows how they are made', () => {
    expect(check('dddt', { 产值: [1, 2, 3, 60] })).toEqual({ compared: 0, differences: [] })
    expect(check('ddd', { 产值: [1, 2, 3] })).toEqual({ compared: 0, differences: [] })
  })

  it('leave rates and running numbers alone', () => {
    const columns = { 增长率: [1, 2, 30], '产值·增速': [5, 6, 70], 序号: [1, 2, 9], 户数: [1, 2, 3] }
    expect(check('ddt', columns)).toEqual({ compared: 1, differences: [] })
  })
})
