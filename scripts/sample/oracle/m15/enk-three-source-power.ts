import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleParameters, OracleRow } from '../oracle.ts'
import { divide, ratioOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'
import { unitColumns } from '../support/unit-columns.ts'

type Sources = {
  p_b204: number | null
  p_205: number | null
  p_205_total: number | null
  p_grid: number | null
}

export const oracle: Oracle = {
  id: 'enk-three-source-power',
  cases: [
    { period_ym: '2020-06', show: 'all', n: 500, form_tolerance: 0.01, min_kwh: 100 },
    { period_ym: '2019-02', grid_tolerance: 2, n: 5 },
    { show: 'all', town: '990112107' },
  ],
  expect: (records, parameters) => {
    const { period_ym: month, show, n, town } = parameters
    const register = registerAt(records.unit, String(month))
    const own = sourcesOf(records, String(month)).filter(
      ([uscc]) => town === null || register.get(uscc)?.town_code === town,
    )
    if (own.length === 0) return []
    return [
      totalOf(own.map(([, sources]) => sources)),
      ...own
        .map(([uscc, sources]) => ({ ...unitColumns(records, register, uscc), ...lineOf(sources, parameters) }))
        .filter(({ forms, grid }) => show === 'all' || forms === '不一致' || grid === '偏离')
        .sort((a, b) => compareDescending(a.max_gap, b.max_gap) || compareText(a.uscc, b.uscc))
        .slice(0, Number(n)),
    ]
  },
}

function sourcesOf(records: SampleRecords, month: string): [uscc: string, Sources][] {
  const of = <Row extends { period_ym: string }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => row.period_ym === month)
  const [outputs, uses] = [of(records.industrial_output), of(records.energy_use)]
  const meters = metersOf(records, of(records.power))
  return [...new Set([...outputs, ...uses].map(({ uscc }) => uscc))].map((uscc) => {
    const power = uses.find((row) => row.uscc === uscc && row.energy_code === 'power')
    return [
      uscc,
      {
        p_b204: outputs.find((row) => row.uscc === uscc)?.power_prod_ytd ?? null,
        p_205: power?.use_prod_ytd ?? null,
        p_205_total: power?.use_total_ytd ?? null,
        p_grid: meters.get(uscc) ?? null,
      },
    ]
  })
}

/** Bills of each unit added up: by its code, else by a match that somebody confirmed. */
function metersOf(
  { match_link: links }: SampleRecords,
  bills: readonly RecordOf<'power'>[],
): ReadonlyMap<string, number> {
  const matched = new Map(
    links.filter((row) => row.dept === '供电' && row.confirmed === true).map((row) => [row.src_key, row.uscc]),
  )
  const sums = new Map<string, number>()
  for (const bill of bills) {
    const uscc = bill.uscc ?? matched.get(bill.customer_no) ?? null
    if (uscc !== null && bill.kwh_ytd !== null) sums.set(uscc, (sums.get(uscc) ?? 0) + bill.kwh_ytd)
  }
  return sums
}

function lineOf(sources: Sources, parameters: OracleParameters) {
  const [forms, away] = [Number(parameters['form_tolerance']), Number(parameters['grid_tolerance'])]
  const { p_b204: produced, p_205: used, p_205_total: all, p_grid: metered } = sources
  const formRatio = divide(used, produced, 100)
  const gridRatio = divide(all, metered, 100)
  const isLarge = metered !== null && metered > Number(parameters['min_kwh'])
  const isOff = gridRatio !== null && (gridRatio > 100 + away || gridRatio < 10_000 / (100 + away))
  const gaps = [formRatio, isLarge ? gridRatio : null].filter((ratio) => ratio !== null)
  const missing = (value: number | null): string | null => (value === null ? 'not_reported' : null)
  return {
    ...sources,
    form_ratio: formRatio,
    grid_ratio: gridRatio,
    max_gap: gaps.length === 0 ? null : Math.max(...gaps.map((ratio) => Math.abs(ratio - 100))),
    forms: formRatio === null ? '缺数' : Math.abs(formRatio - 100) > forms ? '不一致' : '一致',
    grid: gridRatio === null ? '缺数' : !isLarge ? '用电少' : isOff ? '偏离' : '相符',
    b204_flag: missing(produced),
    p205_flag: missing(used),
    form_flag: missing(formRatio),
    p205_total_flag: missing(all),
    p_grid_flag: missing(metered),
    grid_flag: missing(gridRatio),
    level: 1,
    row_kind: 'data',
  }
}

function totalOf(own: readonly Sources[]): OracleRow {
  const sum = (of: keyof Sources) => sumKnown(own.map((row) => row[of]))
  const flag = (of: keyof Sources): string | null => {
    const known = own.filter((row) => row[of] !== null).length
    return known === 0 ? 'not_reported' : known < own.length ? 'partial' : null
  }
  const forms = ratioOf(
    own.map((row) => [row.p_205, row.p_b204] as const),
    100,
  )
  const grid = ratioOf(
    own.map((row) => [row.p_205_total, row.p_grid] as const),
    100,
  )
  return {
    unit_name: '总计',
    uscc: null,
    town: null,
    division: null,
    p_b204: sum('p_b204'),
    p_205: sum('p_205'),
    form_ratio: forms.value,
    p_205_total: sum('p_205_total'),
    p_grid: sum('p_grid'),
    grid_ratio: grid.value,
    max_gap: null,
    forms: null,
    grid: null,
    b204_flag: flag('p_b204'),
    p205_flag: flag('p_205'),
    form_flag: forms.flag,
    p205_total_flag: flag('p_205_total'),
    p_grid_flag: flag('p_grid'),
    grid_flag: grid.flag,
    level: 0,
    row_kind: 'total',
  }
}
