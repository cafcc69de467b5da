import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { pullOf } from '../support/contributions.ts'
import { difference, divide, growthFlag, growthOf } from '../support/rates.ts'
import type { Growth } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { nameOf, sectionOf } from '../support/sections.ts'
import { compareDescending, groupBy } from '../support/sums.ts'

type Report = { town: string | null; industry: string | null; now: number | null; before: number | null }
type Parts = { overall: number; mix: number; own: number }

function reportsOf(records: SampleRecords, month: string, level: unknown): Report[] {
  const register = registerAt(records.unit, month)
  return records.industrial_output
    .filter((row) => row.period_ym === month)
    .map((row) => {
      const unit = register.get(row.uscc)
      const industry =
        level === 'section'
          ? sectionOf(records.industry_dim, unit?.industry_code)
          : (unit?.industry_code.slice(0, level === 'middle' ? 3 : 2) ?? null)
      return { town: unit?.town_code ?? null, industry, now: row.output_ytd, before: row.output_ytd_ly }
    })
}

const growthIn = (reports: readonly Report[]): Growth => growthOf(reports.map((row) => [row.now, row.before] as const))

/** Increments beside those that the base would have had at the rates of the district and of its industries (F26). */
function partsOf(own: readonly Report[], all: readonly Report[]): Parts | null {
  const district = growthIn(all)
  if (growthIn(own).base === null) return null
  const parts = { overall: 0, mix: 0, own: 0 }
  for (const [industry, reports] of groupBy(own, (row) => row.industry)) {
    const here = growthIn(reports)
    const everywhere = growthIn(all.filter((row) => row.industry === industry))
    const [now, base] = [here.now ?? 0, here.base ?? 0]
    const isComparable = base > 0 && district.rate !== null && everywhere.rate !== null
    const usual = isComparable ? (base * Number(district.rate)) / 100 : 0
    const expected = isComparable ? (base * Number(everywhere.rate)) / 100 : 0
    parts.overall += usual
    parts.mix += expected - usual
    parts.own += now - base - expected
  }
  return parts
}

/** All towns together: what the towns have in sum; mix and competitiveness cancel out. */
function wholeOf(all: readonly Report[]): Parts | null {
  const towns = [...groupBy(all, (row) => row.town).values()].flatMap((own) => partsOf(own, all) ?? [])
  const add = (part: keyof Parts): number => towns.reduce((sum, each) => sum + each[part], 0)
  return towns.length === 0 ? null : { overall: add('overall'), mix: add('mix'), own: add('own') }
}

function findingOf(parts: Parts | null): string | null {
  if (parts === null) return null
  const isAhead = (part: number): boolean => Math.round(part * 1e6) > 0
  if (isAhead(parts.mix)) return isAhead(parts.own) ? 'both' : 'mix'
  return isAhead(parts.own) ? 'own' : 'none'
}

function figuresOf(reports: readonly Report[], parts: Parts | null): OracleRow {
  const { level, now, base, rate, leftOut } = growthIn(reports)
  const missing = level === null ? 'not_reported' : base === null ? 'no_base' : null
  const flag = (why: string | null): string | null => missing ?? why ?? (leftOut ? 'partial' : null)
  const noBase = missing ?? (base !== null && base <= 0 ? 'no_base' : null)
  return {
    base: divide(base, 10_000),
    cur: divide(now, 10_000),
    yoy: rate,
    delta: divide(difference(now, base), 10_000),
    district_effect: divide(parts?.overall ?? null, 10_000),
    mix_effect: divide(parts?.mix ?? null, 10_000),
    own_effect: divide(parts?.own ?? null, 10_000),
    district_pp: pullOf(parts?.overall ?? null, base),
    mix_pp: pullOf(parts?.mix ?? null, base),
    own_pp: pullOf(parts?.own ?? null, base),
    base_flag: flag(null),
    cur_flag: flag(null),
    yoy_flag: flag(growthFlag(now, base)),
    delta_flag: missing,
    district_flag: missing,
    mix_flag: missing,
    own_flag: missing,
    district_pp_flag: noBase,
    mix_pp_flag: noBase,
    own_pp_flag: noBase,
  }
}

export const oracle: Oracle = {
  id: 'indstr-shift-share',
  cases: [{ period_ym: '2020-06', industry_level: 'section' }, { industry_level: 'middle' }, { period_ym: '2019-12' }],
  expect: (records, { period_ym: month, industry_level: level }) => {
    const all = reportsOf(records, String(month), level)
    if (all.length === 0) return []
    const whole = { ...figuresOf(all, wholeOf(all)), finding: null }
    const towns = [...groupBy(all, (row) => row.town)].map(([code, own]) => {
      const parts = partsOf(own, all)
      return { code, rate: growthIn(own).rate, row: { ...figuresOf(own, parts), finding: findingOf(parts) } }
    })
    return [
      { town: '全区', ...whole, code: null, level: 0, row_kind: 'total' },
      ...towns
        .sort((a, b) => compareDescending(a.rate, b.rate) || compareCode(a.code, b.code))
        .map(({ code, row }) => ({
          town: nameOf(records, code, '不在名录'),
          ...row,
          code,
          level: 1,
          row_kind: 'data',
        })),
    ]
  },
}
