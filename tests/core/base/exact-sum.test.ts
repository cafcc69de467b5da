import { describe, expect, it } from 'vitest'
import { ExactSum } from '../../../src/core/base/exact-sum.ts'

function sumOf(values: readonly number[]): ExactSum {
  const sum = new ExactSum()
  for (const value of values) sum.add(value)
  return sum
}

/** A double as a fraction of whole numbers, times 2^1074: what the sum has to be, by another way. */
function exact(value: number): bigint {
  const [digits = '', exponent = '0'] = value.toString(2).split('e')
  const negative = digits.startsWith('-')
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const shift = 1074 - fraction.length + Number(exponent)
  const scaled = BigInt(`0b${whole}${fraction}`) << BigInt(shift)
  return negative ? -scaled : scaled
}

describe('an exact sum', () => {
  it.each([
    [[0.1, 0.2, 0.3, -0.3, -0.2, -0.1], 0],
    [[1e16, 1, -1e16], 1],
    [[1, 1e100, 1, -1e100], 2],
    [[-5, 2], -3],
    [[-0.25], -0.25],
    [[1e-300, -1e-300, 3], 3],
    [[2 ** 53, 1, 1], 2 ** 53 + 2],
    [[], 0],
    [[Number.MAX_VALUE, -Number.MAX_VALUE, 7.5], 7.5],
    [[5e-324, 5e-324], 1e-323],
  ])('of %j is %d', (values, sum) => {
    expect(sumOf(values).value()).toBe(sum)
  })

  it('holds every digit of many numbers in any order', () => {
    const values = Array.from({ length: 5000 }, (_, at) => Math.sin(at) * 10 ** ((at % 31) - 12))
    const wanted = values.reduce((sum, value) => sum + exact(value), 0n)
    expect(sumOf(values).scaled(1074)).toBe(wanted)
    expect(sumOf([...values].reverse()).scaled(1074)).toBe(wanted)
    const halves = sumOf(values.slice(0, 1234))
    halves.addAll(sumOf(values.slice(1234)))
    expect([halves.scaled(1074), halves.count]).toEqual([wanted, 5000])
  })

  it('does not overflow its bins', () => {
    const sum = new ExactSum()
    for (let at = 0; at < 1_200_000; at++) sum.add(-0.1)
    expect(sum.scaled(1074)).toBe(exact(-0.1) * 1_200_000n)
    expect(sum.largest).toBe(0.1)
  })
})
