import type { Oracle } from '../oracle.ts'
import { yearOf } from '../support/periods.ts'
import { compareText, groupBy } from '../support/sums.ts'

const specialties = ['B', 'C', 'E', 'S', 'X', 'F'] as const

export const oracle: Oracle = {
  id: 'dir-count-by-town',
  cases: [{ snap_ym: '2020-03' }],
  expect: ({ unit, town_dim: towns }, { snap_ym: month }) => {
    const december = `${String(yearOf(String(month)) - 1)}-12`
    const inFrame = (at: string) => unit.filter((row) => row.snap_ym === at && row.exit_ym === null)
    const [now, before] = [inFrame(String(month)), inFrame(december)]
    const row = (town: string, code: string | null, own: typeof now, earlier: typeof now) => ({
      town,
      ...Object.fromEntries(
        specialties.map((letter) => [letter, own.filter((each) => each.specialty === letter).length]),
      ),
      U: 0,
      total: own.length,
      vs_dec: before.length === 0 ? null : own.length - earlier.length,
      vs_dec_flag: before.length === 0 ? 'no_ref' : null,
      town_code: code,
      level: code === null ? 0 : 1,
      row_kind: code === null ? 'total' : 'data',
    })
    const names = new Map(towns.map((town) => [town.town_code, town.town_name]))
    const [byTown, earlierByTown] = [groupBy(now, (each) => each.town_code), groupBy(before, (each) => each.town_code)]
    const codes = [...new Set([...byTown.keys(), ...earlierByTown.keys()])].sort(compareText)
    return [
      row('全区', null, now, before),
      ...codes.map((code) => row(names.get(code) ?? code, code, byTown.get(code) ?? [], earlierByTown.get(code) ?? [])),
    ]
  },
}
