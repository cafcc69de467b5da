import { describe, expect, it } from 'vitest'
import { tokenizeSql } from '../../../src/core/sql/tokenize-sql.ts'

function kinds(sql: string): string[] {
  return tokenizeSql(sql).map(({ kind, value }) => `${kind} ${value}`)
}

describe('tokenizeSql', () => {
  it.each<[string, string, string[]]>([
    ['words and operators', 'select a+b', ['word select', 'word a', 'operator +', 'word b']],
    ['Chinese names', '产值 as 本月', ['word 产值', 'word as', 'word 本月']],
    ['doubled quotes in texts', "'it''s'", ["string it's"]],
    ['doubled quotes in names', '"a""b"', ['quoted a"b']],
    ['a semicolon inside a text', "';'", ['string ;']],
    ['a comment sign inside a text', "'--x' y", ['string --x', 'word y']],
    ['escape texts with a backslashed quote', String.raw`E'a\'b' c`, [String.raw`string a\'b`, 'word c']],
    ['a backslash at the end of a plain text', String.raw`'a\' b`, ['string a\\', 'word b']],
    ['dollar quotes', "$$a';'b$$ c", ["string a';'b", 'word c']],
    ['tagged dollar quotes', '$x$ $$ $x$;', ['string  $$ ', 'operator ;']],
    ['line comments', 'a -- b ; c\nd', ['word a', 'comment -- b ; c', 'word d']],
    ['line comments that a carriage return ends', 'a -- b\r; c', ['word a', 'comment -- b', 'operator ;', 'word c']],
    ['nested block comments', '/* a /* b */ ; */ c', ['comment /* a /* b */ ; */', 'word c']],
    ['named parameters', 'x = :period_ym', ['word x', 'operator =', 'parameter period_ym']],
    ['numbered parameters', '$1 ?', ['parameter 1', 'parameter ']],
    ['casts, which are no parameters', 'a::date', ['word a', 'operator :', 'operator :', 'word date']],
    [
      'slices, which are no parameters',
      'l[a:b]',
      ['word l', 'operator [', 'word a', 'operator :', 'word b', 'operator ]'],
    ],
    ['structs, which hold no parameters', "{'k':v}", ['operator {', 'string k', 'operator :', 'word v', 'operator }']],
    ['numbers', '1.5e-3 .5 0xFF 1_000', ['number 1.5e-3', 'number .5', 'number 0xFF', 'number 1_000']],
    ['a dotted name', 'a.b', ['word a', 'operator .', 'word b']],
    ['parameters right after an operator', 'x>=:n', ['word x', 'operator >', 'operator =', 'parameter n']],
  ])('reads %s', (_what, sql, expected) => {
    expect(kinds(sql)).toEqual(expected)
  })

  it('gives offsets and lines that lead back to the text', () => {
    const sql = 'select \'a\nb\',\r\n  /* x\n */ "c\nd" from t'
    const tokens = tokenizeSql(sql)
    for (const token of tokens) expect(sql.slice(token.start, token.end)).toBe(token.text)
    expect(tokens.map(({ text, line }) => [text.split('\n')[0], line])).toEqual([
      ['select', 1],
      ["'a", 1],
      [',', 2],
      ['/* x', 3],
      ['"c', 4],
      ['from', 5],
      ['t', 5],
    ])
  })

  it.each(["'abc", '"abc', '/* a /* b */', '$$ abc', "E'abc\\'"])('says that %s is not closed', (sql) => {
    expect(tokenizeSql(sql).map(({ closed }) => closed)).toEqual([false])
  })
})
