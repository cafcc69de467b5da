import { Button } from '@mantine/core'
import { IconPlugConnectedX, IconTablePlus } from '@tabler/icons-react'
import type { Template } from '../../../core/template/template.ts'
import type { AppState } from '../../../state/create-store.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { EmptyNote } from '../../kit/empty-note.tsx'
import styles from './missing-data.module.css'
import { useModelNames } from './use-catalogue-names.ts'

type Readiness = AppState['readiness'][string]

/** What a template lacks: any data at all, or a mapping of tables and fields, each with the way to it. */
export function MissingData({ template, readiness }: { template: Template; readiness: Readiness | null }) {
  const { t, language } = useWords()
  const actions = useActions()
  const opening = useAppState((state) => state.sampleOpening)
  const { tableName, fieldName } = useModelNames()
  const toData = (): void => { actions.session.go({ page: 'data' }) }
  if (readiness === null) {
    const tables = template.inputs.filter(({ optional }) => !optional).map(({ table }) => tableName(table))
    return (
      <EmptyNote
        icon={IconTablePlus}
        title={t('template.noData')}
        text={t('template.noDataText', { tables: tables.join(language === 'zh' ? '、' : ', ') })}
        actions={
          <>
            <Button onClick={toData}>{t('template.goToData')}</Button>
            <Button variant="default" loading={opening} onClick={() => { void actions.imports.openSample(template.id) }}>
              {t('template.openSample')}
            </Button>
          </>
        }
      />
    )
  }
  return (
    <EmptyNote icon={IconPlugConnectedX} title={t('template.notReady')} text={t('template.notReadyText')} actions={<Button onClick={toData}>{t('template.map')}</Button>}>
      <ul className={styles.list}>
        {readiness.missingTables.map((table) => (
          <li key={table}>
            {t('template.missingTable', { table: tableName(table) })}
            <code className={styles.id}>{table}</code>
          </li>
        ))}
        {readiness.missingFields.map(({ table, field }) => (
          <li key={`${table}.${field}`}>
            {t('template.missingField', { table: tableName(table), field: fieldName(table, field) })}
            <code className={styles.id}>{`${table}.${field}`}</code>
          </li>
        ))}
      </ul>
    </EmptyNote>
  )
}
