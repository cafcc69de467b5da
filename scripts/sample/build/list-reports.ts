import { monthOf } from '../oracle/support/periods.ts'
import type { Specialty } from '../records.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { isReporting } from './frame-unit.ts'
import { sends } from './world.ts'
import type { Actor, World } from './world.ts'

/** Tables that the log of submissions and the audit look at. */
export type Reported = Pick<
  SampleRecords,
  'industrial_output' | 'trade_sales' | 'catering' | 'finance' | 'tax' | 'power' | 'customs' | 'form_calendar'
>

/** A form that a unit owes for a period, and its main figure as the records have it. */
export type Report = {
  actor: Actor
  form: string
  period: string
  deadline: string
  sent: boolean
  figure: { field: string; value: number } | null
}

/** Forms of each specialty and how many months lie between two of them. */
const owed: Readonly<Record<Specialty, readonly (readonly [form: string, every: number])[]>> = {
  B: [
    ['B204-1', 1],
    ['B203', 1],
    ['205-1', 1],
    ['202-1', 3],
  ],
  C: [
    ['C203', 3],
    ['202-1', 3],
  ],
  E: [
    ['E204-1', 1],
    ['E203', 3],
    ['202-1', 3],
  ],
  S: [
    ['S204-1', 1],
    ['S203', 3],
    ['202-1', 3],
  ],
  X: [
    ['X203', 3],
    ['202-1', 3],
  ],
  F: [
    ['F203', 1],
    ['202-1', 3],
  ],
}

/** Every form that was due from 2019 on, by unit and period. */
export function listReports(world: World, records: Reported): Report[] {
  const figures = mainFigures(records)
  const deadlines = new Map(records.form_calendar.map((row) => [`${row.form_code} ${row.period_ym}`, row.deadline]))
  const months = world.pack.formMonths.filter((month) => month >= '2019')
  return world.actors.flatMap((actor) =>
    months.flatMap((period) =>
      !isReporting(actor.unit, period)
        ? []
        : owed[actor.unit.specialty]
            .filter(([, every]) => monthOf(period) % every === 0)
            .map(([form]) => ({
              actor,
              form,
              period,
              deadline: deadlines.get(`${form} ${period}`) ?? '',
              sent: sends(world, actor, form, period),
              figure: figures.get(keyOf(form, actor.unit.uscc, period)) ?? null,
            })),
    ),
  )
}

const keyOf = (form: string, uscc: string, period: string): string => `${form} ${uscc} ${period}`

function mainFigures(records: Reported): Map<string, NonNullable<Report['figure']>> {
  const found = new Map<string, NonNullable<Report['figure']>>()
  const add = (
    form: string,
    { uscc, period_ym: period }: Pick<RecordOf<'finance'>, 'uscc' | 'period_ym'>,
    field: string,
    value: number | null,
  ): void => {
    if (value !== null) found.set(keyOf(form, uscc, period), { field, value })
  }
  for (const row of records.industrial_output) add('B204-1', row, 'output_ytd', row.output_ytd)
  for (const row of records.trade_sales) add('E204-1', row, 'sales_ytd', row.sales_ytd)
  for (const row of records.catering) add('S204-1', row, 'turnover_ytd', row.turnover_ytd)
  for (const row of records.finance) add(row.form_code, row, 'revenue_ytd', row.revenue_ytd)
  return found
}
