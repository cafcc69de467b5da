import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { growthSpell } from '../support/growth-spells.ts'
import { mainFigures } from '../support/main-figures.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { growthRate } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareText, groupBy } from '../support/sums.ts'
import { survivalAt } from '../support/survival.ts'

type Spell = { quarters: number; isCompleted: boolean }

/** Rates at the ends of quarters of each unit and specialty; bases below one 万元 give none. */
function quarterRates(
  records: SampleRecords,
  { specialty, town, who }: Readonly<Record<string, unknown>>,
): { specialty: string; rates: Map<number, number> }[] {
  const register = registerAt(records.unit, '9999-12')
  const figures = mainFigures(records)
  const begin = figures.reduce((first, row) => (row.month < first ? row.month : first), '9999-12')
  const isChosen = (row: { specialty: string; uscc: string }): boolean => {
    const unit = register.get(row.uscc)
    const isNew = unit !== undefined && unit.entry_ym >= begin
    return (
      (specialty === null || row.specialty === specialty) &&
      (town === null || unit?.town_code === town) &&
      (who === 'all' || isNew)
    )
  }
  const found = new Map<string, { specialty: string; rates: Map<number, number> }>()
  for (const row of figures.filter((each) => monthOf(each.month) % 3 === 0 && isChosen(each))) {
    const rate = growthRate(row.ytd, row.ytdLy)
    if (rate === null || (row.ytdLy ?? 0) < 1) continue
    const key = `${row.specialty} ${row.uscc}`
    const own = found.get(key) ?? { specialty: row.specialty, rates: new Map<number, number>() }
    own.rates.set(yearOf(row.month) * 4 + monthOf(row.month) / 3, rate)
    found.set(key, own)
  }
  return [...found.values()]
}

/** The line of a group, then one for each quarter since fast growth began. */
function linesOf(group: string, spells: readonly Spell[], isOnly: boolean): OracleRow[] {
  const lives = spells.map(({ quarters, isCompleted }) => ({ from: 0, until: quarters, ended: isCompleted }))
  const last = Math.max(...spells.map(({ quarters }) => quarters))
  const curve = Array.from({ length: last + 1 }, (_, time) => survivalAt(lives, time))
  const completed = spells.filter(({ isCompleted }) => isCompleted).map(({ quarters }) => quarters)
  const median = curve.findIndex((left) => left <= 0.5 + 1e-9)
  const nothing = {
    mean_completed: null,
    km_median: null,
    rmean: null,
    mean_flag: null,
    median_flag: null,
    rmean_flag: null,
  }
  const total = {
    group_name: group,
    quarters: null,
    at_risk: spells.length,
    completed: completed.length,
    censored: spells.length - completed.length,
    not_yet_pct: null,
    mean_completed: completed.length === 0 ? null : completed.reduce((sum, each) => sum + each, 0) / completed.length,
    km_median: median < 0 ? null : median,
    rmean: curve.slice(0, -1).reduce((sum, left) => sum + left, 0),
    not_yet_flag: null,
    mean_flag: completed.length === 0 ? 'not_reached' : completed.length < 5 ? 'weak' : null,
    median_flag: median < 0 ? 'not_reached' : null,
    rmean_flag: spells.length < 5 ? 'weak' : null,
    level: 0,
    row_kind: isOnly ? 'total' : 'subtotal',
  }
  const steps = curve.map((left, time) => {
    const atRisk = spells.filter(({ quarters }) => quarters >= time).length
    const ending = spells.filter(({ quarters }) => quarters === time)
    const stable = ending.filter(({ isCompleted }) => isCompleted).length
    return {
      group_name: group,
      quarters: time,
      at_risk: atRisk,
      completed: stable,
      censored: ending.length - stable,
      not_yet_pct: left * 100,
      ...nothing,
      not_yet_flag: atRisk < 5 ? 'weak' : null,
      level: 1,
      row_kind: 'data',
    }
  })
  return [total, ...steps]
}

export const oracle: Oracle = {
  id: 'cohort-fast-to-stable',
  cases: [
    { by: 'specialty', k2: 2 },
    { k1: 1, k2: 1, fast_pct: 15, stable_pct: 12 },
    { who: 'entrants', k2: 1, town: '990112400' },
    { specialty: 'F', k1: 3, k2: 2, stable_pct: 15 },
  ],
  expect: (records, parameters) => {
    const rule = {
      fast: Number(parameters.fast_pct),
      stable: Number(parameters.stable_pct),
      fastQuarters: Number(parameters.k1),
      stableQuarters: Number(parameters.k2),
    }
    const spells = quarterRates(records, parameters).flatMap(({ specialty, rates }) => {
      const spell = growthSpell(rates, rule)
      return spell === null ? [] : [{ group: parameters.by === 'all' ? 'all' : specialty, ...spell }]
    })
    const order = (group: string): number => 'BCESXF'.indexOf(group)
    return [...groupBy(spells, ({ group }) => group)]
      .sort(([a], [b]) => order(a) - order(b) || compareText(a, b))
      .flatMap(([group, own]) => linesOf(group, own, parameters.by === 'all'))
  },
}
