import { Button, Tooltip } from '@mantine/core'
import { IconAlignLeft, IconPlayerPlay, IconPlayerStop, IconTemplate } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { SchemaTable } from '../../../state/actions/results.ts'
import { formatSeconds } from '../../../i18n/format.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import type { SqlFault } from '../../sql/fault-mark.ts'
import { formatSql } from '../../sql/format-sql.ts'
import { LazySqlEditor } from '../../sql/lazy-sql-editor.tsx'
import type { SqlEditorHandle } from '../../sql/sql-editor.tsx'
import styles from './query-editor.module.css'

export type QueryEditorProps = {
  schema: SchemaTable[]
  ready: boolean
  /** Time at which the present run began, null while none runs. */
  running: number | null
  fault: SqlFault | null
  onReady: (handle: SqlEditorHandle | null) => void
  onRun: (sql: string) => void
  onCancel: () => void
  onSaveAs: (sql: string) => void
}

/** The query with what can be done with it. */
export function QueryEditor({ schema, ready, running, fault, onReady, onRun, onCancel, onSaveAs }: QueryEditorProps) {
  const { t } = useWords()
  const actions = useActions()
  const sql = useAppState((state) => state.sqlText)
  const runnable = ready && sql.trim() !== ''
  return (
    <section className={styles.sheet} aria-label={t('analysis.editor')}>
      <div className={styles.editor}>
        <LazySqlEditor
          value={sql}
          label={t('analysis.editor')}
          hint={t('analysis.nothingYetText')}
          schema={schema}
          fault={fault}
          onChange={(text) => {
            actions.results.keepSql(text)
          }}
          onRun={() => {
            if (runnable) onRun(sql)
          }}
          onReady={onReady}
        />
      </div>
      <div className={styles.bar}>
        {running === null ? (
          <Tooltip label={t('analysis.waiting')} disabled={ready}>
            <Button
              {...(runnable ? {} : { 'data-disabled': true, 'aria-disabled': true })}
              leftSection={<IconPlayerPlay size={16} stroke={1.5} aria-hidden="true" />}
              onClick={() => {
                if (runnable) onRun(sql)
              }}
            >
              {t('analysis.run')}
            </Button>
          </Tooltip>
        ) : (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} stroke={1.5} aria-hidden="true" />}
            onClick={onCancel}
          >
            {t('analysis.cancel')}
          </Button>
        )}
        <Button
          variant="subtle"
          disabled={sql.trim() === ''}
          leftSection={<IconAlignLeft size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => {
            void formatSql(sql).then((text) => {
              actions.results.keepSql(text)
            })
          }}
        >
          {t('analysis.format')}
        </Button>
        <Button
          variant="subtle"
          disabled={sql.trim() === ''}
          leftSection={<IconTemplate size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => {
            onSaveAs(sql)
          }}
        >
          {t('analysis.saveAs')}
        </Button>
        <span className={styles.state} role="status">
          {running === null ? ready ? '' : t('analysis.waiting') : <Running since={running} />}
        </span>
        <span className={styles.hint}>{t('analysis.editorHint')}</span>
      </div>
    </section>
  )
}

function Running({ since }: { since: number }) {
  const { t, language } = useWords()
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(performance.now())
    }, 250)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return <>{t('analysis.running', { time: formatSeconds(Math.max(0, now - since), language) })}</>
}
