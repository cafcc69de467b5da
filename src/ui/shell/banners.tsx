import { Button } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { FailureNote } from '../kit/failure-note.tsx'
import { OpenImport } from './open-import.tsx'
import { useActions, useAppState, useWords } from '../hooks/use-app.ts'
import styles from './banners.module.css'

/** What holds for the whole session: engine failed, work only in memory, storage lost. */
export function Banners() {
  const { t, error } = useWords()
  const actions = useActions()
  const engine = useAppState((state) => state.engine)
  const problem = useAppState((state) => state.storageProblem)
  return (
    <>
      {engine.status === 'failed' && (
        <div className={styles.failed}>
          <FailureNote
            text={`${t('shell.startFailed')}${engine.failure.code === 'worker/cannot-start' ? '' : ' · '}${error(engine.failure.code, engine.failure.params)}`}
            detail={engine.failure.detail}
            detailLabel={t('shell.details')}
            hideLabel={t('shell.hideDetails')}
            actions={
              <>
                <Button
                  size="xs"
                  onClick={() => {
                    void actions.engine.start()
                  }}
                >
                  {t('shell.retry')}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    location.reload()
                  }}
                >
                  {t('shell.reload')}
                </Button>
              </>
            }
          />
        </div>
      )}
      {problem !== null && (
        <div className={styles.banner} role="status">
          <IconInfoCircle size={16} stroke={1.5} aria-hidden="true" />
          <span>{error(problem, {})}</span>
        </div>
      )}
      <OpenImport />
    </>
  )
}
