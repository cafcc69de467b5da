import { Button } from '@mantine/core'
import { Component } from 'react'
import type { ReactNode } from 'react'
import { useActions, useWords } from '../ui/hooks/use-app.ts'
import { FailureNote } from '../ui/kit/failure-note.tsx'
import styles from './error-boundary.module.css'

/** Keeps a failing page from taking the frame, and so the way out, with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { detail: string | null }> {
  override state: { detail: string | null } = { detail: null }

  static getDerivedStateFromError(error: unknown): { detail: string } {
    return { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }

  override render(): ReactNode {
    return this.state.detail === null ? this.props.children : <PageFailure detail={this.state.detail} />
  }
}

function PageFailure({ detail }: { detail: string }) {
  const { t } = useWords()
  const actions = useActions()
  return (
    <div className={styles.failure}>
      <FailureNote
        text={`${t('shell.crashTitle')} · ${t('shell.crashText')}`}
        detail={detail}
        detailLabel={t('shell.details')}
        hideLabel={t('shell.hideDetails')}
        actions={
          <>
            <Button size="xs" onClick={() => { actions.session.go({ page: 'data' }) }}>{t('shell.backToData')}</Button>
            <Button size="xs" variant="default" onClick={() => { location.reload() }}>{t('shell.reload')}</Button>
          </>
        }
      />
    </div>
  )
}
