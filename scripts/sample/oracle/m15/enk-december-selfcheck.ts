import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { netEnergy } from '../support/net-energy.ts'
import { difference, divide, growthFlag, growthOf, growthRate } from '../support/rates.ts'
import { membersOf } from '../support/modern-groups.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'
import { unitColumns } from '../support/unit-columns.ts'

type Report = {
  uscc: string
  tce: number | null
  tceLy: number | null
  before: number | null
  beforeLy: number | null
  dec: number | null
  recomputed: number | null
}
type Limits = { times: number; least: number; tolerance: number }

export const oracle: Oracle = {
  id: 'enk-december-selfcheck',
  cases: [
    { show: 'all' },
    { year: '2019', show: 'all', tolerance: 0 },
    { year: '2018', show: 'all', list: 'key.energy' },
    { times: 1.1, min_tce: 500, town: '990112107' },
  ],
  expect: (records, parameters) => {
    const { year, show, town, list } = parameters
    const register = registerAt(records.unit, `${String(year)}-12`)
    const members = list === null ? null : membersOf(records, String(list), `${String(year)}-12`)
    const own = reportsOf(records, String(year)).filter(
      ({ uscc }) =>
        (town === null || register.get(uscc)?.town_code === town) && (members === null || members.has(uscc)),
    )
    if (own.length === 0) return []
    const limits = {
      times: Number(parameters['times']),
      least: Number(parameters['min_tce']),
      tolerance: Number(parameters['tolerance']),
    }
    const rows = own.map((report) => {
      const [december, conversion] = [decemberOf(report, limits), conversionOf(report, limits)]
      return { report, december, conversion, times: timesOf(report.dec, report.before) }
    })
    const rank = ['补报过多', '累计倒退', '衔接', '11月未报']
    return [
      {
        unit_name: '自查单位合计',
        uscc: null,
        town: null,
        division: null,
        ...totalOf(own),
        level: 0,
        row_kind: 'total',
      },
      ...rows
        .filter(
          ({ december, conversion }) =>
            show === 'all' || ['补报过多', '累计倒退'].includes(december) || conversion === '不符',
        )
        .sort(
          (a, b) =>
            rank.indexOf(a.december) - rank.indexOf(b.december) ||
            Number(a.conversion !== '不符') - Number(b.conversion !== '不符') ||
            compareDescending(a.times, b.times) ||
            compareText(a.report.uscc, b.report.uscc),
        )
        .map(({ report, december, conversion }) => ({
          ...unitColumns(records, register, report.uscc),
          ...figuresOf(report),
          december,
          conversion,
          level: 1,
          row_kind: 'data',
        })),
    ]
  },
}

function reportsOf(records: SampleRecords, year: string): Report[] {
  const november = new Map(
    records.energy_unit.filter((row) => row.period_ym === `${year}-11`).map((row) => [row.uscc, row]),
  )
  return records.energy_unit
    .filter((row) => row.period_ym === `${year}-12`)
    .map((row) => {
      const earlier = november.get(row.uscc)
      return {
        uscc: row.uscc,
        tce: row.tce_ytd,
        tceLy: row.tce_ytd_ly,
        before: earlier?.tce_ytd ?? null,
        beforeLy: earlier?.tce_ytd_ly ?? null,
        dec: difference(row.tce_ytd, earlier?.tce_ytd ?? null),
        recomputed: netEnergy(records, row.uscc, row.period_ym),
      }
    })
}

/** December as a multiple of the mean of the eleven months before. */
const timesOf = (december: number | null, before: number | null): number | null =>
  divide(december, before === null ? null : before / 11)

function decemberOf({ dec, before }: Report, { times, least }: Limits): string {
  if (dec === null || before === null) return '11月未报'
  if (dec < -0.01) return '累计倒退'
  return before >= least && dec > (times * before) / 11 ? '补报过多' : '衔接'
}

function conversionOf({ tce, recomputed }: Report, { tolerance }: Limits): string {
  if (tce === null || recomputed === null) return '缺分品种'
  return Math.abs(tce - recomputed) > Math.max(1, (tolerance / 100) * Math.abs(recomputed)) ? '不符' : '相符'
}

function figuresOf({ tce, tceLy, before, beforeLy, dec, recomputed }: Report): OracleRow {
  const times = timesOf(dec, before)
  const timesLy = timesOf(difference(tceLy, beforeLy), beforeLy)
  const gap = difference(tce, recomputed)
  const share = divide(gap, recomputed === null ? null : Math.abs(recomputed), 100)
  return {
    tce,
    dec,
    mean_11: divide(before, 11),
    ratio: times,
    ratio_ly: timesLy,
    yoy: growthRate(tce, tceLy),
    recomputed,
    gap,
    gap_pct: share,
    tce_flag: tce === null ? 'not_reported' : null,
    dec_flag: dec === null ? 'no_ref' : null,
    mean_flag: before === null ? 'no_ref' : dec === null ? 'partial' : null,
    ratio_flag: times === null ? 'no_ref' : null,
    ratio_ly_flag: timesLy === null ? 'no_base' : null,
    yoy_flag: growthFlag(tce, tceLy),
    recomputed_flag: recomputed === null ? 'not_reported' : gap === null ? 'partial' : null,
    gap_flag: gap === null ? 'not_reported' : null,
    gap_pct_flag: share === null ? 'not_reported' : null,
  }
}

function totalOf(own: readonly Report[]): OracleRow {
  const withDecember = own.filter(({ dec }) => dec !== null)
  const withYearAgo = own.filter(({ tceLy, beforeLy }) => tceLy !== null && beforeLy !== null)
  const converted = own.filter(({ tce, recomputed }) => tce !== null && recomputed !== null)
  const sum = (rows: readonly Report[], of: keyof Omit<Report, 'uscc'>): number | null =>
    sumKnown(rows.map((row) => row[of]))
  const growth = growthOf(own.map(({ tce, tceLy }) => [tce, tceLy] as const))
  const figures = figuresOf({
    uscc: '',
    tce: growth.level,
    tceLy: sum(withYearAgo, 'tceLy'),
    before: sum(withDecember, 'before'),
    beforeLy: sum(withYearAgo, 'beforeLy'),
    dec: sum(withDecember, 'dec'),
    recomputed: sum(own, 'recomputed'),
  })
  const counted = sum(converted, 'recomputed')
  const gap = difference(sum(converted, 'tce'), counted)
  const partial = (rows: readonly Report[], flag: unknown): string | null =>
    typeof flag === 'string' ? flag : rows.length < own.length ? 'partial' : null
  return {
    ...figures,
    yoy: growth.rate,
    gap,
    gap_pct: divide(gap, counted === null ? null : Math.abs(counted), 100),
    december: null,
    conversion: null,
    tce_flag: partial(
      own.filter(({ tce }) => tce !== null),
      figures['tce_flag'],
    ),
    dec_flag: partial(withDecember, figures['dec_flag']),
    mean_flag: partial(withDecember, figures['mean_flag']),
    ratio_flag: partial(withDecember, figures['ratio_flag']),
    ratio_ly_flag: partial(withYearAgo, figures['ratio_ly_flag']),
    yoy_flag: growth.flag,
    recomputed_flag: partial(converted, figures['recomputed_flag']),
    gap_flag: partial(converted, gap === null ? 'not_reported' : null),
    gap_pct_flag: partial(converted, gap === null ? 'not_reported' : null),
  }
}
