import { expect, it } from 'vitest'
import { cellNotices } from '../../src/formats/cell-notices.ts'
import { ColumnGridBuilder } from '../../src/formats/column-grid-builder.ts'
import { TextDictionary } from '../../src/formats/text-dictionary.ts'

it('reports error cells and formulas without result, each with its number, and nothing else', () => {
  const builder = new ColumnGridBuilder(new TextDictionary(), String)
  builder.setNumber(0, 0, 1)
  expect(cellNotices('S', builder)).toEqual([])
  builder.setError(1, 0, '#REF!')
  builder.setError(2, 0, '#N/A')
  builder.setFormulaWithoutValue(3, 0)
  expect(cellNotices('S', builder)).toMatchObject([
    { code: 'workbook/error-cells', params: { count: 2 }, where: { sheet: 'S' } },
    { code: 'workbook/formula-without-value', params: { count: 1 }, where: { sheet: 'S' } },
  ])
})
