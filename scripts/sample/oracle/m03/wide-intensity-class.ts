import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { quantile } from '../support/quantiles.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { sectionOf } from '../support/sections.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

type Measures = { capital: number | null; labour: number | null; land: number | null }
type Book = Measures & {
  uscc: string
  form: string
  town: string | null
  section: string | null
  revenue: number | null
}
type Classed = { class: string; revenue: number | null }
type Move = { from: string; to: string; revenue: number | null }

const order = ['c', 'l', 'd', 'cl', 'cd', 'ld', 'cld', 'even', 'unknown', 'none']
const tags = [
  ['capital', 'c'],
  ['labour', 'l'],
  ['land', 'd'],
] as const

function booksOf({ finance, unit: units, industry_dim: industries }: SampleRecords, year: number): Book[] {
  const month = `${String(year)}-12`
  const register = registerAt(units, month)
  return finance
    .filter((row) => row.period_ym === month)
    .map((row) => {
      const unit = register.get(row.uscc)
      const area = unit?.land_area_m2 ?? 0
      return {
        uscc: row.uscc,
        form: row.form_code.slice(0, 1),
        town: unit?.town_code ?? null,
        section: sectionOf(industries, unit?.industry_code),
        revenue: row.revenue_ytd,
        capital: divide(row.total_assets_end, row.avg_emp_cur),
        labour: (row.revenue_ytd ?? 0) > 0 ? divide(row.payroll_ytd, row.revenue_ytd) : null,
        land: area > 0 ? area : null,
      }
    })
}

/** Class of each unit of a year, measured against the units of its section. */
function classesOf(
  records: SampleRecords,
  year: number,
  part: number,
  isOwn: (book: Book) => boolean,
): Map<string, Classed> {
  const books = booksOf(records, year)
  const limits = new Map(
    [...groupBy(books, ({ section }) => section)].map(([section, own]) => {
      const limitOf = (tag: keyof Measures): number | null =>
        quantile(
          own.map((book) => book[tag]),
          part,
        )
      return [section, { capital: limitOf('capital'), labour: limitOf('labour'), land: limitOf('land') }] as const
    }),
  )
  const classOf = (book: Book): string => {
    if (tags.every(([tag]) => book[tag] === null)) return 'unknown'
    const limit = limits.get(book.section)
    const found = tags.filter(([tag]) => {
      const [value, least] = [book[tag], limit?.[tag] ?? null]
      return value !== null && least !== null && value >= least
    })
    return found.length === 0 ? 'even' : found.map(([, letter]) => letter).join('')
  }
  return new Map(
    books.filter(isOwn).map((book) => [book.uscc, { class: classOf(book), revenue: book.revenue }] as const),
  )
}

function linesOf(moves: readonly Move[], hasAgo: boolean): OracleRow[] {
  const here = moves.filter(({ to }) => to !== 'none')
  const flag = hasAgo ? null : 'no_ref'
  const flags = { ly_flag: flag, in_flag: flag, out_flag: flag }
  const known = (count: number): number | null => (hasAgo ? count : null)
  const revenueOf = (own: readonly Move[]): number | null => divide(sumKnown(own.map(({ revenue }) => revenue)), 10_000)
  const shareOf = (own: readonly Move[]): number | null => divide(own.length, here.length, 100)
  const blocks = order
    .filter((name) => moves.some(({ from, to }) => from === name || to === name))
    .flatMap((name): OracleRow[] => {
      const [into, out] = [moves.filter(({ to }) => to === name), moves.filter(({ from }) => from === name)]
      const own = {
        class: name,
        units: into.length,
        units_pct: name === 'none' ? null : shareOf(into),
        revenue: revenueOf(into),
        units_ly: known(out.length),
        moved_in: known(into.filter(({ from }) => from !== name).length),
        moved_out: known(out.filter(({ to }) => to !== name).length),
        ...flags,
        from_class: null,
        to_class: null,
        level: 1,
        row_kind: 'subtotal',
      }
      const origins = order.flatMap((from): OracleRow[] => {
        const flow = into.filter((move) => move.from === from)
        if (flow.length === 0) return []
        const pct = name === 'none' ? null : shareOf(flow)
        const counts = { units_ly: null, moved_in: null, moved_out: null, ...flags }
        const ends = { from_class: from, to_class: name, level: 2, row_kind: 'data' }
        return [{ class: from, units: flow.length, units_pct: pct, revenue: revenueOf(flow), ...counts, ...ends }]
      })
      return hasAgo ? [own, ...origins] : name === 'none' ? [] : [own]
    })
  const before = moves.filter(({ from }) => from !== 'none')
  const total = {
    class: 'total',
    units: here.length,
    units_pct: shareOf(here),
    revenue: revenueOf(here),
    units_ly: known(before.length),
    moved_in: known(here.filter(({ from, to }) => from !== to).length),
    moved_out: known(before.filter(({ from, to }) => from !== to).length),
    ...flags,
    from_class: null,
    to_class: null,
    level: 0,
    row_kind: 'total',
  }
  return [total, ...blocks]
}

export const oracle: Oracle = {
  id: 'wide-intensity-class',
  cases: [{ year: '2018' }, { specialty: 'B', percentile: 50 }, { year: '2019', town: '990112107' }],
  expect: (records, { year, percentile, specialty, town }) => {
    const isOwn = (book: Book): boolean =>
      (specialty === null || book.form === specialty) && (town === null || book.town === town)
    const [now, ago] = [Number(year), Number(year) - 1].map((each) =>
      classesOf(records, each, Number(percentile) / 100, isOwn),
    )
    const codes = new Set([...(now?.keys() ?? []), ...(ago?.keys() ?? [])])
    const moves = [...codes].map((uscc): Move => {
      const [here, before] = [now?.get(uscc), ago?.get(uscc)]
      return { from: before?.class ?? 'none', to: here?.class ?? 'none', revenue: here?.revenue ?? null }
    })
    return moves.length === 0 ? [] : linesOf(moves, (ago?.size ?? 0) > 0)
  },
}
