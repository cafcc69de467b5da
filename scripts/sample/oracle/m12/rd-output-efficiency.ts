import type { Oracle } from '../oracle.ts'
import { ratioOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName } from '../support/register.ts'
import type { GroupKind } from '../support/register.ts'
import { researchReports } from '../support/research.ts'
import type { ResearchReport } from '../support/research.ts'
import { groupBy, sumKnown } from '../support/sums.ts'

function lineOf(reports: readonly ResearchReport[]) {
  const rows = reports.map(({ row }) => row)
  const patents = ratioOf(
    rows.map((row) => [row.patents, row.rd_fee]),
    1000,
  )
  const newProducts = ratioOf(rows.map((row) => [row.new_product_sales, row.rd_fee]))
  const perHead = ratioOf(rows.map((row) => [row.new_product_sales, row.rd_staff]))
  return {
    units: rows.length,
    fee: sumKnown(rows.map((row) => row.rd_fee)),
    patents: sumKnown(rows.map((row) => row.patents)),
    inv_pct: ratioOf(
      rows.map((row) => [row.patents_inv, row.patents]),
      100,
    ).value,
    patents_per_10m: patents.value,
    newprod: sumKnown(rows.map((row) => row.new_product_sales)),
    newprod_per_fee: newProducts.value,
    per_staff: perHead.value,
    fee_flag: null,
    patents_flag: patents.flag,
    newprod_flag: newProducts.flag,
    staff_flag: perHead.flag,
  }
}

export const oracle: Oracle = {
  id: 'rd-output-efficiency',
  cases: [{ by: 'size' }, { by: 'holding', year: '2019' }, { by: 'town' }],
  expect: (records, { year, by, town }) => {
    const kind = by as GroupKind
    const reports = researchReports(records, Number(year), town)
    if (reports.length === 0) return []
    return [
      { group: '总计', ...lineOf(reports), level: 0, row_kind: 'total' },
      ...[...groupBy(reports, ({ unit }) => groupCode(unit, kind))]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, own]) => ({ group: groupName(records, code, kind), ...lineOf(own), level: 1, row_kind: 'data' })),
    ]
  },
}
