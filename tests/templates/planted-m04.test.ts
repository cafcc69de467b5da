import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import { recordFields } from '../../scripts/sample/records/sample-records.ts'
import type { RecordOf, SampleRecords } from '../../scripts/sample/records/sample-records.ts'
import type { ParameterValue } from '../../src/core/template/template.ts'
import type { Value } from '../../src/core/result/page.ts'

type Line = Readonly<Record<string, Value>>

async function linesOf(
  open: OpenRecords,
  id: string,
  given: Readonly<Record<string, ParameterValue>>,
): Promise<Line[]> {
  const { columns, values, rowCount } = await open.runTemplate(id, await open.parameters(id, given))
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map((name, column) => [name, values[column]?.[row] ?? null])),
  )
}

/** What the templates of m04 print of the facts that hold by construction (domain model 7.6). */
describe.each(['yt-demo', 'another seed'])('planted facts of m04 in %s', (seed) => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', seed)
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  it('splits the nominal rate of industry', async () => {
    const lines = await linesOf(open, 'cohort-frame-decomposition', { specialty: 'B', period_ym: '2020-12' })
    const pullOf = (component: string): number =>
      Number(lines.find((line) => line['component'] === component)?.['pull_pp'] ?? 0)
    const { staying, entries, exits, nominal } = built.plants.m04
    // The unit that is silent in December stays in the frame and stands apart in the table.
    const found = [pullOf('staying') + pullOf('other'), pullOf('entries'), pullOf('exits'), pullOf('now')]
    ;[staying, entries, exits, nominal].forEach((wanted, at) => {
      expect(Math.abs((found[at] ?? 0) - wanted)).toBeLessThan(0.05)
    })
  })

  it('gives the same nominal rate in every template', async () => {
    const given = { specialty: 'B', period_ym: '2020-12' }
    const [cohorts, time, scopes] = [
      await linesOf(open, 'cohort-entry-contribution', { ...given, scope: 'nominal' }),
      await linesOf(open, 'cohort-new-vs-stock', { specialty: 'B', scope: 'nominal' }),
      await linesOf(open, 'cohort-caliber-compare', { specialty: 'B' }),
    ]
    const rates = [cohorts[0]?.['pull_pp'], time.at(-1)?.['total'], scopes.at(-1)?.['nominal']].map(Number)
    for (const rate of rates) expect(Math.abs(rate - built.plants.m04.nominal)).toBeLessThan(0.05)
  })

  it('finds the units that left because the threshold changed', async () => {
    const [total] = await linesOf(open, 'cohort-threshold-effect', { old_year: '2019', new_year: '2020' })
    expect(Number(total?.['left_units'])).toBe(built.plants.m01.thresholdExits)
    expect(Number(total?.['out_units'])).toBeGreaterThanOrEqual(built.plants.m01.thresholdExits)
  })
})

type Given = { uscc: string; month: string; ytd: number; base: number }

/** Industry of a few units and nothing else. */
function industryOf(outputs: readonly Given[], entries: Readonly<Record<string, string>>): SampleRecords {
  const blank = (table: keyof SampleRecords): Record<string, null> =>
    Object.fromEntries(Object.keys(recordFields[table]).map((field) => [field, null]))
  const empty = Object.fromEntries(Object.keys(recordFields).map((table) => [table, []]))
  const rows = outputs.map(({ uscc, month, ytd, base }) => ({
    ...blank('industrial_output'),
    uscc,
    period_ym: month,
    output_ytd: ytd,
    output_ytd_ly: base,
  }))
  const units = Object.entries(entries).map(([uscc, entry]) => ({
    ...blank('unit'),
    uscc,
    snap_ym: '2020-12',
    entry_ym: entry,
    town_code: '990112001',
    specialty: 'B',
  }))
  return {
    ...(empty as unknown as SampleRecords),
    industrial_output: rows as unknown as RecordOf<'industrial_output'>[],
    unit: units as unknown as RecordOf<'unit'>[],
  }
}

/** Golden vectors of the domain model (3.5). */
describe('golden vectors of m04', () => {
  let open: OpenRecords
  const start = async (records: SampleRecords): Promise<void> => {
    open = await openRecords(records)
  }
  const round = (value: Value | undefined): string => Number(value).toFixed(1)

  it('G10: three scopes of staying units, an entrant and an exit', async () => {
    await start(
      industryOf(
        [
          { uscc: 'STAY', month: '2019-12', ytd: 1000, base: 900 },
          { uscc: 'GONE', month: '2019-12', ytd: 30, base: 30 },
          { uscc: 'STAY', month: '2020-12', ytd: 1060, base: 1000 },
          { uscc: 'NEW', month: '2020-12', ytd: 80, base: 50 },
        ],
        { STAY: '2010-01', NEW: '2020-01' },
      ),
    )
    const [scopes] = await linesOf(open, 'cohort-caliber-compare', {})
    expect([scopes?.['comparable'], scopes?.['matched'], scopes?.['nominal']].map(round)).toEqual([
      '8.6',
      '6.0',
      '10.7',
    ])
    const [pulls] = await linesOf(open, 'cohort-new-vs-stock', {})
    expect([pulls?.['pull_existing'], pulls?.['pull_new'], pulls?.['contrib_new']].map(round)).toEqual([
      '5.7',
      '2.9',
      '33.3',
    ])
    const parts = await linesOf(open, 'cohort-frame-decomposition', {})
    expect(parts.map((line) => line['component'])).toEqual(['base', 'staying', 'entries', 'exits', 'now'])
    expect(parts.slice(1).map((line) => round(line['pull_pp']))).toEqual(['5.8', '7.8', '-2.9', '10.7'])
    await open.close()
  })

  /** A unit's rates quarter by quarter from the first of 2016. */
  const quartersOf = (uscc: string, rates: readonly number[]): Given[] =>
    rates.map((rate, at) => {
      const month = `${String(2016 + Math.floor(at / 4))}-${String(((at % 4) + 1) * 3).padStart(2, '0')}`
      return { uscc, month, ytd: 100 + rate, base: 100 }
    })

  it.each([
    ['G11', [25, 30, 22, 18, 9, 8, 5, 6, 7, 12], { completed: 1, mean_completed: 4 }],
    ['G12', [5, 21, 24, 40, 35, 15, 9, -3, 8, 7, 6, 5], { completed: 1, mean_completed: 7 }],
    ['G13', [22, 26, 31, 19, 15, 14, 12], { completed: 0, mean_completed: null }],
  ])('%s: from fast to stable growth', async (_, rates, wanted) => {
    await start(industryOf(quartersOf('UNIT', rates), { UNIT: '2015-01' }))
    const lines = await linesOf(open, 'cohort-fast-to-stable', {})
    expect({ completed: Number(lines[0]?.['completed']), mean_completed: lines[0]?.['mean_completed'] }).toEqual(wanted)
    // One line for the unit, then one for each quarter from 0 to its duration.
    expect(Number(lines.at(-1)?.['quarters'])).toBe(wanted.mean_completed ?? 7)
    await open.close()
  })

  it('G14: survival, median and mean of five spells', async () => {
    const spell = (between: number, isCompleted: boolean): number[] => [
      ...[30, 30],
      ...Array.from({ length: between - 2 }, () => 15),
      ...(isCompleted ? [5, 5, 5, 5] : []),
    ]
    const spells = [spell(4, true), spell(6, true), spell(6, false), spell(8, true), spell(10, false)]
    await start(
      industryOf(
        spells.flatMap((rates, at) => quartersOf(`U${String(at)}`, rates)),
        {},
      ),
    )
    const [total, ...curve] = await linesOf(open, 'cohort-fast-to-stable', {})
    expect([4, 6, 8].map((at) => round(curve[at]?.['not_yet_pct']))).toEqual(['80.0', '60.0', '30.0'])
    expect([total?.['mean_completed'], total?.['km_median'], total?.['rmean']].map(round)).toEqual([
      '6.0',
      '8.0',
      '7.4',
    ])
    await open.close()
  })
})
