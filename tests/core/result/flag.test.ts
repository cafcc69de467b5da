import { describe, expect, it } from 'vitest'
import { flagWordings } from '../../../src/core/result/data/flag-data.ts'
import { formatFlag, markOf, noteOfFlag, parseFlag } from '../../../src/core/result/flag.ts'

describe('flags', () => {
  it('are read from cells, with an amount where one is given', () => {
    expect([parseFlag('base_zero'), parseFlag('both_neg:-50'), parseFlag(''), parseFlag(null), parseFlag(3)]).toEqual([
      { id: 'base_zero', amount: null },
      { id: 'both_neg', amount: -50 },
      null,
      null,
      null,
    ])
  })
  it('stand for a missing rate as the domain model says (G2)', () => {
    expect(formatFlag({ id: 'base_zero', amount: null }, 'zh')).toBe('—')
    expect(formatFlag({ id: 'no_base', amount: null }, 'zh')).toBe('')
    expect(formatFlag({ id: 'merged_1_2', amount: null }, 'zh')).toBe('1—2月')
    expect(formatFlag({ id: 'both_neg', amount: 75 }, 'zh')).toBe('减亏 75.0')
    expect(formatFlag({ id: 'both_neg', amount: -50 }, 'zh')).toBe('增亏 50.0')
  })
  it('each have a note in both languages; an unknown one is named', () => {
    for (const { note } of Object.values(flagWordings))
      expect(note.zh.endsWith('。') && note.en.endsWith('.')).toBe(true)
    expect(noteOfFlag('own_flag', 'zh')).toBe('own_flag')
  })
  it('are marked ① to ⑳ and on', () => {
    expect([0, 1, 19, 20].map(markOf)).toEqual(['①', '②', '⑳', '(21)'])
  })
})
