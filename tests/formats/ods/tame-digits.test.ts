import { expect, it } from 'vitest'
import { tameDigits } from '../../../src/formats/ods/tame-digits.ts'

const tame = (xml: string): string => new TextDecoder().decode(tameDigits(new TextEncoder().encode(xml)))

it.each([
  ['<n:number n:min-integer-digits="1e999"/>', '<n:number n:min-integer-digits="00001"/>'],
  ["<n:number n:decimal-places='100000000'/>", "<n:number n:decimal-places='000000001'/>"],
  ['<a>中文</a><n:number n:min-exponent-digits="-7"/>', '<a>中文</a><n:number n:min-exponent-digits="01"/>'],
])('makes one digit of a count that no style has: %s', (xml, expected) => {
  expect(tame(xml)).toBe(expected)
})

it.each([
  '<n:number n:min-integer-digits="6" n:decimal-places="0"/>',
  '<n:number n:decimal-places=""/>',
  '<office:body><text:p>decimal-places="1e999"</text:p></office:body>',
])('leaves %s as it is', (xml) => {
  expect(tame(xml)).toBe(xml)
})
