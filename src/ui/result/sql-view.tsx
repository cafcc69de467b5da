import { Button } from '@mantine/core'
import { IconCopy, IconExternalLink } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useActions, useAppState, useWords } from '../hooks/use-app.ts'
import { copyText } from '../kit/copy-text.ts'
import { formatSql } from '../sql/format-sql.ts'
import { LazySqlEditor } from '../sql/lazy-sql-editor.tsx'
import styles from './sql-view.module.css'

/** The statement that ran, laid out to be read and copied. */
export function SqlView({ sql }: { sql: string }) {
  const { t } = useWords()
  const actions = useActions()
  const inEditor = useAppState((state) => state.route.page === 'analysis')
  const [formatted, setFormatted] = useState<{ sql: string; text: string } | null>(null)
  useEffect(() => {
    let wanted = true
    void formatSql(sql).then((text) => { if (wanted) setFormatted({ sql, text }) })
    return () => { wanted = false }
  }, [sql])
  const text = formatted?.sql === sql ? formatted.text : sql
  return (
    <div className={styles.sheet}>
      <div className={styles.bar}>
        <p className={styles.text}>{t('result.sqlText')}</p>
        {!inEditor && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconExternalLink size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => { actions.results.keepSql(text); actions.session.go({ page: 'analysis' }) }}
          >
            {t('result.openInEditor')}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => { actions.session.showText(t(copyText(text) ? 'result.sqlCopied' : 'result.copyFailed')) }}
        >
          {t('result.copySql')}
        </Button>
      </div>
      <div className={styles.editor}>
        <LazySqlEditor value={text} label={t('result.sqlLabel')} schema={noSchema} fault={null} readOnly />
      </div>
    </div>
  )
}

const noSchema: never[] = []
