import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { lastMonthOf } from '../support/modern-groups.ts'
import { addMonths, quarterOf } from '../support/periods.ts'
import { divide, growthFlag, growthOf, growthRate } from '../support/rates.ts'
import { compareCode, groupName, registerAt } from '../support/register.ts'
import { shopsBySample } from '../support/small-shops.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'

/** Both sides of a part of retail, with its sampling error where it is estimated. */
type Part = {
  units: number
  value: number | null
  isShort: boolean
  now: number | null
  base: number | null
  leftOut: boolean
  se: number | null
}
type Shop = { division: string | null; now: number | null; base: number | null }

/** Retail of units above the limit to date, or since the end of the quarter before. */
function shopsAbove(records: SampleRecords, month: string, isQuarter: boolean): Shop[] {
  const register = registerAt(records.unit, month)
  const both = (a: number | null, b: number | null): number | null =>
    a === null && b === null ? null : (a ?? 0) + (b ?? 0)
  const rows = [
    ...records.trade_sales.map((row) => ({
      uscc: row.uscc,
      month: row.period_ym,
      now: row.retail_ytd,
      base: row.retail_ytd_ly,
    })),
    ...records.catering.map((row) => ({
      uscc: row.uscc,
      month: row.period_ym,
      now: both(row.meal_ytd, row.goods_ytd),
      base: both(row.meal_ytd_ly, row.goods_ytd_ly),
    })),
  ]
  const isLater = isQuarter && Number(month.slice(5)) > 3
  const before = new Map(
    rows.filter((row) => isLater && row.month === addMonths(month, -3)).map((row) => [row.uscc, row]),
  )
  const since = (value: number | null, earlier: number | null): number | null =>
    !isLater ? value : value === null || earlier === null ? null : value - earlier
  return rows
    .filter((row) => row.month === month)
    .map((row) => ({
      division: register.get(row.uscc)?.industry_code.slice(0, 2) ?? null,
      now: since(row.now, before.get(row.uscc)?.now ?? null),
      base: since(row.base, before.get(row.uscc)?.base ?? null),
    }))
}

function partAbove(shops: readonly Shop[]): Part {
  const growth = growthOf(shops.map(({ now, base }) => [now, base]))
  return {
    units: shops.length,
    value: growth.level,
    isShort: shops.some(({ now }) => now === null),
    now: growth.now,
    base: growth.base,
    leftOut: growth.leftOut,
    se: null,
  }
}

/** Estimate of the strata of a quarter; every stratum has two answers in the sample's records, so that none is merged. */
function estimateQuarter(records: SampleRecords, quarter: string, division: string | null): Part {
  const shops = shopsBySample(records)
  const strata = groupBy(
    records.small_frame.filter((row) => division === null || row.division === division),
    (row) => row.stratum,
  )
  const cells = [...strata].map(([stratum, own]) => {
    const answers = records.small_report.flatMap((row) =>
      row.period_q === quarter && row.ss_retail_cur !== null && shops.get(row.sample_code)?.stratum === stratum
        ? [{ y: row.ss_retail_cur, before: row.ss_retail_ly }]
        : [],
    )
    const [size, n] = [own.length, answers.length]
    const mean = answers.reduce((sum, { y }) => sum + y, 0) / n
    const squares = answers.reduce((sum, { y }) => sum + (y - mean) ** 2, 0)
    const matched = answers.filter(({ before }) => before !== null)
    const scaled = (of: (answer: (typeof answers)[number]) => number | null): number | null =>
      matched.length === 0 ? null : ((sumKnown(matched.map(of)) ?? 0) * size) / matched.length
    return {
      n,
      value: size * mean,
      variance: (size * (size - n) * squares) / (n - 1) / n,
      now: scaled(({ y }) => y),
      base: scaled(({ before }) => before),
      leftOut: matched.length < n,
    }
  })
  return {
    units: cells.reduce((sum, cell) => sum + cell.n, 0),
    value: sumKnown(cells.map((cell) => cell.value)),
    isShort: false,
    now: sumKnown(cells.map((cell) => cell.now)),
    base: sumKnown(cells.map((cell) => cell.base)),
    leftOut: cells.some((cell) => cell.leftOut),
    se: Math.sqrt(cells.reduce((sum, cell) => sum + cell.variance, 0)),
  }
}

function partBelow(records: SampleRecords, quarters: readonly string[], division: string | null, wanted: number): Part {
  const parts = quarters.map((quarter) => estimateQuarter(records, quarter, division))
  return {
    units: parts.at(-1)?.units ?? 0,
    value: sumKnown(parts.map((part) => part.value)),
    isShort: quarters.length < wanted,
    now: sumKnown(parts.map((part) => part.now)),
    base: sumKnown(parts.map((part) => part.base)),
    leftOut: parts.some((part) => part.leftOut),
    se: sumKnown(parts.map((part) => part.se)),
  }
}

type Place = { part: string; kind: string | null; level: 0 | 1 | 2 }

function lineOf({ part, kind, level }: Place, own: Part, whole: Part): OracleRow {
  const { value, se, now, base } = own
  const delta = now === null || base === null ? null : now - base
  return {
    part,
    units: level === 0 ? null : own.units,
    value,
    share: divide(value, whole.value, 100),
    yoy: growthRate(now, base),
    pull_pp: whole.base !== null && whole.base > 0 ? divide(delta, whole.base, 100) : null,
    se,
    low: value === null || se === null ? null : value - 1.96 * se,
    high: value === null || se === null ? null : value + 1.96 * se,
    rel_err: divide(se, value, 196),
    value_flag: value === null ? 'not_reported' : own.isShort ? 'partial' : null,
    yoy_flag: growthFlag(now ?? value, base) ?? (own.leftOut ? 'partial' : null),
    se_flag: kind !== '限额以上' && se === null ? 'not_reported' : null,
    kind,
    level,
    row_kind: (['total', 'subtotal', 'data'] as const)[level],
  }
}

export const oracle: Oracle = {
  id: 'tr-total-retail-estimate',
  cases: [{ span: 'q' }, { period_q: '2019-Q2' }, { period_q: '2018-Q4' }, { period_q: '2020-Q1', span: 'q' }],
  expect: (records, { period_q: chosen, span }) => {
    const quarter = String(chosen)
    const shops = shopsAbove(records, lastMonthOf(quarter), span === 'q')
    const quarters = [...new Set(records.small_report.map((row) => row.period_q))]
      .filter((each) => (span === 'q' ? each === quarter : each.slice(0, 4) === quarter.slice(0, 4) && each <= quarter))
      .sort()
    const wanted = span === 'q' ? 1 : quarterOf(quarter)
    const [above, below] = [partAbove(shops), partBelow(records, quarters, null, wanted)]
    const whole: Part = {
      units: 0,
      value: sumKnown([above.value, below.value]),
      isShort: above.isShort || below.isShort,
      now: sumKnown([above.now, below.now]),
      base: sumKnown([above.base, below.base]),
      leftOut: above.leftOut || below.leftOut,
      se: below.se,
    }
    const [over, under] = ['限额以上', '限额以下（推算）']
    return [
      lineOf({ part: '社会消费品零售总额', kind: null, level: 0 }, whole, whole),
      lineOf({ part: over, kind: over, level: 1 }, above, whole),
      ...[...groupBy(shops, ({ division }) => division)]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, own]) =>
          lineOf({ part: groupName(records, code, 'division'), kind: over, level: 2 }, partAbove(own), whole),
        ),
      lineOf({ part: under, kind: under, level: 1 }, below, whole),
      ...[...new Set(records.small_frame.map((row) => row.division))]
        .sort(compareText)
        .map((code) =>
          lineOf(
            { part: groupName(records, code, 'division'), kind: under, level: 2 },
            partBelow(records, quarters, code, wanted),
            whole,
          ),
        ),
    ]
  },
}
