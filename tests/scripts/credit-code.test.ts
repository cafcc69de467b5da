import { expect, it } from 'vitest'
import { creditCheck, makeCreditCode, orgCheck } from '../../scripts/sample/credit-code.ts'

it.each(['91990112YT00000115', '91990112YT000002XW', '92990112YT000002XR', '91990112YTK0A0071E', '91990112YT0012346Y'])(
  '%s ends with the right digit',
  (code) => {
    expect(creditCheck(code.slice(0, 17))).toBe(code.slice(17))
  },
)

it('makes the codes of the specification', () => {
  expect(makeCreditCode('990112', 'YT000001')).toBe('91990112YT00000115')
  expect(orgCheck('YT000002')).toBe('X')
})
