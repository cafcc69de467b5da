import type { ImportLedger } from '../../../core/dataset/import-ledger.ts'
import { listLedger } from '../../../core/dataset/list-ledger.ts'
import type { Page } from '../../../core/result/page.ts'
import type { Translator } from '../../../i18n/translate.ts'

/** The ledger as a table of words for a file: one row for each range of cells. */
export function ledgerPage(ledger: ImportLedger, t: Translator['t']): Page {
  const lines = listLedger(ledger)
  const text = (name: string) => ({ name, type: 'text' as const })
  return {
    columns: [
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
    offset: 0,
    rowCount: lines.length,
    totalRows: lines.length,
    values: [
      lines.map(({ item }) => item.from ?? null),
      lines.map(({ item }) => t(`data.ledger.group.${item.group}`)),
      lines.map(({ item }) => t(`data.ledger.event.${item.event}`)),
      lines.map(({ item }) => item.column),
      lines.map(({ item }) => item.mark),
      lines.map(({ cells }) => cells),
      lines.map(({ count }) => count),
      lines.map(({ before }) => before),
      lines.map(({ after }) => after),
    ],
  }
}
