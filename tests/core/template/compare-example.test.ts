import { describe, expect, it } from 'vitest'
import { compareExample } from '../../../src/core/template/compare-example.ts'
import type { TemplateColumn, TemplateExample } from '../../../src/core/template/template.ts'

const column = (name: string, decimals: number | null): TemplateColumn => ({
  name,
  label: { zh: name, en: name },
  group: [],
  unit: null,
  decimals,
  role: 'measure',
  flagOf: null,
  rate: false,
  values: [],
})
const template = { columns: [column('town', null), column('growth', 1), column('exact', null)] }
const rows = [
  { town: '甲镇', growth: 4.24, exact: '123456789.4' },
  { town: '乙镇', growth: null, exact: 2 },
]
const compare = (...expected: TemplateExample['expect']) =>
  compareExample(template, { name: 'x', parameters: {}, expect: expected }, rows)

describe('an example of a template', () => {
  it('passes where some row has all values, to the decimals that the column shows', () => {
    expect(compare({ town: '甲镇', growth: 4.2 }, { town: '乙镇', growth: null })).toEqual([])
  })
  it('names row, column, expected and got of the nearest row', () => {
    expect(compare({ town: '甲镇', growth: 4.2 }, { town: '乙镇', exact: 3 })).toEqual([
      { row: 1, column: 'exact', expected: 3, got: 2 },
    ])
    expect(compare({ town: '甲镇', growth: 4.3 })).toEqual([{ row: 0, column: 'growth', expected: 4.3, got: 4.24 }])
  })
  it('compares to 9 digits where a column shows no decimals, and digits in a text as a number', () => {
    expect(compare({ exact: 123_456_789.4 })).toEqual([])
    expect(compare({ town: '甲镇', exact: 123_456_790.4 })).toHaveLength(1)
  })
  it('tells no value from 0, and differs where there is no row or column', () => {
    expect(compare({ town: '乙镇', growth: 0 })).toEqual([{ row: 0, column: 'growth', expected: 0, got: null }])
    expect(compare({ other: null })).toEqual([{ row: 0, column: 'other', expected: null, got: null }])
    expect(compareExample(template, { name: 'x', parameters: {}, expect: [{ town: '甲镇' }] }, [])).toHaveLength(1)
  })
})
