import type { Oracle } from '../oracle.ts'
import { month } from '../support/periods.ts'
import { registerAt } from '../support/register.ts'
import { compareText, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'quasi-halfyear-summary',
  cases: [{ half: 'H1' }, { year: '2019' }, { year: '2018' }],
  expect: (
    { quasi_unit: waiting, unit_event: events, unit, town_report: reports, town_dim: towns },
    { year, half },
  ) => {
    const first = half === 'H1' ? 1 : 7
    const months = Array.from({ length: 6 }, (_, at) => month(Number(year), first + at))
    const isIn = (at: string | null): boolean => at !== null && months.includes(at)
    const newest = reports.map((row) => row.report_ym).reduce((a, b) => (a > b ? a : b))
    const due = months.filter((at) => at <= newest)
    const moves = events
      .filter((event) => isIn(event.event_ym))
      .map((event) => ({
        type: event.event_type,
        town: registerAt(
          unit.filter((row) => row.uscc === event.uscc),
          event.event_ym,
        ).get(event.uscc)?.town_code,
      }))
    const line = (town: string, codes: readonly string[], level: number) => {
      const own = waiting.filter((row) => codes.includes(row.town_code))
      const decided = own.filter((row) => isIn(row.decided_ym) && row.decision !== null)
      const approved = decided.filter((row) => row.decision === '纳入')
      const count = (type: string) =>
        moves.filter((move) => move.type === type && move.town !== undefined && codes.includes(move.town)).length
      const sent = reports.filter((row) => codes.includes(row.town_code) && isIn(row.report_ym))
      return {
        town,
        found: own.filter((row) => isIn(row.found_ym)).length,
        decided: decided.length,
        approved: approved.length,
        hit_rate: decided.length === 0 ? null : (approved.length / decided.length) * 100,
        entered: count('entry'),
        exited: count('exit'),
        net: count('entry') - count('exit'),
        town_found: sumKnown(sent.map((row) => row.new_found)),
        zero_months: sent.filter((row) => row.is_zero === true).length,
        missing_months: due.length * codes.length - sent.length,
        level,
        row_kind: level === 0 ? 'total' : 'data',
      }
    }
    const codes = towns.map((row) => row.town_code).sort(compareText)
    return [
      line('全区', codes, 0),
      ...codes.map((code) => line(towns.find((row) => row.town_code === code)?.town_name ?? code, [code], 1)),
    ]
  },
}
