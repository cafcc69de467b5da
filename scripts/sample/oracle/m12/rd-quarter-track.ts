import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters } from '../oracle.ts'
import { lastMonthOf } from '../support/modern-groups.ts'
import { yearOf } from '../support/periods.ts'
import { divide, growthOf, ratioOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { nameOf } from '../support/sections.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

type Spender = {
  uscc: string
  ytd: number | null
  ytdLy: number | null
  lastYear: number | null
  missing: string | null
}

/** Units that spent enough last year, and those that filed the quarter all the same. */
function listSpenders(
  records: SampleRecords,
  { period_q: quarter, least, town }: OracleParameters,
): { spenders: Spender[]; register: ReturnType<typeof registerAt> } {
  const register = registerAt(records.unit, lastMonthOf(String(quarter)))
  const annual = new Map(
    records.rd.filter((row) => row.year === yearOf(String(quarter)) - 1).map((row) => [row.uscc, row.rd_fee]),
  )
  const filed = new Map(records.rd_quarter.filter((row) => row.period_q === quarter).map((row) => [row.uscc, row]))
  const spenders = [...new Set([...annual.keys(), ...filed.keys()])].flatMap((uscc) => {
    const [fee, row] = [annual.get(uscc) ?? null, filed.get(uscc)]
    const isLarge = fee !== null && fee >= Number(least)
    if ((!isLarge && row === undefined) || (town !== null && register.get(uscc)?.town_code !== town)) return []
    const ytd = row?.rd_fee_ytd ?? null
    const missing = row === undefined ? '缺季报' : ytd === null ? '未填数' : isLarge ? null : '名单外填报'
    return [{ uscc, ytd, ytdLy: row?.rd_fee_ytd_ly ?? null, lastYear: fee, missing }]
  })
  return { spenders, register }
}

function figuresOf(spenders: readonly Spender[]) {
  const growth = growthOf(spenders.map(({ ytd, ytdLy }) => [ytd, ytdLy]))
  const share = ratioOf(
    spenders.map(({ ytd, lastYear }) => [ytd, lastYear]),
    100,
  )
  const shareBefore = ratioOf(
    spenders.map(({ ytdLy, lastYear }) => [ytdLy, lastYear]),
    100,
  )
  const hasGap = spenders.some(({ ytd }) => ytd === null)
  return {
    ytd: growth.level,
    ytd_ly: sumKnown(spenders.map(({ ytdLy }) => ytdLy)),
    yoy: growth.rate,
    last_year: sumKnown(spenders.map(({ lastYear }) => lastYear)),
    share_of_last_year: share.value,
    share_ly: shareBefore.value,
    ytd_flag: growth.level === null ? 'not_reported' : hasGap ? 'partial' : null,
    yoy_flag: growth.flag,
    share_flag: share.value === null && growth.level !== null ? 'no_base' : share.flag,
  }
}

export const oracle: Oracle = {
  id: 'rd-quarter-track',
  cases: [
    { period_q: '2020-Q1', n: 1 },
    { period_q: '2019-Q2', least: 200 },
    { least: 3000, town: '990112100' },
  ],
  expect: (records, parameters) => {
    const { spenders, register } = listSpenders(records, parameters)
    if (spenders.length === 0) return []
    spenders.sort(
      (a, b) =>
        compareDescending(a.ytd, b.ytd) ||
        (a.ytd === null ? compareDescending(a.lastYear, b.lastYear) : 0) ||
        compareText(a.uscc, b.uscc),
    )
    const shown = [
      ...spenders.filter(({ ytd }) => ytd !== null).slice(0, Number(parameters.n)),
      ...spenders.filter(({ ytd }) => ytd === null),
    ]
    const total = {
      unit_name: '合计',
      uscc: null,
      town: null,
      industry: null,
      units: spenders.length,
      ...figuresOf(spenders),
      missing: null,
      missing_units: spenders.filter(({ ytd }) => ytd === null).length,
      row_kind: 'total',
    }
    const lines = shown.map((spender) => {
      const unit = register.get(spender.uscc)
      return {
        unit_name: unit?.unit_name ?? spender.uscc,
        uscc: spender.uscc,
        town: nameOf(records, unit?.town_code ?? null, ''),
        industry: nameOf(records, unit?.industry_code.slice(0, 2) ?? null, ''),
        units: null,
        ...figuresOf([spender]),
        share_of_last_year: divide(spender.ytd, spender.lastYear, 100),
        missing: spender.missing,
        missing_units: null,
        row_kind: 'data',
      }
    })
    return [total, ...lines]
  },
}
