import { useDeferredValue, useState } from 'react'
import { acceptedFiles } from '../../../state/pick-files.ts'
import type { DatasetId } from '../../../core/base/id.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { FileButtons } from '../../kit/file-buttons.tsx'
import styles from './data-page.module.css'
import { DatasetTable } from './dataset-table.tsx'
import { LayoutList } from './layout-list.tsx'
import { MappingAnnouncements } from './mapping-announcements.tsx'
import { MappingPanel } from './mapping-panel.tsx'
import { MakeDialog } from './own/make-dialog.tsx'
import type { Making } from './own/making.ts'
import { OwnTableList } from './own/own-table-list.tsx'
import type { TableReading } from './table-readings.ts'
import { useTableReadings } from './use-table-readings.ts'

const noReadings: TableReading[] = []

/** What is loaded, how templates read it, and the way to add more. */
export function DataPage() {
  const { t } = useWords()
  const actions = useActions()
  const catalogue = useAppState((state) => state.catalogue)
  // The table is drawn in small steps after its frame: the page is often reached from a load, while workers use every core.
  const readings = useDeferredValue(useTableReadings(), noReadings)
  const [opened, setOpened] = useState<DatasetId | null>(null)
  const [making, setMaking] = useState<Making | null>(null)
  const reading = readings.find((each) => each.datasets.some((dataset) => dataset.id === opened))
  const rows = catalogue.datasets.reduce((sum, dataset) => sum + dataset.rowCount, 0)
  return (
    <div className={styles.page}>
      <div className={styles.content}>
        <header className={styles.head}>
          <div>
            <h1 className={styles.title}>{t('data.title')}</h1>
            <p className={styles.summary}>
              {t('data.summary', { tables: formatCount(catalogue.datasets.length), rows: formatCount(rows) })}
            </p>
          </div>
          <div className={styles.add}>
            <span className={styles.hint}>{t('data.dropHint')}</span>
            <FileButtons
              accept={acceptedFiles}
              filesLabel={t('data.addFiles')}
              folderLabel={t('data.addFolder')}
              onPick={(files) => {
                actions.imports.addFiles(files)
              }}
            />
          </div>
        </header>
        <MappingAnnouncements readings={readings} onLook={setOpened} />
        <DatasetTable readings={readings} opened={opened} onOpenMapping={setOpened} />
        <LayoutList />
        <OwnTableList />
      </div>
      {reading !== undefined && (
        <MappingPanel
          key={`${reading.shape} ${JSON.stringify(reading.mappings)}`}
          reading={reading}
          onMake={setMaking}
          onClose={() => {
            setOpened(null)
          }}
        />
      )}
      {making !== null && (
        <MakeDialog
          making={making}
          onClose={() => {
            setMaking(null)
          }}
        />
      )}
    </div>
  )
}
