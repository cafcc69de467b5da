import { expect, it } from 'vitest'
import { shiftPercent } from '../../../src/core/workbook/cell-reader.ts'

/** The decimal point of the number's own spelling, two places to the right. */
function moved(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + 2}`)
}

it('moves the decimal point of any number, and nothing else', () => {
  let seed = 11
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
  const wrong: number[] = []
  for (let turn = 0; turn < 200_000; turn++) {
    const whole = random(10 ** (1 + random(9))) * (random(2) === 0 ? 1 : -1)
    const value =
      [whole / 10 ** random(14), whole / (1 + random(997)), whole, Number(`${whole}e${random(40) - 20}`)][random(4)] ??
      0
    // -0 is shown as 0, and read so.
    if (shiftPercent(value) !== moved(value)) wrong.push(value)
  }
  expect(wrong).toEqual([])
  expect([0.125, 0.07, 1.1, -0.005].map(shiftPercent)).toEqual([12.5, 7, 110, -0.5])
})
