// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { emptyMemory, readLibraryMemory, withRecent, writeLibraryMemory } from '../../src/state/library-memory.ts'

afterEach(() => {
  localStorage.clear()
})

describe('what is remembered of the library', () => {
  it('comes back as it was', () => {
    const memory = {
      favourites: ['a'],
      recentTemplates: ['b', 'a'],
      runnableOnly: true,
      lastParameters: { a: { n: '3' } },
    }
    writeLibraryMemory(memory)
    expect(readLibraryMemory()).toEqual(memory)
  })

  it.each(['', '{', '[]', '"x"', '{"favourites":[1],"lastParameters":{"a":{"n":3}}}'])(
    'forgets what is not readable: %s',
    (text) => {
      localStorage.setItem('suanchou.library', text)
      expect(readLibraryMemory()).toEqual(emptyMemory)
    },
  )

  it('has the last eight templates, each once, newest first', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'b']
    expect(ids.reduce<string[]>(withRecent, [])).toEqual(['b', 'i', 'h', 'g', 'f', 'e', 'd', 'c'])
  })
})
