import { printSheet } from '../record-sheet.ts'
import type { Layout } from './layout.ts'

/** Characters that a converted text comes with, and their sounds. */
const converted: Readonly<Record<string, readonly [character: string, sound: string]>> = {
  统: ['統', 'tǒng'],
  计: ['計', 'jì'],
  单: ['單', 'dān'],
  业: ['業', 'yè'],
  产: ['產', 'chǎn'],
  数: ['數', 'shù'],
  报: ['報', 'bào'],
  额: ['額', 'é'],
  总: ['總', 'zǒng'],
  动: ['動', 'dòng'],
  资: ['資', 'zī'],
  费: ['費', 'fèi'],
  间: ['間', 'jiān'],
  时: ['時', 'shí'],
  营: ['營', 'yíng'],
  级: ['級', 'jí'],
  码: ['碼', 'mǎ'],
  称: ['稱', 'chēng'],
}
/** Sounds follow some of the characters only: a reader may not count on them. */
const sounded = new Set(['统', '产', '额', '费', '称'])

/** A table that went through a converter: traditional characters, some with their sound in brackets, and a bookmark left over. */
export const traditionalLayout: Layout = {
  id: 'L13',
  fits: ({ rows }) => rows.length > 0,
  write: (sheet) => [
    printSheet(
      { ...sheet, title: `${sheet.title}[bookmark: _Toc${String(sheet.title.length * 7919)}]` },
      {
        words: (text) =>
          [...text]
            .map((each) => {
              const [character, sound] = converted[each] ?? [each, '']
              return sounded.has(each) ? `${character}(${sound})` : character
            })
            .join(''),
      },
    ),
  ],
}
