import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import type { SelfTestAttempt } from '../../../state/actions/engine.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './privacy-page.module.css'

/** A name that belongs to nobody (RFC 2606): whatever reached it would be a leak to anywhere. */
const target = 'https://leak-test.example/'

const walls = ['code', 'policy', 'engine', 'tests', 'selfTest'] as const

/** The promise, and the self-test by which anyone can check it. */
export function PrivacyPage() {
  const { t } = useWords()
  const actions = useActions()
  const [attempts, setAttempts] = useState<SelfTestAttempt[] | null>(null)
  const [running, setRunning] = useState(false)
  const run = async (): Promise<void> => {
    setRunning(true)
    try {
      setAttempts(await actions.engine.selfTest(target))
    } catch (error) {
      actions.session.showFailure(error)
    } finally {
      setRunning(false)
    }
  }
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('privacy.title')}</h1>
      <p className={styles.lead}>{t('privacy.lead')}</p>
      <section className={styles.sheet} aria-labelledby="self-test">
        <div className={styles.head}>
          <Verdict attempts={attempts} />
          <Button id="self-test" loading={running} onClick={() => { void run() }}>
            {t(attempts === null ? 'privacy.run' : 'privacy.runAgain')}
          </Button>
        </div>
        {attempts !== null && <AttemptTable attempts={attempts} />}
      </section>
      <div className={styles.columns}>
        <section>
          <h2 className={styles.heading}>{t('privacy.wallsTitle')}</h2>
          <ol className={styles.list}>
            {walls.map((wall) => (
              <li key={wall}>{t(`privacy.walls.${wall}`)}</li>
            ))}
          </ol>
        </section>
        <section>
          <h2 className={styles.heading}>{t('privacy.ownCheckTitle')}</h2>
          <ul className={styles.list}>
            <li>{t('privacy.ownCheck.devtools')}</li>
            <li>{t('privacy.ownCheck.offline')}</li>
          </ul>
          <h2 className={styles.heading}>{t('privacy.storageTitle')}</h2>
          <p className={styles.text}>{t('privacy.storage')}</p>
        </section>
      </div>
    </div>
  )
}

function Verdict({ attempts }: { attempts: SelfTestAttempt[] | null }) {
  const { t } = useWords()
  if (attempts === null) return <p className={styles.verdict} role="status">{t('privacy.notYet')}</p>
  const reached = attempts.filter((attempt) => !attempt.refused).length
  if (reached === 0) {
    return (
      <p className={styles.verdict} data-state="ok" role="status">
        <IconCircleCheck size={20} stroke={1.5} aria-hidden="true" />
        {t('privacy.passed', { count: attempts.length })}
      </p>
    )
  }
  return (
    <p className={styles.verdict} data-state="bad" role="alert">
      <IconCircleX size={20} stroke={1.5} aria-hidden="true" />
      {t('privacy.failed', { count: reached, total: attempts.length })} {t('privacy.failedHint')}
    </p>
  )
}

function AttemptTable({ attempts }: { attempts: SelfTestAttempt[] }) {
  const { t } = useWords()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('privacy.column.where')}</th>
          <th scope="col">{t('privacy.column.how')}</th>
          <th scope="col">{t('privacy.column.result')}</th>
          <th scope="col">{t('privacy.column.detail')}</th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((attempt) => (
          <tr key={`${attempt.where} ${attempt.how}`}>
            <td>{t(`privacy.where.${attempt.where}`)}</td>
            <td>{t(`privacy.how.${attempt.how}`)}</td>
            <td className={attempt.refused ? styles.refused : styles.reached}>{t(attempt.refused ? 'privacy.refused' : 'privacy.reached')}</td>
            <td className={styles.detail} title={attempt.detail}>{attempt.detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
