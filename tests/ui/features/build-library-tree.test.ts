import { describe, expect, it } from 'vitest'
import { buildLibraryTree } from '../../../src/ui/features/template/build-library-tree.ts'
import { loadPinyinWords } from '../../../src/ui/hooks/pinyin-words.ts'
import { makeTemplate } from '../../state/make-template.ts'

const text = (zh: string, en: string) => ({ zh, en })
const templates = [
  makeTemplate({ id: 'x-own', subsystem: 'own-things', module: 'z1' }),
  makeTemplate({
    id: 'ind-output-flash',
    title: text('工业总产值快报', 'Industrial output flash'),
    subsystem: 'industry',
    module: 'm10',
  }),
  makeTemplate({
    id: 'ind-division-pull',
    question: text('哪些行业大类拉动了产值？', 'Which divisions pulled?'),
    subsystem: 'industry',
    module: 'm8',
  }),
  makeTemplate({ id: 'dir-count-by-town', subsystem: 'comprehensive', module: 'm1' }),
]
const nameOf = (id: string) => ({ industry: '工业', m8: '工业生产' })[id] ?? id
const pinyin = await loadPinyinWords()
const found = (search: string) =>
  buildLibraryTree(templates, { text: search, pinyin, nameOf }).flatMap(({ modules }) =>
    modules.flatMap((module) => module.templates.map(({ id }) => id)),
  )

describe('the library tree', () => {
  it('stands in the order of the catalogue, modules by number, strangers last', () => {
    expect(
      buildLibraryTree(templates, { text: '', pinyin: null, nameOf }).map(({ id, count, modules }) => [
        id,
        count,
        modules.map((module) => module.id),
      ]),
    ).toEqual([
      ['comprehensive', 1, ['m1']],
      ['industry', 2, ['m8', 'm10']],
      ['own-things', 1, ['z1']],
    ])
  })
})

describe('the search in the library', () => {
  it.each([
    ['总产值', ['ind-output-flash']],
    ['FLASH', ['ind-output-flash']],
    ['ｆｌａｓｈ', ['ind-output-flash']],
    ['dir-count', ['dir-count-by-town']],
    ['产值', ['ind-division-pull', 'ind-output-flash']],
    ['工业生产 拉动', ['ind-division-pull']],
    ['工业 town', []],
    ['gyzcz', ['ind-output-flash']],
    ['GYZCZ kb', ['ind-output-flash']],
    ['zongchanzhi', ['ind-output-flash']],
    ['gysc', ['ind-division-pull']],
    ['  ', ['dir-count-by-town', 'ind-division-pull', 'ind-output-flash', 'x-own']],
  ])('finds for %j: %j', (search, ids) => {
    expect(found(search)).toEqual(ids)
  })
})
