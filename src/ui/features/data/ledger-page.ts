import type { ImportLedger } from '../../../core/dataset/import-ledger.ts'
import { listLedger } from '../../../core/dataset/list-ledger.ts'
import type { Page, Value } from '../../../core/result/page.ts'
import type { Translator } from '../../../i18n/translate.ts'

/** The ledger as a table of words for a file: one row for each range of cells. */
export function ledgerPage(ledger: ImportLedger, t: Translator['t']): Page {
  const text = (name: string) => ({ name, type: 'text' as const })
  return makePage(
    [
      text(t('data.ledger.sheet.from')),
      text(t('data.ledger.sheet.group')),
      text(t('data.ledger.sheet.event')),
      text(t('data.ledger.sheet.column')),
      text(t('data.ledger.sheet.mark')),
      text(t('data.ledger.sheet.cells')),
      { name: t('data.ledger.sheet.count'), type: 'integer' },
      text(t('data.ledger.sheet.before')),
      text(t('data.ledger.sheet.after')),
    ],
    listLedger(ledger).map(({ item, cells, count, before, after }) => [
      item.from ?? null,
      t(`data.ledger.group.${item.group}`),
      t(`data.ledger.event.${item.event}`),
      item.column,
      item.mark,
      cells,
      count,
      before,
      after,
    ]),
  )
}

/** The counts of the ledger: what was read, changed, emptied and left out. */
function countsPage(ledger: ImportLedger, t: Translator['t']): Page {
  const counts = [
    ['cellsRead', ledger.cellsRead],
    ['converted', ledger.converted],
    ['emptied', ledger.emptied],
    ['keptApart', ledger.keptApart],
    ['rowsLeftOut', ledger.rowsLeftOut],
    ['duplicateRows', ledger.duplicateRows],
    ['totalsCompared', ledger.totals.compared],
    ['totalsDiffer', ledger.totals.differences.length],
  ] as const
  return makePage(
    [
      { name: t('data.ledger.sheet.what'), type: 'text' },
      { name: t('data.ledger.sheet.count'), type: 'integer' },
    ],
    counts.map(([what, count]) => [t(`data.ledger.counted.${what}`), count]),
  )
}

/** Sums of the columns of figures, which were the same in the sheet and in the loaded table: a load with another sum is refused. */
function sumsPage({ sums }: ImportLedger, t: Translator['t']): Page {
  return makePage(
    [
      { name: t('data.ledger.sheet.from'), type: 'text' },
      { name: t('data.ledger.sheet.column'), type: 'text' },
      { name: t('data.ledger.sheet.count'), type: 'integer' },
      { name: t('data.ledger.sheet.sumChecked'), type: 'number' },
    ],
    sums.map(({ from, column, count, sum }) => [from ?? null, column, count, sum]),
  )
}

/** Printed totals that are not the sum of their rows. */
function totalsPage({ totals }: ImportLedger, t: Translator['t']): Page {
  return makePage(
    [
      { name: t('data.ledger.sheet.from'), type: 'text' },
      { name: t('data.ledger.sheet.cells'), type: 'text' },
      { name: t('data.ledger.sheet.label'), type: 'text' },
      { name: t('data.ledger.sheet.column'), type: 'text' },
      { name: t('data.ledger.sheet.printed'), type: 'number' },
      { name: t('data.ledger.sheet.sumOfRows'), type: 'number' },
    ],
    totals.differences.map(({ from, cell, label, column, printed, sum }) => [
      from ?? null,
      cell,
      label,
      column,
      printed,
      sum,
    ]),
  )
}

/** The whole ledger as the sheets of a workbook: counts, sums, totals that differ, and every entry with its addresses. */
export function ledgerSheets(ledger: ImportLedger, t: Translator['t']): { name: string; page: Page }[] {
  return [
    { name: t('data.ledger.tab.counts'), page: countsPage(ledger, t) },
    { name: t('data.ledger.tab.entries'), page: ledgerPage(ledger, t) },
    { name: t('data.ledger.tab.sums'), page: sumsPage(ledger, t) },
    { name: t('data.ledger.tab.totals'), page: totalsPage(ledger, t) },
  ]
}

/** A page of rows written row by row. */
function makePage(columns: Page['columns'], rows: readonly Value[][]): Page {
  return {
    columns,
    offset: 0,
    rowCount: rows.length,
    totalRows: rows.length,
    values: columns.map((_, at) => rows.map((row) => row[at] ?? null)),
  }
}
