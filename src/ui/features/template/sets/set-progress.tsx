import { Progress } from '@mantine/core'
import { formatCount } from '../../../../i18n/format.ts'
import type { SetRun } from '../../../../state/slices/template-sets.ts'
import { useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import styles from './sets-page.module.css'

/** How far the run of a set is: which template is being computed, the how manieth of how many. */
export function SetProgress({ run: { lines } }: { run: SetRun }) {
  const { t } = useWords()
  const local = useLocalText()
  const templates = useAppState((state) => state.templates)
  const finished = lines.filter(({ outcome }) => !['waiting', 'running'].includes(outcome.status)).length
  const running = lines.find(({ outcome }) => outcome.status === 'running')
  const template = templates.find(({ id }) => id === running?.id)
  const count = { at: formatCount(Math.min(finished + 1, lines.length)), all: formatCount(lines.length) }
  const name = template === undefined ? (running?.id ?? '') : local(template.title)
  return (
    <div className={styles.progress}>
      <p className={styles.progressText} role="status">
        {name === '' ? t('template.set.progress', count) : t('template.set.progressOf', { ...count, name })}
      </p>
      <Progress
        size="xs"
        value={(finished / lines.length) * 100}
        aria-label={t('template.set.progressLabel')}
        transitionDuration={0}
      />
    </div>
  )
}
