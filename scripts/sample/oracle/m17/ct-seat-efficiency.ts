import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { monthOf, yearBefore } from '../support/periods.ts'
import { quantile } from '../support/quantiles.ts'
import { divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { groupBy, sumKnown } from '../support/sums.ts'
import { tradeCode, tradeName } from '../support/trade-groups.ts'

/** Seats of a unit and the meal income of a month in 万元; of January and February the mean. */
type Room = { uscc: string; seats: number; meal: number | null }
type Pair = { room: Room; before: Room | undefined; area: number }

function roomsOf({ catering }: SampleRecords, month: string): Room[] {
  return catering.flatMap(({ period_ym: period, uscc, seats, meal_m: single, meal_ytd: sum }) =>
    period !== month || seats === null || seats <= 0
      ? []
      : [{ uscc, seats, meal: monthOf(month) <= 2 ? divide(sum, monthOf(month)) : single }],
  )
}

/** Yuan a seat of the rooms that report. */
function perSeat(rooms: readonly Room[]): number | null {
  const known = rooms.filter(({ meal }) => meal !== null)
  return divide(sumKnown(known.map(({ meal }) => meal)), sumKnown(known.map(({ seats }) => seats)), 10_000)
}

function lineOf(pairs: readonly Pair[]) {
  const rooms = pairs.map(({ room }) => room)
  const both = pairs.flatMap(({ room, before }) =>
    room.meal === null || before === undefined || before.meal === null ? [] : [{ room, before }],
  )
  const [now, base] = [perSeat(both.map(({ room }) => room)), perSeat(both.map(({ before }) => before))]
  const each = rooms.flatMap(({ meal, seats }) => (meal === null ? [] : [(meal * 10_000) / seats]))
  const measured = pairs.filter(({ room, area }) => room.meal !== null && area > 0)
  const perArea = divide(
    sumKnown(measured.map(({ room }) => room.meal)),
    sumKnown(measured.map(({ area }) => area)),
    10_000,
  )
  const silent = each.length < rooms.length ? 'partial' : null
  const unmatched = both.length < rooms.length ? 'partial' : null
  return {
    units: rooms.length,
    seats: sumKnown(rooms.map(({ seats }) => seats)),
    meal: sumKnown(rooms.map(({ meal }) => meal)),
    per_seat: perSeat(rooms),
    per_seat_ly: base,
    vs_ly: growthRate(now, base),
    low: quantile(each, 0),
    q1: quantile(each, 0.25),
    middle: quantile(each, 0.5),
    q3: quantile(each, 0.75),
    high: quantile(each, 1),
    per_m2: perArea,
    area_pct: divide(measured.length, rooms.length, 100),
    meal_flag: each.length === 0 ? 'not_reported' : silent,
    seat_flag: each.length === 0 ? 'not_reported' : silent,
    ly_flag: base === null ? 'no_base' : unmatched,
    vs_flag: growthFlag(now ?? perSeat(rooms), base, 0) ?? unmatched,
    area_flag: perArea === null ? 'not_reported' : measured.length < rooms.length ? 'partial' : null,
  }
}

export const oracle: Oracle = {
  id: 'ct-seat-efficiency',
  cases: [{ period_ym: '2020-02', by: 'size' }, { period_ym: '2019-06', by: 'town' }, { by: 'division' }],
  expect: (records, { period_ym: month, by, town }) => {
    const register = registerAt(records.unit, String(month))
    const earlier = new Map(roomsOf(records, yearBefore(String(month))).map((room) => [room.uscc, room]))
    const pairs = roomsOf(records, String(month))
      .filter(({ uscc }) => town === null || register.get(uscc)?.town_code === town)
      .map((room) => ({
        room,
        before: earlier.get(room.uscc),
        area: register.get(room.uscc)?.floor_area_m2 ?? 0,
      }))
    if (pairs.length === 0) return []
    return [
      { group: '总计', ...lineOf(pairs), level: 0, row_kind: 'total' },
      ...[...groupBy(pairs, ({ room }) => tradeCode(register.get(room.uscc), by))]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, own]) => ({ group: tradeName(records, code, by), ...lineOf(own), level: 1, row_kind: 'data' })),
    ]
  },
}
