import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../src/core/base/app-error.ts'
import { listPackFiles, readPackFiles } from '../../../src/core/template/template-pack.ts'

const template = { id: 'top', subsystem: 'industry', module: 'm08', version: 3, text: 'SELECT 1' }

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'done'
  } catch (error) {
    return (error as AppError).code
  }
}

describe('a pack of templates', () => {
  it('holds each template at its place and says what it is', () => {
    const files = listPackFiles([template])
    expect(files.map(({ path }) => path)).toEqual(['pack.json', 'industry/m08/top.sql'])
    expect(JSON.parse(files[0]?.text ?? '')).toEqual({
      kind: 'suanchou-templates',
      format: 1,
      templates: [{ path: 'industry/m08/top.sql', id: 'top', version: 3 }],
    })
    expect(readPackFiles(files, 'a.zip')).toEqual(files.slice(1))
  })

  it('may be a folder that someone packed', () => {
    const file = { path: 'mine/A.SQL', text: 'SELECT 1' }
    expect(readPackFiles([file], 'a.zip')).toEqual([file])
  })

  it.each([
    [
      'template/pack-newer',
      [
        { path: 'pack.json', text: '{"kind":"suanchou-templates","format":2}' },
        { path: 'a.sql', text: '' },
      ],
    ],
    ['template/pack-unreadable', [{ path: 'pack.json', text: '{' }]],
    ['template/pack-unreadable', [{ path: 'pack.json', text: '{"kind":"other","format":1}' }]],
    ['template/pack-empty', [{ path: 'pack.json', text: '{"kind":"suanchou-templates","format":1}' }]],
    ['template/pack-empty', []],
  ])('is refused with %s', (code, files) => {
    expect(codeOf(() => readPackFiles(files, 'a.zip'))).toBe(code)
  })
})
