import { completePeriod, findPeriod, periodEnd, periodsAgree } from '../base/period.ts'
import type { FoundPeriod, TableLayout } from '../workbook/table-layout.ts'
import type { PartConstant } from './dataset.ts'
import { periodColumn } from './unite-columns.ts'

/** What a period was taken from; `folder` is the path under which the file was dropped. */
export type PeriodFrom = FoundPeriod['from'] | 'folder'

/** A period that something says of a table. */
export type SaidPeriod = { value: string; from: PeriodFrom }

/** Where a table stands in what is dropped. `file` is the file's name, `path` its folder, '' where there is none. */
export type TableWhere = { file: string; path: string; sheet: string }

/** Where a table belongs: its period with all that is said about it (the one chosen first), and what else holds for all its rows. */
export type TablePlace = { period: SaidPeriod | null; said: SaidPeriod[]; constants: PartConstant[] }

/**
 * Reads period and constants of a found table from the table itself, then from the names of its sheet, its file and its folder. A part of a
 * year in the sheet's name (`6月`) is completed by a year that anything else says. `prefer` is the source that the user trusted before.
 */
export function placeTable(
  layout: Pick<TableLayout, 'period' | 'title' | 'constants'>,
  where: TableWhere,
  prefer: PeriodFrom | null = null,
): TablePlace {
  const stem = where.file.replace(/\.[a-z0-9]{1,5}$/i, '')
  const said: SaidPeriod[] = layout.period === null ? [] : [layout.period]
  const add = (from: PeriodFrom, text: string): void => {
    const period = text === '' ? null : findPeriod(text)
    if (period === null || period.grain === 'years' || said.some((each) => each.from === from)) return
    said.push({ value: periodEnd(period.value), from })
  }
  add('title', layout.title)
  add('sheet-name', where.sheet)
  add('file-name', stem)
  for (const folder of where.path.split(/[/\\]/u).reverse()) add('folder', folder)
  const completed = completeBySheet(where.sheet, said)
  if (completed !== null) said.unshift(completed)
  const preferred = said.find(({ from }) => from === prefer) ?? (prefer === 'user' ? undefined : finest(said))
  const period = preferred ?? said[0] ?? null
  return {
    period,
    said: period === null ? [] : [period, ...said.filter((each) => each !== period)],
    constants: listConstants(layout, period),
  }
}

/** `6月` on the sheet in a file of 2020. */
function completeBySheet(sheet: string, said: readonly SaidPeriod[]): SaidPeriod | null {
  for (const { value } of said) {
    const completed = /^\d{4}$/u.test(value) ? completePeriod(value, sheet) : null
    if (completed !== null) return { value: periodEnd(completed.value), from: 'sheet-name' }
  }
  return null
}

/** The first one unless another says the same period more finely: 2020-06 instead of 2020. */
function finest(said: readonly SaidPeriod[]): SaidPeriod | undefined {
  const [first] = said
  if (first === undefined) return undefined
  return said.reduce(
    (best, each) => (each.value.length > best.value.length && periodsAgree(each.value, best.value) ? each : best),
    first,
  )
}

/** A constant that only says the period again is none. */
function listConstants({ constants }: Pick<TableLayout, 'constants'>, period: SaidPeriod | null): PartConstant[] {
  return constants
    .filter(({ name, value }) => {
      if (name !== periodColumn || period === null) return true
      const own = findPeriod(value) ?? completePeriod(period.value.slice(0, 4), value)
      return own === null || !periodsAgree(own.value, period.value)
    })
    .map(({ name, value }) => ({ name, value }))
}
