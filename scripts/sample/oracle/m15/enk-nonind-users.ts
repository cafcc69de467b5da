import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { lastMonthOf } from '../support/modern-groups.ts'
import { quantile } from '../support/quantiles.ts'
import { divide, growthOf, ratioOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { sectionOf } from '../support/sections.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'
import { unitColumns } from '../support/unit-columns.ts'

type User = {
  uscc: string
  tce: number | null
  isShort: boolean
  power: number | null
  pair: readonly [now: number | null, base: number | null]
  floor: number | null
  perArea: number | null
  section: string | null
}

export const oracle: Oracle = {
  id: 'enk-nonind-users',
  cases: [{ period_q: '2020-Q2', n: 3 }, { period_q: '2019-Q1' }, { town: '990112002' }],
  expect: (records, { period_q: quarter, n, town }) => {
    const register = registerAt(records.unit, lastMonthOf(String(quarter)))
    const all = usersOf(records, String(quarter), register)
    const middles = new Map(
      [...groupBy(all, ({ section }) => section)].map(([section, users]) => {
        const known = (some: readonly User[]) => some.flatMap(({ perArea }) => (perArea === null ? [] : [perArea]))
        return [section, quantile(known(users).length < 3 ? known(all) : known(users), 0.5)]
      }),
    )
    const own = all.filter(({ uscc }) => town === null || register.get(uscc)?.town_code === town)
    if (own.length === 0) return []
    const whole = sumKnown(own.map(({ tce }) => tce))
    return [
      {
        unit_name: '总计',
        uscc: null,
        town: null,
        division: null,
        ...figuresOf(own, whole),
        vs_median: null,
        level: 0,
        row_kind: 'total',
      },
      ...own
        .sort((a, b) => compareDescending(a.tce, b.tce) || compareText(a.uscc, b.uscc))
        .slice(0, Number(n))
        .map((user) => ({
          ...unitColumns(records, register, user.uscc),
          ...figuresOf([user], whole),
          vs_median: divide(user.perArea, middles.get(user.section) ?? null),
          level: 1,
          row_kind: 'data',
        })),
    ]
  },
}

function usersOf(records: SampleRecords, quarter: string, register: ReturnType<typeof registerAt>): User[] {
  const rows = records.energy_nonind.filter((row) => row.period_q === quarter)
  return [...groupBy(rows, ({ uscc }) => uscc)].map(([uscc, own]) => {
    const kinds = own.map((row) => {
      const factor = records.energy_dim.find((kind) => kind.energy_code === row.energy_code)?.coef_ref ?? null
      const convert = (amount: number | null) => (amount === null || factor === null ? null : amount * factor)
      return { now: convert(row.use_ytd), base: convert(row.use_ytd_ly) }
    })
    const isWhole = kinds.every(({ now, base }) => now !== null && base !== null)
    const [tce, base] = [sumKnown(kinds.map(({ now }) => now)), sumKnown(kinds.map((kind) => kind.base))]
    const unit = register.get(uscc)
    const area = unit?.floor_area_m2 ?? null
    const floor = area !== null && area > 0 ? area : null
    return {
      uscc,
      tce,
      isShort: kinds.some(({ now }) => now === null),
      power: sumKnown(own.map((row) => (row.energy_code === 'power' ? row.use_ytd : null))),
      pair: [tce, isWhole ? base : null] as const,
      floor,
      perArea: divide(tce, floor, 1000),
      section: sectionOf(records.industry_dim, unit?.industry_code),
    }
  })
}

function figuresOf(users: readonly User[], whole: number | null): OracleRow {
  const growth = growthOf(users.map(({ pair }) => pair))
  const area = ratioOf(
    users.map(({ tce, floor }) => [tce, floor] as const),
    1000,
  )
  const floors = users.flatMap(({ floor }) => (floor === null ? [] : [floor]))
  const isShort = users.some((user) => user.isShort || user.tce === null)
  return {
    tce: growth.level,
    share: divide(growth.level, whole, 100),
    yoy: growth.rate,
    power: sumKnown(users.map(({ power }) => power)),
    floor: sumKnown(floors),
    per_m2: area.value,
    tce_flag: growth.level === null ? 'not_reported' : isShort ? 'partial' : null,
    yoy_flag: growth.flag,
    floor_flag: floors.length === 0 ? 'not_reported' : floors.length < users.length ? 'partial' : null,
    per_m2_flag: area.flag,
  }
}
