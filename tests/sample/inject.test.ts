import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import { openPack } from '../../scripts/sample/build/pack.ts'
import { injectErrors, injectionRules } from '../../scripts/sample/inject/inject-errors.ts'
import type { Injected } from '../../scripts/sample/inject/inject-errors.ts'
import type { PlantedFinding } from '../../scripts/sample/build/list-planted.ts'
import type { SampleRecords, TableId } from '../../scripts/sample/records/sample-records.ts'
import { writePack } from '../../scripts/sample/write/write-pack.ts'
import { errorConditions } from './error-conditions.ts'
import { plantedConditions } from './planted-conditions.ts'
import { readRecords } from './read-records.ts'
import type { Reader } from './read-records.ts'
import { warningConditions } from './warning-conditions.ts'

describe.each(['yt-demo', 'another seed'])('injected errors of %s', (seed) => {
  let clean: SampleRecords
  let planted: readonly PlantedFinding[]
  let hash = ''
  let dirty: Injected
  let readers: { clean: Reader; dirty: Reader }
  beforeAll(() => {
    const built = buildRecords('tiny', seed)
    clean = built.records
    planted = built.planted
    hash = hashOf(clean)
    dirty = injectErrors(clean, openPack('tiny'), seed)
    readers = { clean: readRecords(clean), dirty: readRecords(dirty.records) }
  }, 60_000)

  /** Key and period of the injections of a rule, sorted. */
  const injected = (rule: string): string[] =>
    dirty.changes
      .filter((change) => change.rule === rule && change.part === 'main')
      .map(({ key, period }) => `${key} ${period}`)
      .sort()

  /** Key and period of what is planted for a rule, sorted. */
  const plantedOf = (rule: string): string[] =>
    planted
      .filter((finding) => finding.rule === rule)
      .map(({ key, period }) => `${key} ${period}`)
      .sort()

  it('lists each injection once, for every rule', () => {
    const mains = dirty.changes.filter(({ part }) => part === 'main')
    const names = mains.map(({ rule, key, period }) => `${rule} ${key} ${period}`)
    expect(new Set(names).size).toBe(names.length)
    const alone = mains.filter(({ together }) => together === null)
    expect(new Set(mains.map(({ key, period }) => `${key} ${period}`)).size).toBe(
      alone.length + (mains.length - alone.length) / 2,
    )
    expect(mains.length - alone.length).toBe(8)
    expect([...new Set(mains.map(({ rule }) => rule))].sort()).toEqual(injectionRules.map(({ rule }) => rule).sort())
    for (const { rule } of injectionRules) expect(injected(rule).length, rule).toBeLessThanOrEqual(5)
  })

  it('checks every rule', () => {
    const checked = [...Object.keys(errorConditions), ...Object.keys(warningConditions)]
    expect(checked.sort()).toEqual(injectionRules.map(({ rule }) => rule).sort())
  })

  it.each(Object.entries(errorConditions))('breaks %s where it says so and nowhere else', (rule, find) => {
    const before = find(readers.clean).sort()
    const after = find(readers.dirty)
    expect(before).toEqual(plantedOf(rule))
    expect(before.filter((key) => !after.includes(key))).toEqual([])
    expect(after.filter((key) => !before.includes(key)).sort()).toEqual(injected(rule))
  })

  it.each(Object.entries(warningConditions))('makes %s a finding that was none', (rule, find) => {
    const [before, after] = [find(readers.clean), find(readers.dirty)]
    expect(injected(rule).filter((key) => before.includes(key))).toEqual([])
    expect(injected(rule).filter((key) => !after.includes(key))).toEqual([])
  })

  it('breaks no rule beside the declared one', () => {
    // A month above the sum cannot be its part, and a name that is given twice is found at both units.
    const implied: Readonly<Record<string, (key: string) => boolean>> = {
      B02: (key) => injected('B01').includes(key),
      A04: (key) => injected('A04').some((other) => other.slice(-7) === key.slice(-7)),
    }
    for (const [rule, find] of Object.entries(warningConditions)) {
      const known = new Set([...find(readers.clean), ...injected(rule)])
      const others = find(readers.dirty).filter((key) => !known.has(key) && implied[rule]?.(key) !== true)
      expect(others, rule).toEqual([])
    }
  })

  it('finds all that is planted, with errors beside it and without', () => {
    const conditions = { ...errorConditions, ...warningConditions, ...plantedConditions }
    const rules = [...new Set(planted.map(({ rule }) => rule))]
    expect(Object.keys(plantedConditions).filter((rule) => !rules.includes(rule))).toEqual([])
    for (const rule of rules)
      for (const reader of [readers.clean, readers.dirty]) {
        const found = new Set(conditions[rule]?.(reader))
        expect(
          plantedOf(rule).filter((key) => !found.has(key)),
          rule,
        ).toEqual([])
      }
  })

  it('derives R06 from open findings of the rules R07 to R13', () => {
    const rules = ['R07', 'R08', 'R09', 'R10', 'R11', 'R12', 'R13']
    const open = clean.audit_finding.filter(({ rule_id: rule, state }) => rules.includes(rule) && state === 'open')
    expect(open.length).toBeGreaterThan(0)
    for (const { rule_id: rule, uscc, period_ym: month } of open)
      expect({ ...errorConditions, ...warningConditions }[rule]?.(readers.clean)).toContain(
        `${uscc} ${month.slice(0, 4)}`,
      )
  })

  it('lists every changed cell with both values', () => {
    const listed = dirty.changes.filter(({ field }) => field !== '*')
    const added = dirty.changes.filter(({ field }) => field === '*').map(({ table }) => table)
    for (const table of Object.keys(clean) as TableId[]) {
      const [one, other] = [clean[table] as Row[], dirty.records[table] as Row[]]
      if (added.includes(table)) continue
      const cells = one.flatMap((row, at) =>
        Object.keys(row).flatMap((field) =>
          row[field] === other[at]?.[field] ? [] : [[field, row[field], other[at]?.[field]]],
        ),
      )
      const own = listed.filter((change) => change.table === table && change.clean !== change.dirty)
      expect(cells.sort(), table).toEqual(own.map((change) => [change.field, change.clean, change.dirty]).sort())
    }
    expect(listed.filter((change) => change.part === 'main' && change.clean === change.dirty)).toEqual([])
  })

  it('leaves the clean records alone and gives the same again for the same seed', () => {
    expect(hashOf(clean)).toBe(hash)
    const again = injectErrors(buildRecords('tiny', seed).records, openPack('tiny'), seed)
    expect(again.changes).toEqual(dirty.changes)
    expect(hashOf(again.records)).toBe(hashOf(dirty.records))
    expect(injectErrors(clean, openPack('tiny'), `${seed} else`).changes).not.toEqual(dirty.changes)
  })
})

type Row = Readonly<Record<string, unknown>>

const hashOf = (records: SampleRecords): string => createHash('sha256').update(JSON.stringify(records)).digest('hex')

describe('a package with errors', () => {
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'suanchou-inject-'))
    vi.spyOn(console, 'log').mockReturnValue(undefined)
    await writePack('tiny', 'yt-demo', folder, { oracles: false, inject: true })
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('stands beside the clean one, with the list of errors and both control totals', () => {
    expect(existsSync(join(folder, 'tiny'))).toBe(false)
    const truth = join(folder, 'tiny-injected/truth')
    const { changes } = injectErrors(buildRecords('tiny', 'yt-demo').records, openPack('tiny'), 'yt-demo')
    const lines = readFileSync(join(truth, 'inject.csv'), 'utf8').trim().split('\n')
    expect(lines[0]).toBe('rule,key,period,table,row,field,clean,dirty,part,together')
    expect(lines).toHaveLength(changes.length + 1)
    type Total = { table: string; period: string | null; rows: number; sums: Record<string, number> }
    const manifest = JSON.parse(readFileSync(join(truth, 'manifest.json'), 'utf8')) as Record<
      'tables' | 'beforeInjection',
      Total[]
    >
    const change = changes.find(({ rule, part }) => rule === 'C01' && part === 'main')
    const sumOf = (totals: readonly Total[]): number =>
      totals.find(({ table, period }) => table === 'finance' && period === change?.period)?.sums['total_liab'] ?? NaN
    const others = changes.filter(
      ({ table, field, period }) => table === 'finance' && field === 'total_liab' && period === change?.period,
    )
    const difference = others.reduce((sum, { clean, dirty }) => sum + Number(dirty) - Number(clean), 0)
    expect(sumOf(manifest.tables) - sumOf(manifest.beforeInjection)).toBeCloseTo(difference, 3)
    expect(difference).toBeGreaterThan(0)
  })
})
