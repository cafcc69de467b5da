// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { queryPin, templatePin } from '../../src/state/pin.ts'
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
      pins: [templatePin('a', { n: '3' })],
    }
    writeLibraryMemory(memory)
    expect(readLibraryMemory()).toEqual(memory)
  })

  it('has no query and nothing of results', () => {
    writeLibraryMemory({ ...emptyMemory, pins: [queryPin("SELECT '甲'", null), templatePin('a', { n: '3' })] })
    expect(localStorage.getItem('suanchou.library')).not.toContain('SELECT')
    expect(readLibraryMemory().pins).toEqual([templatePin('a', { n: '3' })])
  })

  it.each([
    '',
    '{',
    '[]',
    '"x"',
    '{"favourites":[1],"lastParameters":{"a":{"n":3}},"pins":[{"template":1},{"template":"a","parameters":{"n":3}},null]}',
  ])('forgets what is not readable: %s', (text) => {
    localStorage.setItem('suanchou.library', text)
    expect(readLibraryMemory()).toEqual(emptyMemory)
  })

  it('has the last eight templates, each once, newest first', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'b']
    expect(ids.reduce<string[]>(withRecent, [])).toEqual(['b', 'i', 'h', 'g', 'f', 'e', 'd', 'c'])
  })
})
