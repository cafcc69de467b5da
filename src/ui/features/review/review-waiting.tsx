import { Button, Loader } from '@mantine/core'
import type { ImportFile } from '../../../state/slices/imports.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { progressText } from './progress-text.ts'
import styles from './review-page.module.css'

/** The middle while there is no sheet to show: reading, or failed. */
export function ReviewWaiting({ files, shown }: { files: readonly ImportFile[]; shown: ImportFile | null }) {
  const { t, error } = useWords()
  const actions = useActions().imports
  if (shown?.state.status === 'failed') {
    const { code, params, detail } = shown.state.failure
    return (
      <div className={styles.message}>
        <FailureNote
          text={error(code, { file: shown.name, ...params })}
          detail={detail}
          detailLabel={t('shell.details')}
          hideLabel={t('shell.hideDetails')}
          actions={
            <>
              <Button
                size="xs"
                onClick={() => {
                  actions.retryFile(shown.key)
                }}
              >
                {t('review.files.retry')}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  actions.removeFile(shown.key)
                }}
              >
                {t('review.files.remove', { name: shown.name })}
              </Button>
            </>
          }
        />
        {files.length > 1 && <p className={styles.beside}>{t('review.files.failedHelp')}</p>}
      </div>
    )
  }
  const reading = files.find(({ state }) => state.status === 'reading')
  if (reading === undefined && files.every(({ state }) => state.status === 'failed')) {
    return (
      <div className={styles.calm}>
        <h1 className={styles.emptyTitle}>{t('review.files.allFailed')}</h1>
        <p className={styles.emptyText}>{t('review.files.allFailedText')}</p>
      </div>
    )
  }
  return (
    <div className={styles.calm} role="status">
      <Loader size={22} />
      <p className={styles.emptyText}>
        {reading === undefined ? t('review.task.read') : `${reading.name} · ${progressText(reading, t)}`}
      </p>
    </div>
  )
}
