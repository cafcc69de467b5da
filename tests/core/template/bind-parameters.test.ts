import { describe, expect, it } from 'vitest'
import { bindParameters, resolveParameter, resolveParameters } from '../../../src/core/template/bind-parameters.ts'
import type { TemplateParameter } from '../../../src/core/template/template.ts'
import { makeParameter } from '../../state/make-template.ts'

const parameter = (
  name: string,
  type: TemplateParameter['type'],
  rest: Partial<TemplateParameter> = {},
): TemplateParameter => makeParameter({ name, type, ...rest })
const all = [
  parameter('t', 'text'),
  parameter('p', 'period'),
  parameter('i', 'integer'),
  parameter('n', 'number'),
  parameter('b', 'boolean'),
]
const bind = (sql: string, values: Record<string, string | number | boolean | null>) => bindParameters(sql, all, values)

describe('parameters in SQL', () => {
  it('become typed literals', () => {
    expect(bind('SELECT :t, :p, :i, :n, :b', { t: 'a', p: '2020-06', i: 3, n: 1.5, b: true })).toBe(
      "SELECT 'a', '2020-06', 3, CAST(1.5 AS DOUBLE), true",
    )
  })
  it('never become SQL, whatever they hold', () => {
    expect(bind('SELECT :t', { t: "'; DROP TABLE x; --" })).toBe("SELECT '''; DROP TABLE x; --'")
    expect(bind('SELECT 1-:i', { i: -2 })).toBe('SELECT 1-(-2)')
    expect(bind('SELECT :t', { t: ':i' })).toBe("SELECT ':i'")
  })
  it('are typed NULLs without a value', () => {
    expect(bind('SELECT :t, :i, :n, :b', {})).toBe(
      'SELECT CAST(NULL AS VARCHAR), CAST(NULL AS BIGINT), CAST(NULL AS DOUBLE), CAST(NULL AS BOOLEAN)',
    )
  })
  it('are not found in texts, quoted names, comments and casts', () => {
    const sql = `SELECT ':t', ":t", x::t, $$ :t $$ -- :t\n/* :t /* :t */ */ FROM y`
    expect(bind(sql, { t: 'a' })).toBe(sql)
  })
})

describe('the value of a parameter', () => {
  const code = (check: () => unknown) => {
    try {
      check()
    } catch (error) {
      return (error as { code: string }).code
    }
    return null
  }
  it('is the given one, else the default', () => {
    const given = parameter('n', 'number', { default: 1 })
    expect([resolveParameter(given, 2), resolveParameter(given, undefined), resolveParameter(given, null)]).toEqual([
      2, 1, 1,
    ])
    expect(resolveParameter(parameter('i', 'integer'), '12')).toBe(12)
    expect(resolveParameter(parameter('t', 'choice', { required: false }), null)).toBeNull()
  })
  it('must be there when required', () => {
    expect(
      code(() => resolveParameter(parameter('p', 'period', { default: { from: 'first-choice' } }), undefined)),
    ).toBe('template/parameter-missing')
    expect(code(() => resolveParameter(parameter('p', 'period'), ''))).toBe('template/parameter-missing')
  })
  it.each([
    ['period', '2020-13', {}],
    ['period', 'June', {}],
    ['integer', 1.5, {}],
    ['integer', 'x', {}],
    ['number', Infinity, {}],
    ['number', -1, { minimum: 0 }],
    ['number', 11, { maximum: 10 }],
    ['boolean', 'maybe', {}],
    ['choice', 'c', { options: [{ value: 'a', label: { zh: 'a', en: 'a' } }] }],
  ] as const)('%s is not %s', (type, value, rest) => {
    expect(code(() => resolveParameter(parameter('x', type, rest as Partial<TemplateParameter>), value))).toBe(
      'template/parameter-invalid',
    )
  })
  it('is resolved for all declared parameters and no other', () => {
    expect(resolveParameters({ parameters: [parameter('n', 'number', { default: 1 })] }, { other: 5 })).toEqual({
      n: 1,
    })
  })
})
