import { rememberLayout } from '../../core/dataset/layout-memory.ts'
import type { RememberedLayout } from '../../core/dataset/layout-memory.ts'
import { placeTable } from '../../core/dataset/place-table.ts'
import type { PeriodFrom } from '../../core/dataset/place-table.ts'
import { readStateOf } from './import-tables.ts'
import type { LoadJob } from './list-jobs.ts'

/** The layouts that loading these tables confirms, one for each group: what was corrected by itself on one table is not the layout's. */
export function listLayouts(jobs: readonly LoadJob[]): Omit<RememberedLayout, 'confirmedAt'>[] {
  const layouts = new Map<string, Omit<RememberedLayout, 'confirmedAt'>>()
  for (const job of jobs) {
    const { decision } = job.member
    if (decision.alone || decision.apart || layouts.has(job.place)) continue
    const layout = layoutOf(job)
    if (layout !== null) layouts.set(job.place, layout)
  }
  return [...layouts.values()]
}

function layoutOf({ ref, member, name }: LoadJob): Omit<RememberedLayout, 'confirmedAt'> | null {
  const { file, decision, sheetName } = member
  const found = readStateOf(file)?.reading.sheets[ref.sheet]?.layout.tables[ref.table]
  if (decision.byHand || found === undefined) return null
  const said = placeTable(found, { file: file.name, path: file.path, sheet: sheetName }).said
  return rememberLayout(found, { ...decision.choice, name }, trusted(said, decision.choice.period))
}

/** The source of the period that someone preferred to the one that was taken; null where nobody did. */
function trusted(said: readonly { value: string; from: PeriodFrom }[], period: string | null): PeriodFrom | null {
  const [taken] = said
  if (taken === undefined || period === null || taken.value === period) return null
  return said.find(({ value }) => value === period)?.from ?? null
}
