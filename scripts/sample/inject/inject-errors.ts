import type { Pack } from '../build/pack.ts'
import { monthOf, yearOf } from '../oracle/support/periods.ts'
import type { RecordOf, SampleRecords, TableId } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { describeEdits } from './describe-edits.ts'
import type { InjectedChange } from './describe-edits.ts'
import { energyRules } from './energy-rules.ts'
import { exitRules } from './exit-rules.ts'
import { financeRules } from './finance-rules.ts'
import { departmentRules } from './department-rules.ts'
import { industryRules } from './industry-rules.ts'
import { keyOf, lastMonthOf, periodOf } from './injection.ts'
import type { Edit, InjectionRule, Place, Row, View } from './injection.ts'
import { labourRules } from './labour-rules.ts'
import { processRules } from './process-rules.ts'
import { projectRules } from './project-rules.ts'
import { macroRules } from './macro-rules.ts'
import { outputSeriesRules } from './output-series-rules.ts'
import { registerComparisons } from './register-comparisons.ts'
import { registerRules } from './register-rules.ts'
import { researchRules } from './research-rules.ts'
import { smallRules } from './small-rules.ts'
import { townRules } from './town-rules.ts'
import { tradeRules } from './trade-rules.ts'

/** The rules that errors are injected for; rare places come first. */
export const injectionRules: readonly InjectionRule[] = [
  ...exitRules,
  ...townRules,
  ...macroRules,
  ...researchRules,
  ...registerComparisons,
  ...registerRules,
  ...projectRules,
  ...industryRules,
  ...outputSeriesRules,
  ...energyRules,
  ...financeRules,
  ...tradeRules,
  ...labourRules,
  ...smallRules,
  ...departmentRules,
  ...processRules,
]

/** Rules that also meet in one row, and how often in a district of full size: together the declared double errors. */
const pairs: readonly (readonly [rule: string, other: string, count: number])[] = [
  ['C01', 'C12', 5],
  ['C06', 'C02', 5],
  ['D09', 'D10', 5],
  ['E01', 'E04', 5],
]

/** Records with errors, and every change that made them. */
export type Injected = { records: SampleRecords; changes: readonly InjectedChange[] }

/** Errors of a unit lie so many months apart: rules that look one period back meet one of them only. */
const apart = 4

/**
 * Puts errors into a copy of the records, for each rule of the domain model (5) some, by random streams of their own. But for a few declared
 * pairs no two errors of a unit lie in the same or in neighbouring periods; the clean records stay as they are.
 */
export function injectErrors(records: SampleRecords, { scale, years, formMonths }: Pack, seed: string): Injected {
  const last = String(Math.max(...years))
  const view = openView(
    records,
    formMonths.filter((month) => month.startsWith(last)),
  )
  const taken: Taken = new Map()
  const edits: Edit[] = []
  const changes: InjectedChange[] = []
  const put = (rule: string, { edit, finding }: Place, random: SeededRandom, together: string | null): void => {
    const own = edit(random)
    edits.push(...own)
    changes.push(...describeEdits(rule, own, { together, finding }))
  }
  for (const [rule, other, count] of pairs) {
    const random = openRandom(`${seed}|inject|${rule} ${other}`)
    const others = new Map(placesOf(other, view).map((place) => [place.row, place]))
    const both = placesOf(rule, view).filter(({ row }) => others.has(row))
    for (const place of choose(both, Math.max(1, Math.round(count * scale)), { random, taken })) {
      const second = others.get(place.row)
      put(rule, place, random, other)
      if (second !== undefined) put(other, second, random, rule)
    }
  }
  for (const { rule, count, places } of injectionRules) {
    const random = openRandom(`${seed}|inject|${rule}`)
    const wanted = Math.min(count, Math.max(2, Math.round(count * scale)))
    const chosen = choose(places(view), wanted, { random, taken })
    for (const place of chosen) put(rule, place, random, null)
  }
  return { records: applyEdits(records, edits), changes }
}

const placesOf = (id: string, view: View): readonly Place[] =>
  injectionRules.find(({ rule }) => rule === id)?.places(view) ?? []

/** Some places by chance, each far enough from all errors of the unit so far. */
function* choose(
  places: readonly Place[],
  count: number,
  { random, taken }: { random: SeededRandom; taken: Taken },
): Generator<Place> {
  let left = count
  for (const place of shuffled(places, random)) {
    if (left === 0) return
    if (!takePlace(taken, place)) continue
    left -= 1
    yield place
  }
}

function openView(records: SampleRecords, months: readonly string[]): View {
  const indexes = new Map<string, Map<string, Row[]>>()
  const indexOf = (table: TableId): Map<string, Row[]> => {
    const known = indexes.get(table)
    if (known !== undefined) return known
    const index = new Map<string, Row[]>()
    for (const each of records[table]) {
      const row: Row = each
      for (const key of [keyOf(row), `${keyOf(row)} ${periodOf(row) ?? ''}`]) {
        const rows = index.get(key)
        if (rows === undefined) index.set(key, [row])
        else rows.push(row)
      }
    }
    indexes.set(table, index)
    return index
  }
  const rows = <T extends TableId>(table: T, key: string, period?: string): readonly RecordOf<T>[] =>
    (indexOf(table).get(period === undefined ? key : `${key} ${period}`) ?? []) as unknown as RecordOf<T>[]
  return { records, months, rows }
}

/** Items in random order, found one by one: most rules need few of many. */
function* shuffled<T>(items: readonly T[], random: SeededRandom): Generator<T> {
  const rest = [...items]
  while (rest.length > 0) {
    const at = random.below(rest.length)
    const [item, last] = [rest[at], rest.pop()]
    if (item !== undefined) yield item
    if (last !== undefined && at < rest.length) rest[at] = last
  }
}

/** Months with errors by unit, town or the like; null is an error that is there in all months. */
type Taken = Map<string, (number | null)[]>

/** Takes a unit and period unless an error lies near it. */
function takePlace(taken: Taken, { row, always }: Place): boolean {
  const period = always === true ? null : periodOf(row)
  const month = lastMonthOf(period ?? '')
  const at = period === null ? null : yearOf(month) * 12 + monthOf(month)
  const own = taken.get(keyOf(row)) ?? []
  if (own.some((other) => other === null || at === null || Math.abs(other - at) < apart)) return false
  taken.set(keyOf(row), [...own, at])
  return true
}

function applyEdits(records: SampleRecords, edits: readonly Edit[]): SampleRecords {
  const touched = new Map<TableId, Map<Row, Row[]>>()
  for (const edit of edits) {
    const table = touched.get(edit.table) ?? new Map<Row, Row[]>()
    touched.set(edit.table, table)
    const where = edit.kind === 'add' ? edit.like : edit.row
    const [now = where, ...added] = table.get(where) ?? [where]
    if (edit.kind === 'change') table.set(where, [{ ...now, ...edit.set }, ...added])
    else table.set(where, edit.kind === 'remove' ? [] : [now, edit.row, ...added])
  }
  const tables = [...touched].map(([table, changed]) => {
    const rows: readonly Row[] = records[table]
    return [table, rows.flatMap((row) => changed.get(row) ?? [row])] as const
  })
  return { ...records, ...(Object.fromEntries(tables) as unknown as Partial<SampleRecords>) }
}
