import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { linkedUnits } from '../support/department-links.ts'
import { difference, divide, growthOf, growthRate } from '../support/rates.ts'
import type { Growth } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'
import { townOf } from '../support/unit-place.ts'

const directions = ['产值快于用电', '用电快于产值'] as const

export const oracle: Oracle = {
  id: 'dq-power-divergence',
  cases: [
    { gap: 10, show: 'all', period_ym: '2020-06' },
    { links: 'all', min_output: 0, min_kwh: 0 },
    { town: '990112400', gap: 5 },
  ],
  expect: (records, { period_ym: period, gap, min_output, min_kwh, links, town, show }) => {
    const month = String(period)
    const register = registerAt(records.unit, month)
    const meters = metersOf(records, month, links !== 'all')
    const own = records.industrial_output.filter(
      (row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town),
    )
    const whole = sumKnown(own.map((row) => row.output_ytd))
    const compared = own
      .map(({ uscc, output_ytd: output, output_ytd_ly: before }) => ({
        uscc,
        output,
        before,
        ...growthOf((meters.get(uscc) ?? []).map((row) => [row.kwh_ytd, row.kwh_ytd_ly])),
      }))
      .filter(({ output, before, now, base }) => {
        const known = output !== null && before !== null && now !== null && base !== null
        return known && before > Number(min_output) && base > Number(min_kwh) && base > 0 && before > 0
      })
      .map((row) => {
        const apart = difference(growthRate(row.output, row.before), row.rate) ?? 0
        return { ...row, direction: apart > Number(gap) ? directions[0] : -apart > Number(gap) ? directions[1] : null }
      })
    const none = { uscc: null, town: null, division: null, direction: null }
    const sums = [null, ...directions]
      .map((side) => ({ side, rows: compared.filter(({ direction }) => side === null || direction === side) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ side, rows }) => ({
        ...none,
        name: side ?? '可比企业合计',
        units: rows.length,
        ...figuresOf(rows, whole),
        level: side === null ? 0 : 1,
        row_kind: side === null ? 'total' : 'subtotal',
      }))
    const units = compared
      .filter(({ direction }) => show === 'all' || direction !== null)
      .map((row) => {
        const unit = register.get(row.uscc)
        const code = unit?.industry_code.slice(0, 2)
        return {
          name: unit?.unit_name ?? row.uscc,
          uscc: row.uscc,
          town: townOf(records, unit),
          division: records.industry_dim.find((each) => each.industry_code === code)?.industry_name ?? code ?? null,
          units: null,
          ...figuresOf([row], whole),
          direction: row.direction ?? '基本一致',
          level: 1,
          row_kind: 'data',
        }
      })
      .sort(
        (a, b) => compareDescending(Math.abs(a.gap_pp ?? 0), Math.abs(b.gap_pp ?? 0)) || compareText(a.uscc, b.uscc),
      )
    return [...sums, ...units]
  },
}

type Compared = { output: number | null; before: number | null } & Growth

/** Output and power of some units, their rates and how far they are apart. */
function figuresOf(rows: readonly Compared[], whole: number | null) {
  const sum = (key: 'output' | 'before' | 'level' | 'now' | 'base'): number | null =>
    sumKnown(rows.map((row) => row[key]))
  const [outYoy, kwhYoy] = [growthRate(sum('output'), sum('before')), growthRate(sum('now'), sum('base'))]
  return {
    output: sum('output'),
    out_yoy: outYoy,
    kwh: sum('level'),
    kwh_yoy: kwhYoy,
    gap_pp: difference(outYoy, kwhYoy),
    weight: divide(sum('output'), whole, 100),
    kwh_yoy_flag: rows.some(({ leftOut }) => leftOut) ? 'partial' : null,
  }
}

/** Bills of a month by the unit that they belong to: as linked, else as the power company names it. */
function metersOf(records: SampleRecords, month: string, onlyConfirmed: boolean) {
  const links = linkedUnits(records, '供电', onlyConfirmed)
  return groupBy(
    records.power.filter((row) => row.period_ym === month),
    (row) => links.get(row.customer_no) ?? row.uscc ?? '',
  )
}
