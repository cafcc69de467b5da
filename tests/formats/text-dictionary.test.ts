import { expect, it } from 'vitest'
import { TextDictionary } from '../../src/formats/text-dictionary.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

it('gives a text the same id whether it comes as a string or as bytes', () => {
  const dictionary = new TextDictionary()
  const texts = ['甲', 'a', '', '甲乙', '\ufeffb', '😀']
  const ids = texts.map((text) => dictionary.idOf(text))
  expect(texts.map((text) => dictionary.idOfUtf8(utf8(text), 0, utf8(text).length))).toEqual(ids)
  expect(ids.map((id) => dictionary.texts[id])).toEqual(texts)
})

it('keeps many texts apart', () => {
  const dictionary = new TextDictionary()
  const texts = Array.from({ length: 50_000 }, (_, index) => `第${index}有限公司`)
  const all = utf8(texts.join(''))
  for (const _ of [1, 2]) {
    let at = 0
    for (const text of texts) {
      const end = at + utf8(text).length
      expect(dictionary.texts[dictionary.idOfUtf8(all, at, end)]).toBe(text)
      at = end
    }
  }
  expect(dictionary.texts).toHaveLength(texts.length + 1)
})
