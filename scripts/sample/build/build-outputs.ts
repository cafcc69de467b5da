import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { cellsOf, habitOf } from './form-cells.ts'
import type { FormCells } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import { energyPlanOf } from './energy-recipe.ts'
import type { FrameUnit } from './frame-unit.ts'
import { emergingParts, emergingShare } from './plan-emerging.ts'
import type { World } from './world.ts'

const products: Readonly<Record<string, readonly [code: string, name: string, unit: string, price: number]>> = {
  14: ['1430', '速冻米面食品', '吨', 9],
  15: ['1520', '软饮料', '吨', 4],
  18: ['1810', '服装', '万件', 120],
  22: ['2230', '纸制品', '吨', 6],
  27: ['2710', '化学药品原药', '吨', 400],
  30: ['3010', '水泥', '吨', 0.4],
  31: ['3140', '钢材', '吨', 4],
  36: ['3610', '汽车', '辆', 110],
  38: ['3850', '家用电器', '万台', 900],
  39: ['3910', '微型计算机设备', '台', 3.5],
}

type Outputs = Pick<SampleRecords, 'industrial_output' | 'industrial_product' | 'sei_output'>

/** Forms B204-1 of all months, the products that go with them, and the quarterly output of strategic emerging industries. */
export function buildOutputs({ pack, seed, actors, energy }: World): Outputs {
  const outputs: Outputs = { industrial_output: [], industrial_product: [], sei_output: [] }
  for (const { unit, path, traits } of actors) {
    if (unit.specialty !== 'B') continue
    const habit = habitOf(seed, unit, 'B204-1')
    const share = sharesOf(seed, unit, { exported: traits.exported, power: energyPlanOf(seed, energy, unit).power })
    const product = products[unit.industry.slice(0, 2)]
    const emerging = emergingShare(seed, unit)
    for (const month of pack.formMonths.filter((each) => isReporting(unit, each))) {
      const cells = (part: (year: number, month: number) => number): FormCells => cellsOf(path, habit, month, part)
      const output = cells(() => 1)
      outputs.industrial_output.push(outputRow(unit.uscc, month, output, share, cells))
      if (product !== undefined && share.hasProduct)
        outputs.industrial_product.push(productRow(unit.uscc, month, output, product))
      if (emerging > 0 && Number(month.slice(5)) % 3 === 0)
        for (const [field, part] of emergingParts(unit))
          outputs.sei_output.push({
            period_ym: month,
            uscc: unit.uscc,
            sei_field: field,
            sei_ytd: round1(times(output.ytd, emerging * part)),
            sei_ytd_ly: round1(times(output.ytdLy, emerging * part)),
          })
    }
  }
  return outputs
}

type Shares = {
  sold: (year: number, month: number) => number
  newProduct: number
  exported: number
  power: (year: number, month: number) => number
  hasProduct: boolean
}

function sharesOf(seed: string, unit: FrameUnit, given: Pick<Shares, 'exported' | 'power'>): Shares {
  const random = openRandom(`${seed}|output|${unit.uscc}`)
  const sold = new Map<number, number>()
  for (let at = 0; at < 12 * 8; at += 1) sold.set(at, 0.93 + 0.09 * random.next())
  return {
    sold: (year, month) => sold.get((year - 2013) * 12 + month - 1) ?? 0.97,
    ...given,
    newProduct: random.next() < 0.4 ? 0.05 + 0.3 * random.next() : 0,
    hasProduct: random.next() < 0.7,
  }
}

function outputRow(
  uscc: string,
  month: string,
  output: FormCells,
  share: Shares,
  cells: (part: (year: number, month: number) => number) => FormCells,
): RecordOf<'industrial_output'> {
  const sales = cells(share.sold)
  const fresh = cells(() => share.newProduct)
  // Who never exports leaves the line open.
  const exported = share.exported === 0 ? nothing : cells(() => share.exported)
  const power = cells(share.power)
  return {
    period_ym: month,
    uscc,
    output_m: output.m,
    output_ytd: output.ytd,
    output_m_ly: output.mLy,
    output_ytd_ly: output.ytdLy,
    new_product_m: fresh.m,
    new_product_ytd: fresh.ytd,
    new_product_ytd_ly: fresh.ytdLy,
    sales_output_m: sales.m,
    sales_output_ytd: sales.ytd,
    sales_output_m_ly: sales.mLy,
    sales_output_ytd_ly: sales.ytdLy,
    export_m: exported.m,
    export_ytd: exported.ytd,
    export_m_ly: exported.mLy,
    export_ytd_ly: exported.ytdLy,
    power_prod_m: power.m,
    power_prod_ytd: power.ytd,
    power_prod_ytd_ly: power.ytdLy,
  }
}

const nothing: FormCells = { m: null, ytd: null, mLy: null, ytdLy: null }

function productRow(
  uscc: string,
  month: string,
  output: FormCells,
  [code, name, unit, price]: readonly [string, string, string, number],
): RecordOf<'industrial_product'> {
  const quantity = (value: number | null): number | null => round1(times(value, 0.6 / price))
  return {
    period_ym: month,
    uscc,
    product_code: code,
    product_name: name,
    product_unit: unit,
    qty_m: quantity(output.m),
    qty_ytd: quantity(output.ytd),
    qty_m_ly: quantity(output.mLy),
    qty_ytd_ly: quantity(output.ytdLy),
  }
}

const times = (value: number | null, factor: number): number | null => (value === null ? null : value * factor)
const round1 = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10)
