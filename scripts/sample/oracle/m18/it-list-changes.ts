import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { linkedUnits } from '../support/department-links.ts'
import { membersOf } from '../support/modern-groups.ts'
import { yearBefore } from '../support/periods.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

/** A unit of a part at the end of the year before or now, with the figure of both times. */
type Member = {
  uscc: string
  other: string | null
  wasIn: boolean
  isIn: boolean
  now: number | null
  base: number | null
}
type Part = { name: string; measure: string; members: Member[] }

const lists = [
  ['hq.dom', '国内总部（名单）'],
  ['hq.for', '外资总部（名单）'],
  ['it.trade', '国际贸易（名单）'],
  ['it.commerce', '现代商业（名单）'],
] as const

function listPart(records: SampleRecords, [code, name]: (typeof lists)[number], month: string): Part {
  const [before, after] = [
    membersOf(records, code, `${yearBefore(month).slice(0, 4)}-12`),
    membersOf(records, code, month),
  ]
  const revenueOf = (uscc: string, period: string): number | null =>
    sumKnown(
      records.finance.filter((row) => row.uscc === uscc && row.period_ym === period).map((row) => row.revenue_ytd),
    )
  const members = [...new Set([...before.keys(), ...after.keys()])].map((uscc) => ({
    uscc,
    other: null,
    wasIn: before.has(uscc),
    isIn: after.has(uscc),
    now: revenueOf(uscc, month),
    base: revenueOf(uscc, yearBefore(month)),
  }))
  return { name, measure: '营业收入', members }
}

function customsPart(records: SampleRecords, month: string, limit: number): Part {
  const links = linkedUnits(records, '海关')
  const bills = (period: string): Map<string, RecordOf<'customs'>[]> =>
    groupBy(
      records.customs.filter((row) => row.period_ym === period),
      (row) => links.get(row.customs_code) ?? row.uscc,
    )
  const [now, before] = [bills(month), bills(yearBefore(month))]
  const tradeOf = (rows: readonly RecordOf<'customs'>[] | undefined): number | null =>
    sumKnown((rows ?? []).flatMap((row) => [row.export_ytd, row.import_ytd]))
  const members = [...new Set([...now.keys(), ...before.keys()])].flatMap((uscc): Member[] => {
    const trade = tradeOf(now.get(uscc))
    const onForm = sumKnown((now.get(uscc) ?? []).flatMap((row) => [row.export_ytd_ly, row.import_ytd_ly]))
    const base = onForm ?? tradeOf(before.get(uscc))
    const [isIn, wasIn] = [trade !== null && trade >= limit, base !== null && base >= limit]
    const other = (now.get(uscc) ?? before.get(uscc))?.[0]?.company_name ?? null
    return isIn || wasIn ? [{ uscc, other, wasIn, isIn, now: trade, base }] : []
  })
  return { name: '进出口达标企业（海关）', measure: '进出口额', members }
}

/** Sum of the figures of those that moved; zero where nobody did. */
function effectOf(moved: readonly (number | null)[]): { value: number | null; isShort: boolean } {
  return { value: moved.length === 0 ? 0 : sumKnown(moved), isShort: moved.includes(null) }
}

function partLine({ name, measure, members }: Part) {
  const joined = members.filter(({ wasIn, isIn }) => isIn && !wasIn)
  const gone = members.filter(({ wasIn, isIn }) => wasIn && !isIn)
  const into = effectOf(joined.map(({ now }) => now))
  const out = effectOf(gone.map(({ base }) => (base === null ? null : -base)))
  return {
    name,
    uscc: null,
    change: null,
    before: members.filter(({ wasIn }) => wasIn).length,
    joined: joined.length,
    left_out: gone.length,
    after: members.filter(({ isIn }) => isIn).length,
    measure,
    effect_in: into.value,
    effect_out: out.value,
    effect: into.value === null || out.value === null ? null : into.value + out.value,
    in_flag: into.isShort ? (into.value === null ? 'not_reported' : 'partial') : null,
    out_flag: out.isShort ? (out.value === null ? 'no_base' : 'partial') : null,
    left_bar: 0 - gone.length,
    is_part: true,
    level: 0,
    row_kind: 'data',
  }
}

function unitLines({ measure, members }: Part, isIn: boolean, n: number, nameOf: (member: Member) => string) {
  const moved = members
    .filter((member) => member.isIn === isIn && member.wasIn !== isIn)
    .map((member) => ({ member, size: isIn ? member.now : member.base }))
    .sort((a, b) => compareDescending(a.size, b.size) || compareText(a.member.uscc, b.member.uscc))
  return moved.slice(0, n).map(({ member, size }) => {
    const effect = size === null ? null : isIn ? size : -size
    return {
      name: nameOf(member),
      uscc: member.uscc,
      change: isIn ? '进入' : '退出',
      before: null,
      joined: null,
      left_out: null,
      after: null,
      measure,
      effect_in: isIn ? effect : null,
      effect_out: isIn ? null : effect,
      effect,
      in_flag: isIn && effect === null ? 'not_reported' : null,
      out_flag: !isIn && effect === null ? 'no_base' : null,
      left_bar: null,
      is_part: false,
      level: 1,
      row_kind: 'data',
    }
  })
}

export const oracle: Oracle = {
  id: 'it-list-changes',
  cases: [{ year: '2019', limit: 1000 }, { limit: 300, n: 2 }, { n: 0 }, { year: '2018' }],
  expect: (records, { year, limit, n }) => {
    const months = records.customs.map((row) => row.period_ym).filter((month) => month.startsWith(String(year)))
    const month = months.reduce((last, each) => (each > last ? each : last), '')
    const newest = new Map<string, RecordOf<'unit'>>()
    for (const row of records.unit) if (row.snap_ym >= (newest.get(row.uscc)?.snap_ym ?? '')) newest.set(row.uscc, row)
    const nameOf = ({ uscc, other }: Member): string => newest.get(uscc)?.unit_name ?? other ?? uscc
    const parts = [
      ...lists.map((list) => listPart(records, list, month)),
      customsPart(records, month, Number(limit)),
    ].filter(({ members }) => members.length > 0)
    return parts.flatMap((part) => [
      partLine(part),
      ...unitLines(part, true, Number(n), nameOf),
      ...unitLines(part, false, Number(n), nameOf),
    ])
  },
}
