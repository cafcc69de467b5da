import { beforeAll, describe, expect, it } from 'vitest'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import { openPack } from '../../scripts/sample/build/pack.ts'
import { injectErrors, injectionRules } from '../../scripts/sample/inject/inject-errors.ts'
import type { Injected } from '../../scripts/sample/inject/inject-errors.ts'
import { errorConditions } from './error-conditions.ts'
import { readRecords } from './read-records.ts'
import type { Reader } from './read-records.ts'
import { warningConditions } from './warning-conditions.ts'

/** Rules that also stand in one row with another, five times each (domain model 7.5: 20 declared double errors). */
const doubled = ['C01', 'C12', 'C06', 'C02', 'D09', 'D10', 'E01', 'E04']

describe('errors of a district of full size', () => {
  let clean: BuiltRecords
  let dirty: Injected
  let readers: { clean: Reader; dirty: Reader }
  beforeAll(() => {
    clean = buildRecords('district', 'yt-demo')
    dirty = injectErrors(clean.records, openPack('district'), 'yt-demo')
    readers = { clean: readRecords(clean.records), dirty: readRecords(dirty.records) }
  }, 300_000)

  const injected = (rule: string): string[] =>
    dirty.changes
      .filter((change) => change.rule === rule && change.part === 'main')
      .map(({ key, period }) => `${key} ${period}`)
      .sort()

  it('has as many of each rule as the domain model says', () => {
    const wanted = injectionRules.map(({ rule, count }) => [rule, count + (doubled.includes(rule) ? 5 : 0)])
    expect(injectionRules.map(({ rule }) => [rule, injected(rule).length])).toEqual(wanted)
  })

  it('has in its clean records only the planted errors, and after injection those and the injected', () => {
    for (const [rule, find] of Object.entries(errorConditions)) {
      const planted = clean.planted.filter((each) => each.rule === rule).map(({ key, period }) => `${key} ${period}`)
      expect(find(readers.clean).sort(), rule).toEqual(planted.sort())
      expect(find(readers.dirty).sort(), rule).toEqual([...planted, ...injected(rule)].sort())
    }
  }, 60_000)

  it('makes every other injected key a finding that was none', () => {
    for (const [rule, find] of Object.entries(warningConditions)) {
      const [before, after] = [new Set(find(readers.clean)), new Set(find(readers.dirty))]
      expect(
        injected(rule).filter((key) => before.has(key) || !after.has(key)),
        rule,
      ).toEqual([])
    }
  }, 60_000)
})
