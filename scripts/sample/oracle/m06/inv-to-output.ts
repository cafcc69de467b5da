import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters, OracleRow } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { addMonths, monthOf, yearOf } from '../support/periods.ts'
import { difference, divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'
import { specialtyNames } from '../support/unit-place.ts'

type Pair = { before: number | null; after: number | null }
type Owner = Pair & { uscc: string; name: string; specialty: string | null; projects: number; invest: number }
/** What is known of a specialty: the month that both years are taken to, what each unit made, and how those without a project grew. */
type Trade = {
  month: string | null
  pairs: ReadonlyMap<string, Pair>
  peersNow: number | null
  peersBase: number | null
}

const order = ['B', 'C', 'E', 'S', 'X', 'F']
const isPair = ({ before, after }: Pair): boolean => before !== null && after !== null

/** Projects and investment of each owner with a project that was completed in a year, by the last report of each project. */
function completed({ investment_project: reports }: SampleRecords, year: string): Map<string, number[]> {
  const last = [...groupBy(reports, (row) => row.project_code).values()]
    .map((rows) => rows.reduce((newest, row) => (row.period_ym > newest.period_ym ? row : newest)))
    .filter((row) => row.finish_ym?.startsWith(year) === true)
  return new Map(
    [...groupBy(last, (row) => row.owner_uscc)].map(([uscc, rows]) => [uscc, rows.map((r) => r.cum_invest)]),
  )
}

function tradesOf(
  records: SampleRecords,
  register: ReadonlyMap<string, RecordOf<'unit'>>,
  owners: ReadonlyMap<string, unknown>,
  { finish_year: chosen, after }: OracleParameters,
): (specialty: string | null) => Trade {
  const later = Number(chosen) + Number(after)
  // The larger figure where a unit has two forms.
  const figures = new Map<string, number>()
  const last = new Map<string, string>()
  for (const { uscc, month, ytd } of mainFigures(records)) {
    const specialty = register.get(uscc)?.specialty
    if (ytd === null || specialty === undefined) continue
    figures.set(`${uscc} ${month}`, Math.max(ytd, figures.get(`${uscc} ${month}`) ?? -Infinity))
    if (yearOf(month) === later && month > (last.get(specialty) ?? '')) last.set(specialty, month)
  }
  const found = new Map<string, Trade>()
  for (const [specialty, month] of last) {
    const earlier = addMonths(month, -12 * (Number(after) + 1))
    const pairs = new Map(
      [...register.values()]
        .filter((unit) => unit.specialty === specialty)
        .map(({ uscc }) => [
          uscc,
          { before: figures.get(`${uscc} ${earlier}`) ?? null, after: figures.get(`${uscc} ${month}`) ?? null },
        ]),
    )
    const peers = [...pairs].filter(([uscc, pair]) => !owners.has(uscc) && isPair(pair)).map(([, pair]) => pair)
    const [peersNow, peersBase] = [
      sumKnown(peers.map((pair) => pair.after)),
      sumKnown(peers.map((pair) => pair.before)),
    ]
    found.set(specialty, { month, pairs, peersNow, peersBase })
  }
  const none: Trade = { month: null, pairs: new Map(), peersNow: null, peersBase: null }
  return (specialty) => found.get(specialty ?? '') ?? none
}

/** Figures of an owner, or of all comparable owners of a specialty. */
function outputsOf(pair: Pair, invest: number | null, trade: Trade, partial: string | null): OracleRow {
  const growth = growthRate(pair.after, pair.before)
  const peers = growthRate(trade.peersNow, trade.peersBase)
  const gained = invest === null || invest <= 0 ? null : divide(difference(pair.after, pair.before), invest)
  const late = trade.month === null ? 'no_ref' : pair.after === null ? 'not_reported' : null
  const early = pair.before === null ? 'no_base' : null
  const lead = difference(growth, peers)
  return {
    months: trade.month === null ? null : monthOf(trade.month),
    output_before: pair.before,
    output_after: pair.after,
    growth,
    peers,
    lead_pp: lead,
    ratio: gained,
    before_flag: trade.month === null ? 'no_ref' : (early ?? partial),
    after_flag: late ?? partial,
    growth_flag: late ?? early ?? growthFlag(pair.after, pair.before) ?? partial,
    peers_flag: trade.month === null ? 'no_ref' : growthFlag(trade.peersNow ?? 0, trade.peersBase),
    lead_flag: late ?? early ?? (lead === null ? 'no_base' : partial),
    ratio_flag: late ?? early ?? (gained === null ? 'no_base' : partial),
  }
}

const blank: OracleRow = Object.fromEntries(
  Object.keys(
    outputsOf(
      { before: null, after: null },
      null,
      { month: null, pairs: new Map(), peersNow: null, peersBase: null },
      null,
    ),
  ).map((name) => [name, null]),
)

/** What the line of several owners says of how many and how much. */
function countsOf(own: readonly Owner[]): OracleRow {
  const pairs = own.filter(isPair)
  return {
    projects: own.reduce((sum, row) => sum + row.projects, 0),
    invest: own.reduce((sum, row) => sum + row.invest, 0),
    compared: pairs.length,
    up: pairs.filter((row) => Number(row.after) > Number(row.before)).length,
    uscc: null,
    is_charted: false,
  }
}

function subtotal(specialty: string | null, own: readonly Owner[], trade: Trade): OracleRow {
  const pairs = own.filter(isPair)
  const sum = {
    before: sumKnown(pairs.map((row) => row.before)),
    after: sumKnown(pairs.map((row) => row.after)),
  }
  const owner = specialty === null ? '不在名录' : (specialtyNames[specialty] ?? specialty)
  const partial = pairs.length < own.length ? 'partial' : null
  const invest = sumKnown(pairs.map((row) => row.invest))
  return { owner, ...countsOf(own), ...outputsOf(sum, invest, trade, partial), level: 1, row_kind: 'subtotal' }
}

const byInvestment = (a: Owner, b: Owner): number =>
  compareDescending(a.invest, b.invest) || compareCode(a.uscc, b.uscc)

export const oracle: Oracle = {
  id: 'inv-to-output',
  cases: [{ finish_year: '2020' }, { specialty: 'B' }, { min_invest: 2000, town: '990112400' }],
  expect: (records, parameters) => {
    const { finish_year: year, min_invest: least, specialty: only, town } = parameters
    const register = registerAt(records.unit, `${String(year)}-12`)
    const projects = completed(records, String(year))
    const tradeOf = tradesOf(records, register, projects, parameters)
    const owners = [...projects].flatMap(([uscc, invests]): Owner[] => {
      const unit = register.get(uscc)
      const invest = invests.reduce((sum, value) => sum + value, 0)
      const isWanted =
        invest >= Number(least) &&
        (only === null || unit?.specialty === only) &&
        (town === null || unit?.town_code === town)
      const specialty = unit?.specialty ?? null
      const pair = tradeOf(specialty).pairs.get(uscc) ?? { before: null, after: null }
      const name = unit?.unit_name ?? uscc
      return isWanted ? [{ uscc, name, specialty, projects: invests.length, invest, ...pair }] : []
    })
    if (owners.length === 0) return []
    const charted = owners.filter(isPair).sort(byInvestment).slice(0, 10)
    const place = (specialty: string | null): number =>
      specialty === null ? 99 : order.includes(specialty) ? order.indexOf(specialty) : 98
    return [
      { owner: '合计', ...blank, ...countsOf(owners), level: 0, row_kind: 'total' },
      ...[...groupBy(owners, (row) => row.specialty)]
        .sort(([a], [b]) => place(a) - place(b))
        .flatMap(([specialty, own]) => [
          subtotal(specialty, own, tradeOf(specialty)),
          ...[...own].sort(byInvestment).map((row) => ({
            owner: row.name,
            projects: row.projects,
            invest: row.invest,
            ...outputsOf(row, isPair(row) ? row.invest : null, tradeOf(specialty), null),
            compared: null,
            up: null,
            uscc: row.uscc,
            is_charted: charted.includes(row),
            level: 2,
            row_kind: 'data',
          })),
        ]),
    ]
  },
}
