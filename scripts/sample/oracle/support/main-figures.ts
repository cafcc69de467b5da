import type { SampleRecords } from '../../records/sample-records.ts'

/** The main figure of a unit: output, sales or turnover by its specialty, revenue where there is no such form (domain model 2.5). */
export type MainFigure = {
  specialty: string
  uscc: string
  month: string
  m: number | null
  ytd: number | null
  ytdLy: number | null
}

/** Main figures of all units and months; services, construction and real estate have no figure of a single month. */
export function mainFigures(
  records: Pick<SampleRecords, 'industrial_output' | 'trade_sales' | 'catering' | 'finance'>,
): MainFigure[] {
  const { industrial_output: outputs, trade_sales: sales, catering, finance } = records
  return [
    ...outputs.map((row) => ({
      specialty: 'B',
      uscc: row.uscc,
      month: row.period_ym,
      m: row.output_m,
      ytd: row.output_ytd,
      ytdLy: row.output_ytd_ly,
    })),
    ...sales.map((row) => ({
      specialty: 'E',
      uscc: row.uscc,
      month: row.period_ym,
      m: row.sales_m,
      ytd: row.sales_ytd,
      ytdLy: row.sales_ytd_ly,
    })),
    ...catering.map((row) => ({
      specialty: 'S',
      uscc: row.uscc,
      month: row.period_ym,
      m: row.turnover_m,
      ytd: row.turnover_ytd,
      ytdLy: row.turnover_ytd_ly,
    })),
    ...finance
      .filter((row) => ['C203', 'X203', 'F203'].includes(row.form_code))
      .map((row) => ({
        specialty: row.form_code.slice(0, 1),
        uscc: row.uscc,
        month: row.period_ym,
        m: null,
        ytd: row.revenue_ytd,
        ytdLy: row.revenue_ytd_ly,
      })),
  ]
}
