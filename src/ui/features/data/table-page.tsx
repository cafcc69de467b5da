import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { DatasetId } from '../../../core/base/id.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { TableView } from './table-view.tsx'
import styles from './table-view.module.css'

/** The rows of one loaded table, or a word that it is gone. */
export function TablePage({ dataset: id }: { dataset: DatasetId }) {
  const { t } = useWords()
  const actions = useActions()
  const dataset = useAppState((state) => state.catalogue.datasets.find((each) => each.id === id))
  const starting = useAppState((state) => state.engine.status === 'starting')
  if (dataset !== undefined) return <TableView dataset={dataset} />
  return (
    <div className={styles.gone}>
      <p>{t(starting ? 'shell.starting' : 'data.table.gone')}</p>
      {!starting && (
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} stroke={1.5} />}
          onClick={() => {
            actions.session.go({ page: 'data' })
          }}
        >
          {t('data.table.back')}
        </Button>
      )}
    </div>
  )
}
