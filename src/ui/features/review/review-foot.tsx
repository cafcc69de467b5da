import { Button, UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { formatCount } from '../../../i18n/format.ts'
import { summarisePlan } from '../../../state/selectors/group-summary.ts'
import { countFiles } from '../../../state/selectors/import-tables.ts'
import { catalogueUnderReview, planImport } from '../../../state/selectors/plan-import.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import styles from './review-page.module.css'

/** What would be loaded, what wants a look, and the two ways out. */
export function ReviewFoot({ onNextPoint }: { onNextPoint: () => void }) {
  const { t } = useWords()
  const actions = useActions().imports
  const files = useAppState((state) => state.importFiles)
  const catalogue = useAppState(catalogueUnderReview)
  const loading = useAppState((state) => state.importBase !== null)
  const engine = useAppState((state) => state.engine.status)
  const { failed, reading } = useMemo(() => countFiles(files), [files])
  const plan = planImport(files, catalogue)
  const { tables, rows, points, conflicts, unconfirmed } = useMemo(() => summarisePlan(plan), [plan])
  const wanting = points + conflicts
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
        {conflicts > 0 && (
          <span className={styles.failed}>
            {t('review.foot.conflicts', { count: conflicts, n: formatCount(conflicts) })}
          </span>
        )}
        {reading > 0 && <span>{t('review.foot.reading', { count: reading, n: formatCount(reading) })}</span>}
        {tables > 0 && wanting === 0 && unconfirmed.length === 0 && reading === 0 && (
          <span>{t('review.foot.noDoubts')}</span>
        )}
        {loading && engine === 'starting' && <span>{t('review.foot.waitingForEngine')}</span>}
      </p>
      {(wanting > 0 || unconfirmed.length > 0) && (
        <UnstyledButton className={styles.next} title={t('review.foot.next')} onClick={onNextPoint}>
          {wanting > 0
            ? t('review.foot.doubts', { count: wanting, n: formatCount(wanting) })
            : t('review.foot.unconfirmed', { count: unconfirmed.length, n: formatCount(unconfirmed.length) })}
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
          for (const { key } of unconfirmed) actions.confirmLayout(key)
          void actions.load()
        }}
      >
        {loading
          ? t('review.foot.loading')
          : unconfirmed.length > 0
            ? t('review.foot.confirmLoad', { count: unconfirmed.length, n: formatCount(unconfirmed.length) })
            : t('review.foot.load')}
      </Button>
    </footer>
  )
}
