import { expect, it } from 'vitest'
import { isWideCharacter } from '../../../src/core/base/wide-character.ts'

// Expected: East_Asian_Width of the Unicode Character Database, W and F; ① is A (ambiguous) and wide in a Chinese font.
it.each(['统', '计', '。', '，', '（', 'あ', '가', '①', '😀', '𠀀'])('takes %s for wide', (character) => {
  expect(isWideCharacter(character)).toBe(true)
})

it.each(['a', '7', '%', ' ', 'é', '—', '…', '·', 'ﾊ'])('takes %s for narrow', (character) => {
  expect(isWideCharacter(character)).toBe(false)
})
