import { addMonths } from '../../scripts/sample/oracle/support/periods.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'
import { before, flag, monthOf, outside } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'
import type { Filled, Reader } from './read-records.ts'

const { abs, max } = Math

const monthBefore = (o: Filled<'industrial_output'>, read: Reader): readonly Filled<'industrial_output'>[] =>
  before(read, 'industrial_output', [o.uscc, o.period_ym])

/** Industry and energy (domain model 5.2, 5.4): what is to be explained. */
export const industryWarnings: Readonly<Record<string, Condition>> = {
  B02: flag('industrial_output', (o, read) =>
    before(read, 'industrial_output', [o.uscc, o.period_ym]).some(
      (p) => abs(o.output_ytd - p.output_ytd - o.output_m) > 0.5 && monthOf(o.period_ym) > 2,
    ),
  ),
  B04: flag('industrial_output', (o) => o.new_product_ytd > o.output_ytd + 0.5),
  B05: flag('industrial_output', (o) => o.output_m < 0),
  B06: flag('industrial_output', (o) => o.output_ytd > 0 && outside(o.sales_output_ytd / o.output_ytd, 0.7, 1.3)),
  B07: flag(
    'industrial_output',
    (o) => o.output_m_ly > 0 && o.output_m >= 2000 && abs(o.output_m / o.output_m_ly - 1) > 0.5,
  ),
  B08: flag('industrial_output', (o, read) =>
    read
      .of('industrial_output', o.uscc, addMonths(o.period_ym, -12))
      .some((l) => abs(o.output_ytd_ly - l.output_ytd) > max(0.5, 0.005 * abs(l.output_ytd))),
  ),
  B09: flag(
    'industrial_output',
    (o, read) =>
      o.output_m === 0 &&
      monthBefore(o, read).some((p) => p.output_m === 0) &&
      read.of('power', o.uscc, o.period_ym).some((w) => w.kwh_m > 1),
  ),
  B10: flag(
    'industrial_output',
    (o, read) =>
      o.output_m > 0 && monthOf(o.period_ym) > 3 && monthBefore(o, read).some((p) => o.output_m === p.output_m),
  ),
  B11: flag(
    'industrial_output',
    (o, read) =>
      o.output_m >= 100 && o.output_m % 100 === 0 && monthBefore(o, read).some((p) => p.output_m % 100 === 0),
  ),
  B13: (read) => {
    const reports = groupBy(read.all('sei_output'), (s) => s.uscc)
    // The sample's list is not divided by field: its group is `sei`, without a point.
    const listed = read.all('group_member').filter((g) => /^sei(?:\.|$)/u.test(g.group_code))
    const silent = listed.filter(
      (g) =>
        !(reports.get(g.uscc) ?? []).some(
          (s) => s.period_ym >= g.valid_from && s.period_ym <= (g.valid_to || '9999-12'),
        ),
    )
    return [...new Set(silent.map((g) => `${g.uscc} `))]
  },
  B16: flag('industrial_product', (q, read) =>
    read
      .of('industrial_output', q.uscc, q.period_ym)
      .some(
        (o) =>
          q.qty_ytd_ly > 0 &&
          o.output_ytd_ly > 0 &&
          q.qty_ytd / q.qty_ytd_ly - 1 < -0.3 &&
          o.output_ytd / o.output_ytd_ly - 1 > 0.3,
      ),
  ),
  D02: flag('energy_use', (e, read) => {
    const turned = read.of('energy_transform', e.uscc, e.period_ym).some((t) => t.energy_code === e.energy_code)
    const gap = abs(e.begin_stock + e.purchase_ytd - e.use_total_ytd - e.end_stock)
    return !['power', 'heat'].includes(e.energy_code) && !turned && gap > max(1, 0.05 * e.use_total_ytd)
  }),
  D03: flag('energy_use', (e, read) =>
    read.all('energy_dim').some((m) => m.energy_code === e.energy_code && outside(e.coef_used, m.coef_lo, m.coef_hi)),
  ),
  D06: flag('industrial_output', (o, read) =>
    read
      .of('energy_use', o.uscc, o.period_ym)
      .some(
        (e) => e.energy_code === 'power' && o.power_prod_ytd > 0 && abs(e.use_prod_ytd / o.power_prod_ytd - 1) > 0.05,
      ),
  ),
  D07: flag('energy_use', (e, read) =>
    read
      .of('power', e.uscc, e.period_ym)
      .some((w) => e.energy_code === 'power' && w.kwh_ytd > 10 && outside(e.use_total_ytd / w.kwh_ytd, 0.8, 1.25)),
  ),
  D08: flag('energy_unit', (n, read) =>
    read
      .of('industrial_output', n.uscc, n.period_ym)
      .some(
        (o) =>
          n.tce_ytd_ly > 100 &&
          o.output_ytd_ly > 0 &&
          abs(n.tce_ytd / n.tce_ytd_ly - o.output_ytd / o.output_ytd_ly) > 0.4,
      ),
  ),
}
