import { describe, expect, it } from 'vitest'
import { countRowsRead, loadedInputs } from '../../../src/core/result/loaded-inputs.ts'

const input = (file: string, rows: number) => ({
  table: 't',
  name: 'n',
  file,
  sheet: '',
  rows,
  period: null,
  hash: '',
  loadedAt: '',
})

describe('what a result has read', () => {
  const inputs = [input('六月.xlsx', 30), input('', 1971), input('七月.xlsx', 12)]

  it('from files leaves out the rows that the product knows itself', () => {
    expect(loadedInputs({ inputs }).map(({ file }) => file)).toEqual(['六月.xlsx', '七月.xlsx'])
  })

  it('is counted over files', () => {
    expect(countRowsRead({ inputs })).toBe(42)
    expect(countRowsRead({ inputs: [] })).toBe(0)
  })
})
