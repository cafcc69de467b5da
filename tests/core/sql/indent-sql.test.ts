import { expect, it } from 'vitest'
import { indentSql } from '../../../src/core/sql/indent-sql.ts'

it('indents lines of code, not lines inside texts and names', () => {
  expect(indentSql('SELECT "a\nb",\n\'c\nd\'\nFROM t')).toBe('  SELECT "a\nb",\n  \'c\nd\'\n  FROM t')
})
