import { describe, expect, it } from 'vitest'
import { AppError, isCancelled, toAppError } from '../../../src/core/base/app-error.ts'

describe('AppError', () => {
  it('carries code, parameters and the foreign text', () => {
    const cause = new TypeError('gone')
    const error = new AppError('workbook/truncated', { file: '产值.xlsx' }, { detail: 'unexpected end', cause })
    expect(error).toMatchObject({
      code: 'workbook/truncated',
      params: { file: '产值.xlsx' },
      detail: 'unexpected end',
      message: 'workbook/truncated',
      cause,
    })
  })
})

describe('toAppError', () => {
  it('leaves an error of ours as it is', () => {
    const error = new AppError('call/cancelled')
    expect(toAppError(error)).toBe(error)
  })

  it.each([
    [new RangeError('too far'), 'RangeError: too far'],
    ['just a text', 'just a text'],
    [null, 'null'],
  ])('makes anything else a bug and keeps what it said: %s', (thrown, detail) => {
    expect(toAppError(thrown)).toMatchObject({ code: 'internal/bug', detail, cause: thrown })
  })
})

describe('isCancelled', () => {
  it('knows a cancelled call from a failure', () => {
    expect(isCancelled(new AppError('call/cancelled'))).toBe(true)
    expect(isCancelled(new AppError('sql/engine'))).toBe(false)
    expect(isCancelled(new Error('call/cancelled'))).toBe(false)
  })
})
