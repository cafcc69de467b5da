import { Progress, Skeleton } from '@mantine/core'
import { formatBytes, formatCount } from '../../i18n/format.ts'
import type { TextKey } from '../../i18n/translate.ts'
import { useAppState, useWords } from '../hooks/use-app.ts'
import styles from './engine-wait.module.css'

/** The shape of a result while the engine starts, with how far it is. */
export function EngineWait() {
  const { t } = useWords()
  const engine = useAppState((state) => state.engine)
  if (engine.status !== 'starting') return <ResultSkeleton />
  const { phase, done, total } = engine
  const format = phase === 'fetch' || phase === 'inflate' ? formatBytes : formatCount
  const amount = total === null || total === 0 ? '' : `${format(done)} / ${format(total)}`
  const words = [t('shell.starting'), phase === null ? '' : t(`shell.phase.${phase}` as TextKey), amount].filter((part) => part !== '')
  return (
    <>
      <div className={styles.wait} role="status">
        <p className={styles.words}>{words.join(' · ')}</p>
        <Progress value={total === null || total === 0 ? 100 : (100 * done) / total} animated={total === null || total === 0} size={3} aria-label={t('shell.starting')} transitionDuration={120} />
      </div>
      <ResultSkeleton />
    </>
  )
}

/** A table and a chart to come. */
export function ResultSkeleton() {
  return (
    <div className={styles.sheets} aria-hidden="true">
      <div className={styles.sheet}>
        <Skeleton height={20} width="56%" mx="auto" mb={20} />
        {[0, 1, 2, 3, 4, 5, 6, 7].map((row) => (
          <Skeleton key={row} height={14} mb={14} />
        ))}
      </div>
      <div className={styles.sheet}>
        <Skeleton height={20} width="70%" mb={20} />
        <Skeleton height={210} />
      </div>
    </div>
  )
}
