import { SSF } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { figureFormat, symbolFormat } from '../../../src/formats/office/number-format.ts'

// The formatter of the oracle reads the codes; `_x` is a space there.
const { format } = SSF as { format(code: string, value: number | string): string }

test.each([
  [figureFormat(1), 12.25, '12.3'],
  [figureFormat(2), -3.456, '\u22123.46'],
  [figureFormat(0), 1234567, '1234567'],
  [figureFormat(1, { signless: true }), -0.04, '0.0'],
  [figureFormat(1, { mark: '①', room: true }), -3.3, '\u22123.3 ①'],
  [figureFormat(1, { mark: '"' }), 1, '1.0 '],
])('%s shows %d as %s', (code, value, shown) => {
  expect(format(code, value)).toBe(shown)
})

test('room for a mark and padding are spaces behind figures and symbols alike', () => {
  expect(format(figureFormat(1, { room: true, pad: 2 }), 3.3)).toMatch(/^3\.3 {4}$/)
  expect(format(symbolFormat({ room: true, pad: 2 }), '—')).toMatch(/^— {4}$/)
  expect(format(symbolFormat({}), '增长12.0倍')).toBe('增长12.0倍')
})
