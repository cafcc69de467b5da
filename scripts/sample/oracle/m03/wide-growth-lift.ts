import type { Oracle } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { addMonths, monthOf, yearBefore, yearOf } from '../support/periods.ts'
import { difference, divide, growthFlag, growthOf, growthRate } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'wide-growth-lift',
  cases: [
    { specialty: 'F', level: 'division', period_ym: '2020-06' },
    { specialty: 'E', lift_ref: 'same_period_ly', period_ym: '2020-04' },
    { lift_ref: 'prev_year_end', period_ym: '2020-02' },
    { lift_ref: 'same_period_ly', period_ym: '2019-06' },
  ],
  expect: (records, { period_ym: period, lift_ref: against, level, specialty }) => {
    const month = String(period)
    const kind = level === 'town' ? 'town' : 'division'
    const register = registerAt(records.unit, month)
    const codeOf = (uscc: string): string | null => groupCode(register.get(uscc), kind)
    const own = mainFigures(records).filter((row) => row.specialty === specialty)
    const find = (uscc: string, at: string) => own.find((row) => row.uscc === uscc && row.month === at)
    const monthly = (uscc: string, at: string): number | null => {
      const row = find(uscc, at)
      if (row === undefined || monthOf(at) <= 2) return null
      return row.m ?? difference(row.ytd, find(uscc, addMonths(at, -1))?.ytd ?? null)
    }
    const reference =
      against === 'same_period_ly'
        ? yearBefore(month)
        : against === 'prev_year_end'
          ? `${String(yearOf(month) - 1)}-12`
          : monthOf(month) > 2
            ? addMonths(month, -1)
            : null
    const at = (when: string | null, isOwn: (uscc: string) => boolean) =>
      own.filter((row) => row.month === when && isOwn(row.uscc))
    const rateAt = (when: string | null, isOwn: (uscc: string) => boolean) =>
      growthOf(at(when, isOwn).map((row) => [row.ytd, row.ytdLy] as const))
    const momAt = (when: string, isOwn: (uscc: string) => boolean) => {
      const both = at(when, isOwn)
        .map(({ uscc }) => [monthly(uscc, when), monthly(uscc, addMonths(when, -1))] as const)
        .filter(([now, before]) => now !== null && before !== null)
      const [now, before] = [sumKnown(both.map((pair) => pair[0])), sumKnown(both.map((pair) => pair[1]))]
      return { rate: growthRate(now, before), flag: growthFlag(now, before) }
    }
    const line = (code: string | null, isOwn: (uscc: string) => boolean, isTotal: boolean) => {
      const [now, before] = [rateAt(month, isOwn), rateAt(reference, isOwn)]
      const [mom, momBefore] = [momAt(month, isOwn), momAt(addMonths(month, -1), isOwn)]
      const momLift = difference(mom.rate, momBefore.rate)
      return {
        group_name: isTotal ? '总计' : groupName(records, code, kind),
        ytd: divide(now.level, 10_000),
        yoy: now.rate,
        yoy_prev: before.rate,
        yoy_lift_pp: difference(now.rate, before.rate),
        mom: mom.rate,
        mom_lift_pp: momLift,
        yoy_flag: now.flag,
        yoy_prev_flag: at(reference, isOwn).length === 0 ? 'no_ref' : before.flag,
        lift_flag: now.rate === null || before.rate === null ? 'no_ref_rate' : null,
        mom_flag: monthOf(month) < 4 ? 'merged_1_2' : mom.flag,
        mom_lift_flag: momLift !== null ? null : monthOf(month) < 5 ? 'merged_1_2' : 'no_ref_rate',
        code,
        row_level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const codes = [...new Set(at(month, () => true).map((row) => codeOf(row.uscc)))]
    return [
      line(null, () => true, true),
      ...codes
        .map((code) => line(code, (uscc) => codeOf(uscc) === code, false))
        .sort((a, b) => compareDescending(a.yoy_lift_pp, b.yoy_lift_pp) || compareCode(a.code, b.code)),
    ]
  },
}
