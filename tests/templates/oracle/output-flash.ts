import type { District, OutputRow } from '../../../scripts/sample/records.ts'
import { monthBefore, rateOf, sumKnown, toYi, yearBefore } from './rates.ts'
import type { Pair, Rated } from './rates.ts'
import { registerEntry } from './unit-place.ts'

export type FlashRow = {
  town: string
  month: number | null
  month_yoy: number | null
  ytd: number | null
  ytd_yoy: number | null
  lift: number | null
  month_yoy_flag: string | null
  ytd_yoy_flag: string | null
  lift_flag: string | null
}
type Scope = 'comparable' | 'matched' | 'nominal'

/** Month and year-to-date output by town with growth, from the records; the total comes first, towns by code. */
export function expectFlash(district: District, period: string, scope: Scope, liftRef: string): FlashRow[] {
  const year = String(Number(period.slice(0, 4)) - 1)
  const reference =
    liftRef === 'same_period_ly' ? yearBefore(period) : liftRef === 'prev_year_end' ? `${year}-12` : monthBefore(period)
  const townOf = (uscc: string) => registerEntry(district, uscc, period)?.town ?? null
  const units = unitsOf(district, period, scope)
  const codes = [...new Set(units.map(townOf))].sort((a, b) => (a ?? '~').localeCompare(b ?? '~'))
  const name = (code: string | null) => district.towns.find((town) => town.code === code)?.name ?? '不在名录'
  const rowFor = (label: string, inGroup: (uscc: string) => boolean): FlashRow => {
    const now = group(district, period, scope, inGroup)
    const then = reference === null ? null : group(district, reference, scope, inGroup)
    const merged = Number(period.slice(5)) <= 2
    return {
      town: label,
      month: merged ? null : scaled(now.month),
      month_yoy: merged ? null : now.monthRate.rate,
      ytd: scaled(now.ytd),
      ytd_yoy: now.ytdRate.rate,
      lift:
        then === null || now.ytdRate.rate === null || then.ytdRate.rate === null
          ? null
          : now.ytdRate.rate - then.ytdRate.rate,
      month_yoy_flag: merged ? 'merged_1_2' : now.monthRate.flag,
      ytd_yoy_flag: now.ytdRate.flag,
      lift_flag: liftFlag(now.ytdRate, then?.present === true ? then.ytdRate : null),
    }
  }
  return [rowFor('全区', () => true), ...codes.map((code) => rowFor(name(code), (uscc) => townOf(uscc) === code))]
}

function liftFlag(now: Rated, then: Rated | null): string | null {
  if (now.rate === null) return now.flag
  if (then === null) return 'no_ref'
  if (then.rate === null) return 'no_ref_rate'
  return now.flag === 'partial' || then.flag === 'partial' ? 'partial' : null
}

const scaled = (value: number | null) => (value === null ? null : toYi(value))

function unitsOf(district: District, period: string, scope: Scope): string[] {
  const at = (month: string) => district.outputs.filter((row) => row.period === month).map(({ uscc }) => uscc)
  return [...new Set(scope === 'nominal' ? [...at(period), ...at(yearBefore(period))] : at(period))]
}

function group(district: District, period: string, scope: Scope, inGroup: (uscc: string) => boolean) {
  const at = (month: string) => district.outputs.filter((row) => row.period === month && inGroup(row.uscc))
  const now = at(period)
  const before = at(yearBefore(period))
  const pairs = (cell: (row: OutputRow) => number | null, ly: (row: OutputRow) => number | null) =>
    pairUp(now, before, { scope, cell, ly, loaded: district.outputs.some((row) => row.period === yearBefore(period)) })
  return {
    present: now.length > 0 || (scope === 'nominal' && before.length > 0),
    month: sumKnown(now.map((row) => row.output.m)),
    ytd: sumKnown(now.map((row) => row.output.ytd)),
    monthRate: pairs(
      (row) => row.output.m,
      (row) => row.output.mLy,
    ),
    ytdRate: pairs(
      (row) => row.output.ytd,
      (row) => row.output.ytdLy,
    ),
  }
}

type Reading = {
  scope: Scope
  cell: (row: OutputRow) => number | null
  ly: (row: OutputRow) => number | null
  loaded: boolean
}

function pairUp(now: readonly OutputRow[], before: readonly OutputRow[], { scope, cell, ly, loaded }: Reading): Rated {
  const ago = (uscc: string) => {
    const row = before.find((candidate) => candidate.uscc === uscc)
    return row === undefined ? null : cell(row)
  }
  if (scope === 'comparable') return rateOf(now.map((row) => ({ current: cell(row), base: ly(row) })))
  if (scope === 'matched') {
    // Units that were not there a year ago are no part of the panel and no gap in it.
    const panel = now.map((row): Pair => ({ current: cell(row), base: ago(row.uscc) }))
    return withoutGap(panel)
  }
  const left = before.filter((row) => !now.some(({ uscc }) => uscc === row.uscc))
  const staying = now.map((row): Pair => ({
    current: cell(row),
    base: cell(row) === null ? null : (ago(row.uscc) ?? (loaded ? 0 : null)),
  }))
  if (now.every((row) => cell(row) === null)) return { rate: null, flag: 'not_reported' }
  return rateOf([...staying, ...left.map((row): Pair => ({ current: 0, base: cell(row) }))])
}

function withoutGap(pairs: readonly Pair[]): Rated {
  const silent = pairs.some(({ current }) => current === null)
  const rated = rateOf(pairs)
  return rated.flag === 'partial' && !silent ? { ...rated, flag: null } : rated
}
