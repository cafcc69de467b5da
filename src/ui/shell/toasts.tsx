import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { Toast } from '../../state/slices/session.ts'
import { FailureNote } from '../kit/failure-note.tsx'
import { useActions, useAppState, useWords } from '../hooks/use-app.ts'
import styles from './toasts.module.css'

const shownMs = 8000

/** Messages at the corner. Failures stay until they are closed; the others go by themselves. */
export function Toasts() {
  const toasts = useAppState((state) => state.toasts)
  return (
    <div className={styles.stack} role="log" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t, error } = useWords()
  const actions = useActions()
  const { id, failure, text, undo } = toast
  useEffect(() => {
    if (failure !== null) return undefined
    const timer = setTimeout(() => {
      actions.session.closeToast(id)
    }, shownMs)
    return () => {
      clearTimeout(timer)
    }
  }, [actions, failure, id])
  const close = (
    <ActionIcon
      className={styles.close ?? ''}
      size={24}
      color="gray"
      aria-label={t('shell.close')}
      onClick={() => {
        actions.session.closeToast(id)
      }}
    >
      <IconX size={14} stroke={1.5} />
    </ActionIcon>
  )
  if (failure !== null) {
    return (
      <div className={styles.failure}>
        <FailureNote
          text={error(failure.code, failure.params)}
          detail={failure.detail}
          detailLabel={t('shell.details')}
          hideLabel={t('shell.hideDetails')}
        />
        {close}
      </div>
    )
  }
  return (
    <div className={styles.toast}>
      <span className={styles.text}>{text}</span>
      {undo !== null && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            undo()
            actions.session.closeToast(id)
          }}
        >
          {t('shell.undo')}
        </Button>
      )}
      {close}
    </div>
  )
}
