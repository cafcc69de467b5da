import { useEffect, useState } from 'react'
import type { PinyinWords } from './pinyin-words.ts'
import { loadPinyinWords } from './pinyin-words.ts'

/** Pinyin for the search; null until someone searches, and where it could not be fetched: the search then goes by the other words. */
export function usePinyin(wanted: boolean): PinyinWords | null {
  const [words, setWords] = useState<PinyinWords | null>(null)
  useEffect(() => {
    if (!wanted || words !== null) return
    loadPinyinWords().then(
      (loaded) => {
        setWords(() => loaded)
      },
      () => undefined,
    )
  }, [wanted, words])
  return words
}
