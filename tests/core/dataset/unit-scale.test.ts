import { expect, it } from 'vitest'
import { unitScale } from '../../../src/core/dataset/unit-scale.ts'

it.each([
  ['千元', '万元', 0.1],
  ['元', '万元', 0.0001],
  ['万元', '万元', 1],
  ['亿元', '万元', 10000],
  ['百万元', '万元', 100],
  ['千瓦时', '万千瓦时', 0.0001],
  ['kWh', '万千瓦时', 0.0001],
  ['亩', 'm²', 666.6667],
  ['平方米', 'm²', 1],
  ['平方公里', 'km²', 1],
  ['万人', '人', 10000],
  ['元', '千元', 0.001],
  ['千元', '亿元', 0.00001],
  ['亿元', '千元', 100000],
  ['箱', '箱', 1],
])('%s is scaled to %s by %d', (from, to, scale) => {
  expect(unitScale(from, to)).toBe(scale)
})

it.each([
  ['%', '万元'],
  ['人', '万元'],
  ['万元', '万千瓦时'],
  ['箱', '万元'],
  ['千元', '箱'],
  ['千元', '千瓦时'],
])('%s is not %s', (from, to) => {
  expect(unitScale(from, to)).toBeNull()
})
