import { ActionIcon, Progress, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { formatBytes, formatCount } from '../../i18n/format.ts'
import type { TextKey, Translator } from '../../i18n/translate.ts'
import type { Task } from '../../state/slices/session.ts'
import { useAppState, useWords } from '../hooks/use-app.ts'
import styles from './task-list.module.css'

function amountText(task: Task, t: Translator['t']): string {
  if (task.unit === null || task.done === 0) return ''
  const format = task.unit === 'bytes' ? formatBytes : formatCount
  if (task.unit !== 'rows' && task.total === null) return format(task.done)
  return t(`shell.amount.${task.unit}`, { done: format(task.done), total: format(task.total ?? task.done) })
}

/** Running work: what, how far, and a way to stop it. The newest is shown, the others are counted. */
export function TaskList() {
  const { t } = useWords()
  const tasks = useAppState((state) => state.tasks)
  const task = tasks.at(-1)
  if (task === undefined) return <div role="status" aria-live="polite" />
  const phase = task.phase === null ? t('shell.working') : t(`shell.phase.${task.phase}` as TextKey)
  const share = task.total === null || task.total === 0 ? null : (100 * task.done) / task.total
  return (
    <div className={styles.tasks} role="status" aria-live="polite">
      <div className={styles.words}>
        <span className={styles.label}>{task.label}</span>
        <span className={styles.phase}>{[phase, amountText(task, t)].filter((part) => part !== '').join(' ')}</span>
        {tasks.length > 1 && <span className={styles.phase}>{`+${String(tasks.length - 1)}`}</span>}
      </div>
      <Progress
        value={share ?? 100}
        animated={share === null}
        size={3}
        aria-label={task.label}
        transitionDuration={120}
      />
      {task.cancel !== null && (
        <Tooltip label={t('shell.cancel')}>
          <ActionIcon
            className={styles.cancel ?? ''}
            size={24}
            color="gray"
            aria-label={`${t('shell.cancel')} ${task.label}`}
            onClick={task.cancel}
          >
            <IconX size={14} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}
