import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Page } from '../../core/result/page.ts'
import type { PrintTable } from '../../core/result/print-table.ts'
import { firstRows } from '../../state/actions/results.ts'
import type { ResultInfo } from '../../state/actions/results.ts'

/** Rows above this are shown as a grid; a printed table of them would be read by nobody. */
export const maxPrintedRows = firstRows

/** A finished result, as far as it is shown: `table` null where it is a grid, `chart` null where nothing can be drawn. */
export type ResultContent = { title: string; info: ResultInfo; page: Page; table: PrintTable | null; chart: ChartData | null }
