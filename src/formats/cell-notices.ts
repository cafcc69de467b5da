import type { Diagnostic } from '../core/base/diagnostic.ts'
import type { ColumnGridBuilder } from './column-grid-builder.ts'

/** Findings about the cells of a sheet that was just read: error values and formulas without a saved result. */
export function cellNotices(sheet: string, builder: ColumnGridBuilder): Diagnostic[] {
  const notices: Diagnostic[] = []
  const { errors, formulasWithoutValue } = builder
  if (errors > 0)
    notices.push({ level: 'warning', code: 'workbook/error-cells', params: { count: errors }, where: { sheet } })
  if (formulasWithoutValue > 0) {
    notices.push({
      level: 'warning',
      code: 'workbook/formula-without-value',
      params: { count: formulasWithoutValue },
      where: { sheet },
    })
  }
  return notices
}
