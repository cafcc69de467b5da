import { describe, expect, test } from 'vitest'
import { ellipsis, wrapText } from '../../src/charts/wrap-text.ts'

// One unit for each character, whatever it is.
const measure = (text: string) => [...text].length
const face = { size: 1, weight: 400 } as const
const wrap = (text: string, width: number, maxLines = 9) => wrapText(text, width, face, { measure, maxLines })

describe('wrapText', () => {
  test('breaks Chinese anywhere and Latin between words', () => {
    expect(wrap('规模以上工业总产值', 4)).toEqual(['规模以上', '工业总产', '值'])
    expect(wrap('gross output of industry', 12)).toEqual(['gross output', 'of industry'])
    expect(wrap('GDP增速6.1%左右', 6)).toEqual(['GDP增速', '6.1%左右'])
  })

  test('begins no line with a closing sign and ends none with an opening one', () => {
    for (const width of [3, 4, 5, 6]) {
      for (const line of wrap('计算机、通信（含电子）设备，制造业。', width)) {
        expect(line).not.toMatch(/^[，。、）]/)
        expect(line).not.toMatch(/（$/)
      }
    }
  })

  test('loses no character and keeps to the width', () => {
    const text = '计算机、通信（含电子）设备，制造业。A'.repeat(5) + 'x'.repeat(50)
    for (const width of [2, 3, 7, 20]) {
      const lines = wrap(text, width, 999)
      expect(lines.join('')).toBe(text)
      expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(width)
    }
  })

  test('breaks a word that is longer than a line', () => {
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  })

  test('ends with … what does not fit into the lines', () => {
    expect(wrap('规模以上工业总产值', 4, 2)).toEqual(['规模以上', '工业总…'])
    expect(wrap('规模以上', 4, 1)).toEqual(['规模以上'])
  })

  test('makes no line of nothing', () => {
    expect(wrap('', 5)).toEqual([])
    expect(wrap('   ', 5)).toEqual([])
  })
})

test('ellipsis cuts to the width and not inside a character', () => {
  expect(ellipsis('abcdef', 6, face, measure)).toBe('abcdef')
  expect(ellipsis('abcdef', 4, face, measure)).toBe('abc…')
  expect(ellipsis('𠮷𠮷𠮷𠮷', 3, face, measure)).toBe('𠮷𠮷…')
})
