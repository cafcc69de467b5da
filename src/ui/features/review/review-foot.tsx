import { Button, UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { formatCount } from '../../../i18n/format.ts'
import { summariseImport } from '../../../state/selectors/import-tables.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import styles from './review-page.module.css'

/** What would be loaded, what wants a look, and the two ways out. */
export function ReviewFoot({ onNextDoubt }: { onNextDoubt: () => void }) {
  const { t } = useWords()
  const actions = useActions().imports
  const files = useAppState((state) => state.importFiles)
  const loading = useAppState((state) => state.importLoading)
  const engine = useAppState((state) => state.engine.status)
  const summary = useMemo(() => summariseImport(files), [files])
  const { tables, rows, doubts, failed, reading } = summary
  return (
    <footer className={styles.foot}>
      <p className={styles.summary} role="status">
        <strong className={styles.amount}>
          {tables === 0
            ? t('review.foot.nothing')
            : t('review.foot.summary', {
                tables: t('review.files.tables', { count: tables, n: formatCount(tables) }),
                rows: t('review.files.rows', { count: rows, n: formatCount(rows) }),
              })}
        </strong>
        {failed > 0 && (
          <span className={styles.failed}>{t('review.foot.failed', { count: failed, n: formatCount(failed) })}</span>
        )}
        {reading > 0 && <span>{t('review.foot.reading', { count: reading, n: formatCount(reading) })}</span>}
        {tables > 0 && doubts === 0 && reading === 0 && <span>{t('review.foot.noDoubts')}</span>}
        {loading && engine === 'starting' && <span>{t('review.foot.waitingForEngine')}</span>}
      </p>
      {doubts > 0 && (
        <UnstyledButton className={styles.next} title={t('review.foot.next')} onClick={onNextDoubt}>
          {t('review.foot.doubts', { count: doubts, n: formatCount(doubts) })}
        </UnstyledButton>
      )}
      <span className={styles.space} />
      <Button
        variant="default"
        disabled={loading}
        onClick={() => {
          actions.discard()
        }}
      >
        {t('review.foot.cancel')}
      </Button>
      <Button
        disabled={tables === 0 || reading > 0}
        loading={loading}
        onClick={() => {
          void actions.load()
        }}
      >
        {t(loading ? 'review.foot.loading' : 'review.foot.load')}
      </Button>
    </footer>
  )
}
