import { expect, it } from 'vitest'
import { loadPinyinWords } from '../../../src/ui/hooks/pinyin-words.ts'

const words = await loadPinyinWords()

it.each([
  ['工业总产值', 'gyzcz', 'gongyezongchanzhi'],
  // The same characters sound otherwise in other words.
  ['行业增长率', 'hyzzl', 'hangyezengzhanglv'],
  ['增长最快的重点企业', 'zzzkdzdqy', 'zengzhangzuikuaidezhongdianqiye'],
  ['“3+1”产业（汇总）', '31cyhz', '31chanyehuizong'],
  ['CR4 集中度', 'cr4jzd', 'cr4jizhongdu'],
])('spells %s as %s and %s', (text, initials, syllables) => {
  expect(words(text).split('\n')).toEqual([initials, syllables])
})
