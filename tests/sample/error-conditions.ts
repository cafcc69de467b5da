import { before, flag, monthOf, outside } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'
import type { Reader } from './read-records.ts'

const { abs, max } = Math
const wellFormed = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const checkOf = (code: string): string =>
  characters.charAt(
    (31 - (weights.reduce((sum, weight, at) => sum + weight * characters.indexOf(code.charAt(at)), 0) % 31)) % 31,
  )

const codes = (read: Reader, level: number): ReadonlyMap<string, string> =>
  new Map(
    read
      .all('industry_dim')
      .filter((row) => row.level === level)
      .map((row) => [row.industry_code, row.specialty_default]),
  )

const register: Readonly<Record<string, Condition>> = {
  A01: flag('unit', ({ uscc }) => !wellFormed.test(uscc)),
  A02: flag('unit', ({ uscc }) => wellFormed.test(uscc) && checkOf(uscc) !== uscc.charAt(17)),
  A03: flag('unit', (row, read) => read.of('unit', row.uscc, row.snap_ym).length > 1),
  A05: (read) => {
    const known = codes(read, 4)
    return flag('unit', (row) => !known.has(row.industry_code))(read)
  },
  A06: (read) => {
    const usual = codes(read, 4)
    return flag('unit', (row) => (usual.get(row.industry_code) ?? row.specialty) !== row.specialty)(read)
  },
  A07: (read) => {
    const towns = new Set(read.all('town_dim').map((town) => town.town_code))
    return flag('unit', (row) => !towns.has(row.town_code) || row.region_code.slice(0, 9) !== row.town_code)(read)
  },
  A09: flag('unit', (row) => row.open_ym > row.entry_ym || outside(monthOf(row.open_ym), 1, 12)),
  A10: flag('unit', (row) => row.exit_ym !== '' && row.exit_ym < row.entry_ym),
}

const industry: Readonly<Record<string, Condition>> = {
  B01: flag('industrial_output', (o) => o.output_ytd < o.output_m - 0.5),
  B03: flag('industrial_output', (o) => o.sales_output_ytd < o.export_ytd - 0.5),
  B12: flag('sei_output', (s, read) => {
    const sum = read.of('sei_output', s.uscc, s.period_ym).reduce((all, { sei_ytd: part }) => all + (part || 0), 0)
    return read.of('industrial_output', s.uscc, s.period_ym).some((o) => sum > o.output_ytd + 0.5)
  }),
  B14: (read) => {
    const calendar = read.all('form_calendar').filter((c) => c.form_code === 'B204-1' && c.collected)
    const collected = new Set(calendar.map((c) => c.period_ym))
    return flag(
      'unit',
      (u) =>
        u.specialty === 'B' &&
        u.exit_ym === '' &&
        collected.has(u.snap_ym) &&
        read.of('industrial_output', u.uscc, u.snap_ym).length === 0,
    )(read)
  },
  B15: flag(
    'industrial_output',
    (o, read) => !read.of('unit', o.uscc, o.period_ym).some(({ specialty }) => specialty === 'B'),
  ),
}

const finance: Readonly<Record<string, Condition>> = {
  C01: flag('finance', (f) => abs(f.total_assets_end - f.total_liab - f.equity) > 0.5),
  C02: flag('finance', (f) => f.accum_depr > f.fixed_assets_orig + 0.5),
  C05: flag('finance', (f) => abs(f.profit_ytd - f.op_profit_ytd - f.nonop_in_ytd + f.nonop_out_ytd) > 0.5),
  C06: flag('finance', (f) => f.current_assets > f.total_assets_end + 0.5),
  C07: flag('finance', (f) => f.finished_goods > f.inventory_end + 0.5),
  C10: flag('finance', (f, read) => {
    const step = ['B203', 'F203'].includes(f.form_code) ? 1 : 3
    return before(read, 'finance', [f.uscc, f.period_ym], step).some((p) => f.revenue_ytd < p.revenue_ytd - 0.5)
  }),
  S04: flag('finance', (f) => f.vat_ytd > 1 && (f.revenue_ytd || 0) === 0),
  S05: flag('labour', (b) => b.end_total - b.end_onpost - b.end_dispatch - b.end_other !== 0),
}

const energy: Readonly<Record<string, Condition>> = {
  D01: flag(
    'energy_use',
    (e) => abs(e.use_total_ytd - e.use_prod_ytd - e.use_nonprod_ytd) > 0.01 * max(1, e.use_total_ytd),
  ),
  D04: flag(
    'energy_use',
    (e) => ['power', 'heat'].includes(e.energy_code) && (abs(e.begin_stock) > 0 || abs(e.end_stock) > 0),
  ),
  D05: flag('energy_unit', (n, read) => {
    const uses = read.of('energy_use', n.uscc, n.period_ym)
    const turned = read.of('energy_transform', n.uscc, n.period_ym)
    const sum = uses.reduce((all, use) => {
      const out = turned.filter((row) => row.energy_code === use.energy_code)
      const given = out.reduce((part, row) => part + row.trans_out_ytd + row.recycled_ytd, 0)
      return all + (use.use_prod_ytd - given) * use.coef_used
    }, 0)
    return uses.length > 0 && abs(n.tce_ytd - sum) > max(1, 0.02 * abs(sum))
  }),
  D09: flag('energy_use', (e) => e.use_material_ytd > e.use_prod_ytd + 0.01),
  D10: flag('energy_use', (e) => e.use_transport_ytd > e.use_total_ytd + 0.01),
  D11: flag('energy_use', (e, read) =>
    before(read, 'energy_use', [e.uscc, e.period_ym]).some(
      (p) => p.energy_code === e.energy_code && e.use_total_ytd < p.use_total_ytd - 0.01,
    ),
  ),
  D12: (read) => {
    const calendar = read.all('form_calendar').filter((c) => c.form_code === '205-1' && c.collected)
    const users = read.all('group_member').filter((g) => g.group_code === 'key.energy')
    return users.flatMap((g) =>
      calendar
        .filter((c) => c.period_ym >= g.valid_from && c.period_ym <= (g.valid_to || '9999-12'))
        .filter((c) => read.of('energy_unit', g.uscc, c.period_ym).length === 0)
        .map((c) => `${g.uscc} ${c.period_ym}`),
    )
  },
}

const trade: Readonly<Record<string, Condition>> = {
  E01: flag('trade_sales', (s) => abs(s.sales_ytd - s.wholesale_ytd - s.retail_ytd) > 0.5),
  E02: flag('trade_sales', (s) => s.online_retail_ytd > s.retail_ytd + 0.5),
  E03: flag('trade_sales', (s, read) => {
    const parts = read.of('trade_category', s.uscc, s.period_ym)
    const sum = parts.reduce((all, { cat_retail_ytd: part }) => all + (part || 0), 0)
    return parts.length > 0 && abs(sum - s.retail_ytd) > max(0.5, 0.01 * s.retail_ytd)
  }),
  E09: flag('catering', (k) => abs(k.turnover_ytd - k.room_ytd - k.meal_ytd - k.goods_ytd - k.other_ytd) > 0.5),
}

const projects: Readonly<Record<string, Condition>> = {
  H01: flag('investment_project', (j) => j.cum_invest < j.invest_ytd - 0.5),
  H03: flag('investment_project', (j) => abs(j.invest_ytd - j.install_ytd - j.equip_ytd - j.other_ytd) > 0.5),
  H04: flag('investment_project', (j, read) =>
    before(read, 'investment_project', [j.project_code, j.period_ym]).some((p) => j.invest_ytd < p.invest_ytd - 0.5),
  ),
  H05: flag('investment_project', (j) => j.plan_total < 500),
  R07: flag('rd', (a, read) => {
    const parts = read.of('rd_project', a.uscc, String(a.year))
    const sum = parts.reduce((all, { project_fee: fee }) => all + (fee || 0), 0)
    return parts.length > 0 && abs(sum - a.rd_fee) > max(0.5, 0.01 * a.rd_fee)
  }),
  R10: flag('rd', (a, read) =>
    read.of('finance', a.uscc, `${String(a.year)}-12`).some((f) => a.rd_staff > f.avg_emp_cur),
  ),
  R11: flag('rd', (a) => a.rd_fee > 0 && (a.project_count || 0) === 0),
}

const process: Readonly<Record<string, Condition>> = {
  Q08: flag('unit_event', (e, read) =>
    read
      .of('finance', e.uscc, `${String(Number(e.event_ym.slice(0, 4)) - 1)}-12`)
      .some((f) => e.event_type === 'exit' && f.revenue_ytd >= 20_000 && e.signoff === ''),
  ),
}

/** The rules that must be corrected: an injection for one of them fires no other. */
export const errorConditions: Readonly<Record<string, Condition>> = {
  ...register,
  ...industry,
  ...finance,
  ...energy,
  ...trade,
  ...projects,
  ...process,
}
