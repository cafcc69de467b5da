import { UnstyledButton } from '@mantine/core'
import { toAppError } from '../../../core/base/app-error.ts'
import { cellAddress } from '../../../core/workbook/cell-address.ts'
import { useWords } from '../../hooks/use-app.ts'
import type { ActiveCell } from './use-active-cell.ts'
import type { SheetCell } from './sheet-cells.ts'
import styles from './sheet-grid.module.css'

type CellLineProps = {
  place: ActiveCell
  cell: SheetCell | null
  failure: unknown
  onRetry: () => void
  onFoldAgain: (() => void) | null
}

/** Address and whole content of the active cell, as in Excel's formula bar; and what keeps cells from being shown. */
export function CellLine({ place, cell, failure, onRetry, onFoldAgain }: CellLineProps) {
  const { t } = useWords()
  const silent = cell === null ? 'review.sheet.reading' : cell.text === '' ? 'review.sheet.emptyCell' : null
  return (
    <div className={styles.line}>
      <span className={styles.address} aria-label={t('review.sheet.address')}>
        {cellAddress(place.row, place.column)}
      </span>
      <span className={styles.content} aria-live="polite">
        {silent === null ? cell?.text : <span className={styles.empty}>{t(silent)}</span>}
      </span>
      {failure !== null && <FetchFailure failure={failure} onRetry={onRetry} />}
      {onFoldAgain !== null && (
        <UnstyledButton className={styles.link} onClick={onFoldAgain}>
          {t('review.sheet.foldAgain')}
        </UnstyledButton>
      )}
    </div>
  )
}

/** Cells that could not be fetched: why, and once more. A failure that stays is not repeated by itself. */
function FetchFailure({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const { t, error } = useWords()
  const { code, params } = toAppError(failure)
  return (
    <span className={styles.failure} role="alert">
      {error(code, params)}
      <UnstyledButton className={styles.link} onClick={onRetry}>
        {t('shell.retry')}
      </UnstyledButton>
    </span>
  )
}
