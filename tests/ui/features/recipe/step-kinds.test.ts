import { describe, expect, it } from 'vitest'
import { stepKinds } from '../../../../src/core/dataset/recipe.ts'
import type { ValueType } from '../../../../src/core/result/page.ts'
import { kindsByGroup, kindsFor, stepGroups } from '../../../../src/ui/features/recipe/step-kinds.ts'

const offered = (kinds: typeof kindsByGroup): string[] => stepGroups.flatMap((group) => kinds[group])

describe('menus of steps', () => {
  it('offer every kind of step once', () => {
    expect(offered(kindsByGroup).sort()).toEqual([...stepKinds].sort())
  })

  it.each<[ValueType, string[], string[]]>([
    ['text', ['trim', 'simplify', 'parse-number', 'map-codes', 'split'], ['scale', 'join']],
    ['number', ['scale', 'filter', 'derive'], ['trim', 'parse-number', 'pad-code', 'split', 'join']],
    ['integer', ['scale', 'pad-code', 'map-codes'], ['trim', 'parse-date']],
    ['date', ['rename', 'drop', 'filter', 'dedupe'], ['trim', 'scale', 'pad-code']],
  ])('offer on a column of type %s what fits it', (type, fitting, others) => {
    const kinds = offered(kindsFor(type))
    expect(kinds).toEqual(expect.arrayContaining(fitting))
    expect(kinds.filter((kind) => others.includes(kind))).toEqual([])
  })
})
