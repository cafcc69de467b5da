import { useEffect, useState } from 'react'
import type { Spell } from '../../core/dataset/own-table-draft.ts'
import { loadPinyinWords } from './pinyin-words.ts'

/** First letters of Chinese words, for ids; null until the dictionary is there. Where it cannot be fetched only plain letters are left. */
export function useSpell(): Spell | null {
  const [spell, setSpell] = useState<Spell | null>(null)
  useEffect(() => {
    let gone = false
    void loadSpell().then((loaded) => {
      if (!gone) setSpell(() => loaded)
    })
    return () => {
      gone = true
    }
  }, [])
  return spell
}

async function loadSpell(): Promise<Spell> {
  try {
    const words = await loadPinyinWords()
    return (text) => words(text).split('\n')[0] ?? ''
  } catch {
    return (text) => text
  }
}
