import { ActionIcon, Button, Switch, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconLayoutSidebarRight, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { quoteIdentifier } from '../../../core/sql/quote.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import { sumLedgers } from '../../../core/dataset/sum-ledgers.ts'
import { formatCount, formatTime } from '../../../i18n/format.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { CleanLink } from './clean-link.tsx'
import { describePeriods, describePlace } from './dataset-place.ts'
import { RenameField } from './dataset-table.tsx'
import { LedgerList } from './ledger-list.tsx'
import { PartsButton } from './parts-button.tsx'
import { RevisionsButton } from './revisions-button.tsx'
import styles from './table-view.module.css'

/** Name, origin and ledger of a table, and what can be done with it. */
export function TableHead(props: {
  dataset: Dataset
  totals: boolean
  onTotals: (shown: boolean) => void
  factsShown: boolean
  onFacts: (shown: boolean) => void
}) {
  const { dataset } = props
  const words = useWords()
  const { t, language } = words
  const actions = useActions()
  const [renaming, setRenaming] = useState(false)
  const [only] = dataset.parts
  const period = describePeriods(dataset, words)
  const meta = [
    t('data.table.rowsColumns', { rows: formatCount(dataset.rowCount), columns: formatCount(dataset.columns.length) }),
    ...(period === null ? [] : [period]),
    dataset.parts.length > 1 || only === undefined ? describePlace(dataset, words) : t('data.table.meta', only.source),
    t('data.table.loaded', { time: formatTime(dataset.loadedAt, language) }),
  ].join(' · ')
  const factsLabel = t(props.factsShown ? 'data.table.hideStatistics' : 'data.table.showStatistics')
  const query = (): void => {
    actions.results.keepSql(`SELECT *\nFROM ${quoteIdentifier(dataset.name)}\nLIMIT 100`)
    actions.session.go({ page: 'analysis' })
  }
  return (
    <header className={styles.head}>
      <Tooltip label={t('data.table.back')}>
        <ActionIcon
          color="gray"
          aria-label={t('data.table.back')}
          onClick={() => {
            actions.session.go({ page: 'data' })
          }}
        >
          <IconArrowLeft size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <div className={styles.names}>
        <div className={styles.nameLine}>
          {renaming ? (
            <RenameField
              dataset={dataset}
              onDone={() => {
                setRenaming(false)
              }}
            />
          ) : (
            <>
              <h1 className={styles.name} title={dataset.name}>
                {dataset.name}
              </h1>
              <ActionIcon
                size={26}
                color="gray"
                aria-label={t('data.renameOf', { name: dataset.name })}
                onClick={() => {
                  setRenaming(true)
                }}
              >
                <IconPencil size={15} stroke={1.5} />
              </ActionIcon>
            </>
          )}
        </div>
        <p className={styles.meta} title={meta}>
          {meta}
        </p>
        <div className={styles.origins}>
          <LedgerList name={dataset.name} ledger={sumLedgers(dataset)} />
          {dataset.parts.length > 1 && <PartsButton dataset={dataset} />}
          <RevisionsButton dataset={dataset} />
        </div>
      </div>
      <div className={styles.tools}>
        {dataset.totalRowCount > 0 && (
          <Switch
            size="xs"
            checked={props.totals}
            label={t('data.table.totals', { count: dataset.totalRowCount })}
            onChange={(event) => {
              props.onTotals(event.currentTarget.checked)
            }}
          />
        )}
        <CleanLink dataset={dataset} />
        <Button variant="default" onClick={query}>
          {t('data.table.query')}
        </Button>
        <Tooltip label={factsLabel}>
          <ActionIcon
            color="gray"
            aria-label={factsLabel}
            aria-pressed={props.factsShown}
            onClick={() => {
              props.onFacts(!props.factsShown)
            }}
          >
            <IconLayoutSidebarRight size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  )
}
