import type { RecordOf } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { addMonths, monthOf, yearBefore, yearOf } from '../support/periods.ts'
import { difference, divide } from '../support/rates.ts'
import type { Growth } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending } from '../support/sums.ts'
import { outputGrowth } from '../support/output-growth.ts'

type Output = RecordOf<'industrial_output'>

export const oracle: Oracle = {
  id: 'ind-output-flash',
  cases: [
    { period_ym: '2020-06', scope: 'matched', lift_ref: 'same_period_ly' },
    { period_ym: '2020-02', scope: 'nominal', lift_ref: 'prev_year_end', order_by: 'ytd' },
    { order_by: 'ytd_yoy', min_base: 20_000 },
  ],
  expect: (records, { period_ym, scope, lift_ref: liftFrom, order_by: order, min_base: least }) => {
    const month = String(period_ym)
    const { industrial_output: outputs } = records
    const register = registerAt(records.unit, month)
    const townOf = (uscc: string) => groupCode(register.get(uscc), 'town')
    const compared = comparedMonth(month, String(liftFrom))
    const growthAt = (at: string, field: 'm' | 'ytd', own: (uscc: string) => boolean): Growth =>
      outputGrowth(outputs, at, field, String(scope), Number(least), own)
    const shown = (at: string, isOwn: (uscc: string) => boolean) => rowsOf(outputs, at, String(scope)).some(isOwn)
    const line = (code: string | null, isTotal: boolean) => {
      const isOwn = (uscc: string) => isTotal || townOf(uscc) === code
      const ofMonth = growthAt(month, 'm', isOwn)
      const toDate = growthAt(month, 'ytd', isOwn)
      const merged = monthOf(month) <= 2
      const monthFlag = merged ? 'merged_1_2' : ofMonth.flag
      const earlier = compared !== null && shown(compared, isOwn) ? growthAt(compared, 'ytd', isOwn) : null
      return {
        code,
        isTotal,
        row: {
          town: isTotal ? '全区' : groupName(records, code, 'town'),
          month: merged ? null : divide(ofMonth.level, 10_000),
          month_yoy: merged ? null : ofMonth.rate,
          ytd: divide(toDate.level, 10_000),
          ytd_yoy: toDate.rate,
          lift: difference(toDate.rate, earlier?.rate ?? null),
          month_flag: monthFlag === 'merged_1_2' || monthFlag === 'not_reported' ? monthFlag : null,
          month_yoy_flag: monthFlag,
          ytd_flag: toDate.flag === 'not_reported' ? 'not_reported' : null,
          ytd_yoy_flag: toDate.flag,
          lift_flag:
            toDate.rate === null
              ? toDate.flag
              : earlier === null
                ? 'no_ref'
                : earlier.rate === null
                  ? 'no_ref_rate'
                  : [toDate.flag, earlier.flag].includes('partial')
                    ? 'partial'
                    : null,
          level: isTotal ? 0 : 1,
          row_kind: isTotal ? 'total' : 'data',
        },
      }
    }
    const towns = [...new Set(rowsOf(outputs, month, String(scope)).map(townOf))].map((code) => line(code, false))
    const keyOf = ({ row }: (typeof towns)[number]): number | null =>
      order === 'ytd' ? row.ytd : order === 'ytd_yoy' && row.ytd_yoy_flag !== 'small_base' ? row.ytd_yoy : null
    towns.sort((a, b) => compareDescending(keyOf(a), keyOf(b)) || compareCode(a.code, b.code))
    return [line(null, true), ...towns].map(({ row }) => row)
  },
}

/** Month with whose rate the growth is compared; null in February, which has none before it in its year. */
function comparedMonth(month: string, from: string): string | null {
  if (from === 'same_period_ly') return yearBefore(month)
  if (from === 'prev_year_end') return `${String(yearOf(month) - 1)}-12`
  return monthOf(month) > 2 ? addMonths(month, -1) : null
}

/** Units that a table of a month has: those that report, and at full frame also those that did a year ago. */
function rowsOf(outputs: readonly Output[], month: string, scope: string): string[] {
  return outputs
    .filter((row) => row.period_ym === month || (scope === 'nominal' && row.period_ym === yearBefore(month)))
    .map((row) => row.uscc)
}
