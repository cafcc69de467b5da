import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useCallback, useRef, useState } from 'react'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { useRun } from '../../hooks/use-run.ts'
import type { SqlEditorHandle } from '../../sql/sql-editor.tsx'
import styles from './analysis-page.module.css'
import { QueryEditor } from './query-editor.tsx'
import { QueryResult } from './query-result.tsx'
import { readFault } from './read-fault.ts'
import { SchemaList } from './schema-list.tsx'

/** The SQL page: tables at the left, the query above, its result below. */
export function AnalysisPage() {
  const { t } = useWords()
  const actions = useActions()
  const [folded, setFolded] = useState(() => innerWidth < 1100)
  const ready = useAppState((state) => state.engine.status === 'ready')
  const catalogue = useAppState((state) => state.catalogue.version)
  const [request, setRequest] = useState<{ number: number; sql: string } | null>(null)
  const editor = useRef<SqlEditorHandle | null>(null)
  const schema = useRun(ready ? String(catalogue) : null, () => actions.results.readSchema())
  const run = useRun(
    request === null ? null : String(request.number),
    (signal) => actions.results.runSql(request?.sql ?? '', t('analysis.resultTitle'), { signal }),
    {
      release: ({ info }) => {
        actions.results.release(info.result)
      },
    },
  )
  const start = useCallback((sql: string) => {
    setRequest((before) => ({ number: (before?.number ?? 0) + 1, sql }))
  }, [])
  const onReady = useCallback((handle: SqlEditorHandle | null) => {
    editor.current = handle
  }, [])
  const fault = readFault(run.failure)
  return (
    <div className={styles.page}>
      {!folded && (
        <SchemaList
          schema={schema.value ?? noSchema}
          onInsert={(text) => {
            editor.current?.insert(text)
          }}
          onFold={() => {
            setFolded(true)
          }}
        />
      )}
      <div className={styles.content}>
        <div className={styles.head}>
          {folded && (
            <Tooltip label={t('analysis.unfoldTables')} position="right">
              <ActionIcon
                color="gray"
                aria-label={t('analysis.unfoldTables')}
                onClick={() => {
                  setFolded(false)
                }}
              >
                <IconLayoutSidebarLeftExpand size={18} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          )}
          <h1 className={styles.title}>{t('analysis.title')}</h1>
          <p className={styles.text}>{t('analysis.text')}</p>
        </div>
        <QueryEditor
          schema={schema.value ?? noSchema}
          ready={ready}
          running={run.running ? run.startedAt : null}
          fault={fault}
          onReady={onReady}
          onRun={start}
          onCancel={() => {
            setRequest(null)
          }}
          onSaveAs={(sql) => {
            actions.drafts.begin(sql, request?.sql.trim() === sql.trim() ? (run.value?.info.columns ?? []) : [])
          }}
        />
        <QueryResult run={run} schema={schema.value ?? noSchema} onRun={start} />
      </div>
    </div>
  )
}

const noSchema: never[] = []
