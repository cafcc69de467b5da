import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { registerAt } from '../support/register.ts'
import { compareText, groupBy } from '../support/sums.ts'

const actions = ['outside', 'confirm_link', 'fix_code', 'left', 'only_b', 'only_a', 'name', 'agree'] as const
type Action = (typeof actions)[number]
type Entry = {
  row: RecordOf<'group_member'>
  code: string
  level: string | null
  isLinked: boolean
  isConfirmed: boolean
}
type Match = { code: string; name: string; town: string | null; inA: boolean; inB: boolean; entries: Entry[] }
type Line = Match & { action: Action; otherNames: string[] }

export const oracle: Oracle = {
  id: 'sei-list-reconcile',
  cases: [
    { show: 'differences', period_ym: '2019-06' },
    { dept_a: '发改委', dept_b: '统计局' },
    { group: 'ai', dept_b: '科委' },
  ],
  expect: (records, { group, dept_a: first, dept_b: second, period_ym: period, show }) => {
    const lines = reconcile(records, String(group), [String(first), String(second)], String(period))
    const count = (some: readonly Line[]) => ({
      in_a: some.filter(({ inA }) => inA).length,
      in_b: some.filter(({ inB }) => inB).length,
      in_both: some.filter(({ inA, inB }) => inA && inB).length,
    })
    const nothing = { unit_name: null, uscc: null, town: null, listed_code: null, listed_name: null, match_level: null }
    return [
      { ...nothing, action: '合计', ...count(lines), level: 0, row_kind: 'total' },
      ...actions
        .filter((action) => show === 'all' || action !== 'agree')
        .flatMap((action) => {
          const own = lines.filter((line) => line.action === action).sort((a, b) => compareText(a.code, b.code))
          if (own.length === 0) return []
          return [
            { ...nothing, action, ...count(own), level: 1, row_kind: 'subtotal' },
            ...own.map((line) => print(line)),
          ]
        }),
    ]
  },
}

function print({ action, name, code, town, inA, inB, entries, otherNames }: Line) {
  const spoilt = [...new Set(entries.filter(({ isLinked }) => isLinked).map(({ row }) => row.uscc))].sort(compareText)
  const levels = entries.flatMap(({ level }) => (level === null ? [] : [level])).sort(compareText)
  return {
    action,
    unit_name: name,
    uscc: code,
    town,
    in_a: inA ? 1 : null,
    in_b: inB ? 1 : null,
    in_both: inA && inB ? 1 : null,
    listed_code: spoilt.length === 0 ? null : spoilt.join('、'),
    listed_name: otherNames.length === 0 ? null : otherNames.join('、'),
    match_level: levels.at(-1) ?? null,
    level: 2,
    row_kind: 'data',
  }
}

function reconcile(
  records: SampleRecords,
  group: string,
  [first, second]: readonly [string, string],
  period: string,
): Line[] {
  const register = registerAt(records.unit, period)
  const months = [...new Set(records.unit.map((row) => row.snap_ym))].sort()
  const newest = months.filter((month) => month <= period).at(-1) ?? months[0] ?? ''
  const entries = records.group_member
    .filter((row) => row.group_code === group && [first, second].includes(row.source_dept))
    .filter((row) => row.valid_from <= period && (row.valid_to === null || row.valid_to >= period))
    .map((row) => resolve(records, row, register.has(row.uscc)))
  return [...groupBy(entries, ({ code }) => code)].map(([code, own]) => {
    const unit = register.get(code)
    const names = [...new Set(own.map(({ row }) => row.member_name))].sort(compareText)
    const otherNames = unit === undefined ? [] : names.filter((name) => plain(name) !== plain(unit.unit_name))
    const isIn = unit !== undefined && unit.snap_ym >= newest && (unit.exit_ym === null || unit.exit_ym > period)
    const town = records.town_dim.find((row) => row.town_code === unit?.town_code)?.town_name ?? unit?.town_code ?? null
    const inA = own.some(({ row }) => row.source_dept === first)
    const inB = own.some(({ row }) => row.source_dept === second)
    const match = { code, name: unit?.unit_name ?? names[0] ?? code, town, inA, inB, entries: own }
    return {
      ...match,
      otherNames,
      action: judge(match, { isKnown: unit !== undefined, isIn, isRenamed: otherNames.length > 0 }),
    }
  })
}

/** The unit that an entry of a list means: by its code, else by what matching made of it. */
function resolve(records: SampleRecords, row: RecordOf<'group_member'>, isKnown: boolean): Entry {
  if (isKnown) return { row, code: row.uscc, level: 'M0', isLinked: false, isConfirmed: true }
  const links = records.match_link.filter((link) => link.dept === row.source_dept && link.uscc !== null)
  const link =
    links.find(({ src_key: key }) => key === row.uscc) ?? links.find(({ src_key: key }) => key === row.member_name)
  return link === undefined
    ? { row, code: row.uscc, level: null, isLinked: false, isConfirmed: true }
    : {
        row,
        code: link.uscc ?? row.uscc,
        level: link.match_level,
        isLinked: link.uscc !== row.uscc,
        isConfirmed: link.confirmed === true,
      }
}

function judge(
  { inA, inB, entries }: Match,
  { isKnown, isIn, isRenamed }: { isKnown: boolean; isIn: boolean; isRenamed: boolean },
): Action {
  if (!isKnown) return 'outside'
  const linked = entries.filter(({ isLinked }) => isLinked)
  if (linked.length > 0) return linked.every(({ isConfirmed }) => isConfirmed) ? 'fix_code' : 'confirm_link'
  if (!isIn) return 'left'
  if (!inA) return 'only_b'
  if (!inB) return 'only_a'
  return isRenamed ? 'name' : 'agree'
}

/** A name without spaces and kinds of brackets. */
const plain = (name: string): string => name.replaceAll('（', '(').replaceAll('）', ')').replace(/\s/gu, '')
