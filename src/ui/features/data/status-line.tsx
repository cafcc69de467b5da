import { formatCount } from '../../../i18n/format.ts'
import { formatValue } from '../../grid/grid-source.ts'
import type { SelectionSummary } from '../../grid/selection-summary.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './table-view.module.css'

/** Rows, and of more than one selected cell the count, sum and mean, as spreadsheets show them. */
export function StatusLine({
  rows,
  filtered,
  cells,
  summary,
}: {
  rows: number
  filtered: boolean
  cells: number
  summary: SelectionSummary | null
}) {
  const { t } = useWords()
  const parts = [t('data.status.cell', { cells: formatCount(cells) })]
  if (summary !== null) {
    parts.push(t('data.status.filled', { count: formatCount(summary.filled) }))
    if (summary.sum !== null) parts.push(t('data.status.sum', { value: formatValue(summary.sum) }))
    if (summary.mean !== null) parts.push(t('data.status.mean', { value: formatValue(summary.mean) }))
  }
  return (
    <footer className={styles.status} role="status">
      <span>{t(filtered ? 'data.status.filtered' : 'data.status.rows', { rows: formatCount(rows) })}</span>
      {cells > 1 && <span className={styles.sums}>{parts.join('　')}</span>}
    </footer>
  )
}
