import { expect, it } from 'vitest'
import { NumberScanner } from '../../../src/formats/xlsx/scan-number.ts'

const scanner = new NumberScanner()
const read = (text: string) => scanner.read(new TextEncoder().encode(`${text}</v>`), 0)

let seed = 20240131
function random(below: number): number {
  seed = (seed * 48271) % 2147483647
  return seed % below
}

const digits = (count: number) => Array.from({ length: count }, () => String(random(10))).join('')

it.each([
  '0',
  '-0',
  '00012',
  '7',
  '-12.50',
  '.5',
  '5.',
  '1E-3',
  '1.5e+2',
  '9007199254740993',
  '0.1',
  '123456789.123456789',
  '2.2250738585072011E-5',
])('%s is what the language makes of it', (text) => expect(read(text)).toBe(Number(text)))

it.each(['', '-', '.', '+3', ' 5', '1E', '1E+', '1.2.3', '0x10', '1,5', 'NaN', '12a', '1E12345'])(
  '"%s" is left to the slow way',
  (text) => expect(read(text)).toBeNaN(),
)

it('gives exactly what the language gives, or nothing, for 300,000 spellings', () => {
  const wrong: string[] = []
  let refused = 0
  const total = 300_000
  for (let turn = 0; turn < total; turn++) {
    const whole = digits(random(12))
    const decimals = digits(random(14))
    const exponent = random(4) === 0 ? `E${random(30) - 15}` : ''
    const text = `${random(2) === 0 ? '-' : ''}${whole}0${decimals === '' ? '' : '.'}${decimals}${exponent}`
    const value = read(text)
    if (Number.isNaN(value)) refused++
    else if (!Object.is(value, Number(text))) wrong.push(text)
  }
  expect(wrong).toEqual([])
  // Numbers of up to 18 digits are nearly all of them.
  expect(refused).toBeLessThan(total / 5)
})

it('gives exactly what the language gives where a value lies between two doubles', () => {
  const wrong: string[] = []
  for (let turn = 0; turn < 100_000; turn++) {
    // The decimal spelling of a double and of its neighbours in the last digits, as far as 18 digits reach.
    const value = (random(2 ** 30) * 2 ** 22 + random(2 ** 22)) / 10 ** random(16)
    for (const text of [value.toPrecision(17), value.toPrecision(16), value.toPrecision(18), String(value)]) {
      const read17 = read(text)
      if (!Number.isNaN(read17) && !Object.is(read17, Number(text))) wrong.push(text)
    }
  }
  expect(wrong).toEqual([])
})

it('reads the results of divisions, with all their digits, without the slow way', () => {
  const refused = Array.from({ length: 10_000 }, () => String(random(10_000_000) / (1 + random(9999)))).filter((text) =>
    Number.isNaN(read(text)),
  )
  expect(refused).toEqual([])
})
