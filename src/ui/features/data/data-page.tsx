import { Button } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import type { DatasetId } from '../../../core/base/id.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { FileButtons } from '../../kit/file-buttons.tsx'
import styles from './data-page.module.css'
import { DatasetTable } from './dataset-table.tsx'
import { LayoutList } from './layout-list.tsx'
import { MappingPanel } from './mapping-panel.tsx'
import type { TableReading } from './table-readings.ts'
import { announced, asMapping } from './table-readings.ts'
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
              filesLabel={t('data.addFiles')}
              folderLabel={t('data.addFolder')}
              onPick={(files) => {
                actions.imports.addFiles(files)
              }}
            />
          </div>
        </header>
        <Announcements readings={readings} onLook={setOpened} />
        <DatasetTable readings={readings} opened={opened} onOpenMapping={setOpened} />
        <LayoutList />
      </div>
      {reading !== undefined && (
        <MappingPanel
          key={`${reading.shape}-${String(catalogue.version)}`}
          reading={reading}
          onClose={() => {
            setOpened(null)
          }}
        />
      )}
    </div>
  )
}

function Announcements({ readings, onLook }: { readings: TableReading[]; onLook: (dataset: DatasetId) => void }) {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const model = useAppState((state) => state.model)
  const opening = useAppState((state) => state.sampleOpening)
  const found = readings.flatMap((reading) => {
    const best = announced(reading)
    return best === null ? [] : [{ reading, best }]
  })
  const confirm = async (which: typeof found): Promise<void> => {
    await actions.catalogue.confirmMappings(which.map(({ reading, best }) => asMapping(reading.shape, best)))
  }
  // The sample confirms its own mappings in a moment.
  if (found.length === 0 || opening) return null
  return (
    <section className={styles.announcements} aria-label={t('data.reading.panelTitle')}>
      {found.map(({ reading, best }) => {
        const logical = model.find((each) => each.id === best.logicalTable)
        const first = reading.datasets[0]
        if (logical === undefined || first === undefined) return null
        const params = { name: first.name, table: local(logical.label), count: reading.datasets.length }
        return (
          <div key={reading.shape} className={styles.announcement}>
            <p className={styles.words}>
              {t(reading.datasets.length === 1 ? 'data.reading.bannerOne' : 'data.reading.bannerMany', params)}
            </p>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                onLook(first.id)
              }}
            >
              {t('data.reading.look')}
            </Button>
            <Button
              size="xs"
              onClick={() => {
                void confirm([{ reading, best }])
              }}
            >
              {t('data.reading.confirm')}
            </Button>
          </div>
        )
      })}
      {found.length > 1 && (
        <div className={styles.confirmAll}>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => {
              void confirm(found)
            }}
          >
            {t('data.reading.confirmAll')}
          </Button>
        </div>
      )}
    </section>
  )
}
