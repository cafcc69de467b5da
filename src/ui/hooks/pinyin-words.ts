/** Pinyin of a Chinese text as someone types it: the initials in one word, then the syllables in one word (`gyzcz`, `gongyezongchanzhi`). */
export type PinyinWords = (text: string) => string

/** Fetches the dictionary, which is large, when someone begins to search. Characters are read by the word they stand in (行业 hang, 银行 hang, 行走 xing). */
export async function loadPinyinWords(): Promise<PinyinWords> {
  const { pinyin } = await import('pinyin-pro')
  const known = new Map<string, string>()
  return (text) => {
    const words = known.get(text) ?? spell(pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' }))
    known.set(text, words)
    return words
  }
}

function spell(syllables: readonly string[]): string {
  const letters = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/gu, ''))
  return `${letters.map((syllable) => syllable.charAt(0)).join('')}\n${letters.join('')}`
}
