import { expect, it } from 'vitest'
import { nearestNames } from '../../../src/core/sql/nearest-names.ts'

const names = ['规上工业', '规上工业 6月', '能源消费', '单位名录', 'Output']

it.each<[string, string[]]>([
  ['规上工', ['规上工业', '规上工业 6月']],
  ['能源', ['能源消费']],
  ['outptu', ['Output']],
  ['规上工业', ['规上工业', '规上工业 6月']],
  ['zzz', []],
  ['', []],
])('for %j offers %j', (name, expected) => {
  expect(nearestNames(name, names)).toEqual(expected)
})

it('offers three at most', () => {
  expect(nearestNames('表', ['表1', '表2', '表3', '表4'])).toHaveLength(3)
})
