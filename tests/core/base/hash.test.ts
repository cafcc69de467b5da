import { expect, it } from 'vitest'
import { startHash } from '../../../src/core/base/hash.ts'

it('gives the published SHA-256 of a text fed in pieces', () => {
  const hash = startHash()
  hash.update(new TextEncoder().encode('a'))
  hash.update(new TextEncoder().encode('bc'))
  expect(hash.hex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
