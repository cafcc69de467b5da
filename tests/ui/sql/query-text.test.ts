import { Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import { readFault } from '../../../src/ui/features/analysis/read-fault.ts'
import { findFault } from '../../../src/ui/sql/fault-mark.ts'
import { formatSql } from '../../../src/ui/sql/format-sql.ts'
import { quoteName } from '../../../src/ui/sql/quote-name.ts'

describe('a name in a query', () => {
  it.each([
    ['industrial_output', 'industrial_output'],
    ['select', '"select"'],
    ['工业总产值·本月', '"工业总产值·本月"'],
    ['He said "no"', '"He said ""no"""'],
    ['1st', '"1st"'],
    ['Upper', '"Upper"'],
    ['a b; DROP TABLE x --', '"a b; DROP TABLE x --"'],
  ])('%s is written %s', (name, quoted) => {
    expect(quoteName(name)).toBe(quoted)
  })
})

describe('the place of a fault', () => {
  const doc = Text.of(['SELECT a', 'FORM t WHERE A = 1'])

  it('is the word on its line', () => {
    expect(findFault(doc, { line: 2, word: 'a' })).toEqual({ from: 22, to: 23 })
  })

  it('is the first such word where no line is known, whatever its case', () => {
    expect(findFault(doc, { line: null, word: 'form' })).toEqual({ from: 9, to: 13 })
  })

  it('is the line where the word is not on it', () => {
    expect(findFault(doc, { line: 1, word: 'WHERE' })).toEqual({ from: 0, to: 0 })
  })

  it('is nowhere where the text has neither', () => {
    expect(findFault(doc, { line: 9, word: 'nothing' })).toBeNull()
  })
})

describe('a failure of a query', () => {
  it('points to the line and word that its message names', () => {
    expect(readFault(new AppError('sql/syntax', { line: 2, near: 'FORM' }))).toEqual({ line: 2, word: 'FORM' })
    expect(readFault(new AppError('sql/unknown-column', { column: 'town_cod', hint: 'town_code' }))).toEqual({ line: null, word: 'town_cod' })
  })

  it('points nowhere when it is not about the text', () => {
    expect(readFault(new AppError('sql/out-of-memory', { limit: '3 GB' }))).toBeNull()
    expect(readFault(new AppError('worker/crashed'))).toBeNull()
    expect(readFault(null)).toBeNull()
  })
})

describe('laying out a query', () => {
  it('breaks clauses into lines', async () => {
    expect(await formatSql('select a, sum(b) from t group by a')).toBe('SELECT\n  a,\n  sum(b)\nFROM\n  t\nGROUP BY\n  a')
  })

  it('keeps a text that it cannot read', async () => {
    expect(await formatSql("select 'open")).toBe("select 'open")
  })
})
