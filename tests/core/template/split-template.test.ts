import { expect, it } from 'vitest'
import { splitTemplate } from '../../../src/core/template/split-template.ts'

it.each([
  ['/*---\nid: a\n---*/\nSELECT 1', ['id: a\n', '\nSELECT 1']],
  ['\n /*---  \nid: a\n  ---*/ SELECT 1', ['id: a\n', ' SELECT 1']],
  ['/*---\n---*/SELECT 1', ['', 'SELECT 1']],
])('parts %j', (text, [head, body]) => {
  const parts = splitTemplate(text)
  if (parts === null || parts.headEnd === null) throw new Error('no head')
  expect([text.slice(parts.headStart, parts.headEnd), text.slice(parts.bodyStart)]).toEqual([head, body])
})

it('says where there is no head, and where it has no end', () => {
  expect(splitTemplate('SELECT 1')).toBeNull()
  expect(splitTemplate('/*---\nid: a\nSELECT 1')).toEqual({ headStart: 6, headEnd: null })
})
