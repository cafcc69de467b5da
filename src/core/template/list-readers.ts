import { earlierPeriodIds } from '../dataset/derived/earlier-periods.ts'
import type { Template } from './template.ts'

/** The templates that read a logical table or its earlier periods; of a field, those that read it. */
export function listReaders(templates: readonly Template[], table: string, field: string | null = null): Template[] {
  const ids = [table, ...earlierPeriodIds(table)]
  return templates.filter(({ inputs }) =>
    inputs.some((input) => ids.includes(input.table) && (field === null || input.fields.includes(field))),
  )
}
