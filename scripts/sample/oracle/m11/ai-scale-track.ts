import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { yearOf } from '../support/periods.ts'
import { growthOf, ratioOf } from '../support/rates.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

type Member = {
  specialty: string
  uscc: string
  printed: OracleRow
  pair: readonly [now: number | null, base: number | null]
  research: readonly [fee: number | null, revenue: number | null]
}

export const oracle: Oracle = {
  id: 'ai-scale-track',
  cases: [
    { period_ym: '2019-06' },
    { list: 'm44.trade', period_ym: '2020-09' },
    { list: 'm31.equip', town: '990112400' },
  ],
  expect: (records, { period_ym: period, list, town }) => {
    const members = membersAt(records, String(list), String(period)).filter(
      ({ printed }) =>
        town === null || printed.town === records.town_dim.find((row) => row.town_code === town)?.town_name,
    )
    const nothing = { unit_name: null, uscc: null, town: null, size: null, since: null }
    const whole = figuresOf(members)
    const specialties = [...new Set(members.map(({ specialty }) => specialty))].sort(compareText)
    return [
      {
        ...nothing,
        ...whole,
        specialty: '合计',
        units: members.length,
        value: null,
        yoy: null,
        value_flag: null,
        yoy_flag: null,
        level: 0,
        row_kind: 'total',
      },
      ...specialties.flatMap((specialty) => {
        const own = members.filter((member) => member.specialty === specialty)
        const lines = own.map((member) => ({
          specialty,
          ...member.printed,
          uscc: member.uscc,
          units: null,
          ...figuresOf([member]),
          level: 2,
          row_kind: 'data',
        }))
        lines.sort((a, b) => compareDescending(a.value, b.value) || compareText(a.uscc, b.uscc))
        const sum = { ...nothing, specialty, units: own.length, ...figuresOf(own), level: 1, row_kind: 'subtotal' }
        return [sum, ...lines]
      }),
    ]
  },
}

function figuresOf(members: readonly Member[]) {
  const growth = growthOf(members.map(({ pair }) => pair))
  return {
    value: growth.level,
    yoy: growth.rate,
    rd_fee: sumKnown(members.map(({ research }) => research[0])),
    rd_intensity: ratioOf(
      members.map(({ research }) => research),
      100,
    ).value,
    value_flag: growth.level === null ? 'not_reported' : null,
    yoy_flag: growth.flag,
  }
}

/** Units of a list that the register of a month has. */
function membersAt(records: SampleRecords, list: string, period: string): Member[] {
  const months = [...new Set(records.unit.map((row) => row.snap_ym))].sort()
  const at = months.filter((month) => month <= period).at(-1) ?? months[0]
  const figures = mainFigures(records).filter(({ month }) => month === period)
  const since = new Map<string, string>()
  for (const row of records.group_member)
    if (row.group_code === list && row.valid_from <= period && (row.valid_to === null || row.valid_to >= period))
      since.set(row.uscc, [row.valid_from, since.get(row.uscc) ?? row.valid_from].sort()[0] ?? row.valid_from)
  return records.unit
    .filter((unit) => unit.snap_ym === at && since.has(unit.uscc) && (unit.exit_ym === null || unit.exit_ym > period))
    .map((unit) => {
      const figure = figures.find((each) => each.uscc === unit.uscc && each.specialty === unit.specialty)
      return {
        specialty: unit.specialty,
        uscc: unit.uscc,
        printed: {
          unit_name: unit.unit_name,
          town: records.town_dim.find((row) => row.town_code === unit.town_code)?.town_name ?? unit.town_code,
          size: unit.size_code,
          since: since.get(unit.uscc) ?? null,
        },
        pair: [figure?.ytd ?? null, figure?.ytdLy ?? null],
        research: researchOf(records, unit.uscc, yearOf(period)),
      }
    })
}

/** Fee of the latest year of research not after a year, and the revenue of that year. */
function researchOf(records: SampleRecords, uscc: string, year: number): readonly [number | null, number | null] {
  const own = records.rd.filter((row) => row.uscc === uscc && row.year <= year).sort((a, b) => b.year - a.year)[0]
  if (own === undefined) return [null, null]
  const books = records.finance.filter((row) => row.uscc === uscc && row.period_ym === `${String(own.year)}-12`)
  return [own.rd_fee, sumKnown(books.map((row) => row.revenue_ytd))]
}
