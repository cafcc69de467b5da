import { expect, it } from 'vitest'
import { formatResultName } from '../../../src/ui/result/result-name.ts'
import { makeInfo } from '../../state/actions/make-clients.ts'

const input = (period: string | null) => ({ table: 't', name: 't', file: 'a.xlsx', sheet: 's', rows: 1, period, hash: '', loadedAt: '' })
const info = (...periods: (string | null)[]) => ({ ...makeInfo(1), origin: { ...makeInfo(1).origin, inputs: periods.map(input) } })

it('takes a title that names its year as it is', () => {
  expect(formatResultName('各街镇产值（2020年1—6月）', info('2019-06'))).toBe('各街镇产值（2020年1—6月）')
})

it('adds the periods of the data to a title without one', () => {
  expect(formatResultName('单位数', info('2020-06', '2020-05', '2020-06', null))).toBe('单位数 2020-05—2020-06')
  expect(formatResultName('单位数', info('2020-06'))).toBe('单位数 2020-06')
})

it('has nothing to add where no period is known', () => {
  expect(formatResultName('单位数', info(null))).toBe('单位数')
})
