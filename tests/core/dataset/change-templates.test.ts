import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../src/core/base/app-error.ts'
import { emptyCatalogue, maxEarlierTemplates } from '../../../src/core/dataset/catalogue.ts'
import { removeTemplate, restoreTemplate, saveTemplates } from '../../../src/core/dataset/change-templates.ts'

const now = '2020-07-01T08:00:00.000Z'
const texts = (catalogue: typeof emptyCatalogue) => catalogue.templates.map(({ id, text }) => `${id} ${text}`)

describe('saved templates', () => {
  it('keeps the version before, and tells two saves of one moment apart', () => {
    const first = saveTemplates(
      emptyCatalogue,
      [
        { id: 'a', text: '1' },
        { id: 'b', text: '1' },
      ],
      now,
    )
    const second = saveTemplates(first, [{ id: 'a', text: '2' }], now)
    expect(texts(second)).toEqual(['a 2', 'b 1'])
    expect(second.earlierTemplates).toEqual([{ id: 'a', text: '1', savedAt: now }])
    expect(second.templates[0]?.savedAt).toBe('2020-07-01T08:00:00.001Z')
    expect(second.version).toBe(2)
  })

  it('adds no version for the same text', () => {
    const first = saveTemplates(emptyCatalogue, [{ id: 'a', text: '1' }], now)
    const second = saveTemplates(first, [{ id: 'a', text: '1' }], '2021-01-01T00:00:00.000Z')
    expect(second.templates).toEqual(first.templates)
    expect(second.earlierTemplates).toEqual([])
  })

  it('brings an earlier version and a removed template back', () => {
    const saved = saveTemplates(
      saveTemplates(emptyCatalogue, [{ id: 'a', text: '1' }], now),
      [{ id: 'a', text: '2' }],
      now,
    )
    const older = restoreTemplate(saved, { id: 'a', savedAt: now }, '2020-08-01T00:00:00.000Z')
    expect(texts(older)).toEqual(['a 1'])
    expect(older.earlierTemplates.map(({ text }) => text)).toEqual(['1', '2'])
    const removed = removeTemplate(saved, 'a')
    expect(removed.templates).toEqual([])
    const back = restoreTemplate(removed, saved.templates[0] ?? { id: '', savedAt: '' }, '2020-08-01T00:00:00.000Z')
    expect(texts(back)).toEqual(['a 2'])
  })

  it('refuses what is not there', () => {
    const codeOf = (work: () => unknown): string => {
      try {
        work()
        return 'done'
      } catch (error) {
        return (error as AppError).code
      }
    }
    expect(codeOf(() => removeTemplate(emptyCatalogue, 'a'))).toBe('template/not-found')
    expect(codeOf(() => restoreTemplate(emptyCatalogue, { id: 'a', savedAt: now }, now))).toBe('template/not-found')
  })

  it('forgets the oldest versions first', () => {
    let catalogue = emptyCatalogue
    for (let at = 0; at <= maxEarlierTemplates + 2; at++)
      catalogue = saveTemplates(catalogue, [{ id: 'a', text: String(at) }], now)
    expect(catalogue.earlierTemplates).toHaveLength(maxEarlierTemplates)
    expect(catalogue.earlierTemplates[0]?.text).toBe('2')
  })
})
