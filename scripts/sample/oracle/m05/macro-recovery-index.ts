import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { divide } from '../support/rates.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

type Report = { object: string; month: string; m: number | null; ytd: number | null }
type Figure = { object: string; month: string; x: number | null; ytd: number | null; span: number }

export const oracle: Oracle = {
  id: 'macro-recovery-index',
  cases: [
    { measure: 'F' },
    { measure: 'S', base_year: 2018 },
    { measure: 'macro', indicator: 'gdp', region: '990103' },
    { measure: 'macro', indicator: 'retail', base_year: 2018 },
    { measure: 'E', town: '990112001' },
  ],
  expect: (records, { base_year: base, measure, indicator, region, town }) => {
    const isMacro = measure === 'macro'
    const own = isMacro
      ? records.macro.filter((row) => row.indicator_code === indicator && row.region_code === region)
      : []
    const reports: Report[] = isMacro
      ? own.map((row) => ({ object: 'macro', month: row.period_ym, m: null, ytd: row.value_cur }))
      : mainFigures(records)
          .filter((row) => row.specialty === measure)
          .map((row) => ({ object: row.uscc, month: row.month, m: row.m, ytd: row.ytd }))
    const townOf = newestTowns(records)
    const figures = figuresOf(reports).filter(({ object }) => isMacro || town === null || townOf.get(object) === town)
    const known = new Map(figures.map((figure) => [`${figure.object} ${figure.month}`, figure]))
    const later = groupBy(
      figures.filter(({ month }) => yearOf(month) > Number(base)),
      ({ month }) => month,
    )
    return [...later]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, rows]) => {
        const pairs = rows.map((now) => {
          const before = known.get(`${now.object} ${String(base)}${month.slice(4)}`)
          return { now, before: before?.span === now.span ? before : null }
        })
        const sums = (field: 'x' | 'ytd') => {
          const both = pairs.filter(({ now, before }) => now[field] !== null && (before?.[field] ?? null) !== null)
          return {
            units: both.length,
            now: sumKnown(both.map(({ now }) => now[field])),
            base: sumKnown(both.map(({ before }) => before?.[field] ?? null)),
          }
        }
        const [single, ytd] = [sums('x'), sums('ytd')]
        const indexOf = (sum: typeof single) => ((sum.base ?? 0) > 0 ? divide(sum.now, sum.base, 100) : null)
        const part = divide(ytd.now, ytd.base)
        const rate =
          part === null || part <= 0 || (ytd.base ?? 0) <= 0
            ? null
            : (part ** (1 / (yearOf(month) - Number(base))) - 1) * 100
        return {
          month,
          units: isMacro ? null : single.units,
          unit: isMacro ? (own[0]?.value_unit ?? null) : '亿元',
          value: divide(single.now, isMacro ? 1 : 10_000),
          base_value: divide(single.base, isMacro ? 1 : 10_000),
          index_base: indexOf(single),
          index_ytd: indexOf(ytd),
          avg_rate: rate,
          index_flag: indexOf(single) === null ? 'no_ref' : null,
          ytd_flag: indexOf(ytd) === null ? 'no_ref' : null,
          rate_flag: rate === null ? 'no_ref' : null,
        }
      })
  },
}

/** What each report says of its own months: since the report before in its year, which `span` names. */
function figuresOf(reports: readonly Report[]): Figure[] {
  return [...groupBy(reports, ({ object, month }) => `${object} ${month.slice(0, 4)}`).values()].flatMap((own) => {
    const sorted = [...own].sort((a, b) => (a.month < b.month ? -1 : 1))
    return sorted.map(({ object, month, m, ytd }, at) => {
      const before = sorted[at - 1]
      const since =
        before !== undefined
          ? ytd === null || before.ytd === null
            ? null
            : ytd - before.ytd
          : monthOf(month) <= 3
            ? ytd
            : null
      return {
        object,
        month,
        ytd,
        x: m ?? since,
        span: m !== null ? -1 : before === undefined ? 0 : monthOf(before.month),
      }
    })
  })
}

function newestTowns({ unit }: SampleRecords): ReadonlyMap<string, string> {
  const newest = new Map<string, (typeof unit)[number]>()
  for (const row of unit) if (row.snap_ym > (newest.get(row.uscc)?.snap_ym ?? '')) newest.set(row.uscc, row)
  return new Map([...newest].map(([uscc, row]) => [uscc, row.town_code]))
}
