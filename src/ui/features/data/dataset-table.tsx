import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconCheck, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { DatasetId } from '../../../core/base/id.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import { formatCount, formatTime } from '../../../i18n/format.ts'
import { formatRoute } from '../../../state/route.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import edges from '../../kit/edges.module.css'
import { describePeriods, describePlace } from './dataset-place.ts'
import styles from './dataset-table.module.css'
import { RenameForm } from './rename-form.tsx'
import type { TableReading } from './table-readings.ts'

/** All loaded tables, newest first within a shape; name opens the rows, reading opens the mapping. */
export function DatasetTable(props: {
  readings: TableReading[]
  opened: DatasetId | null
  onOpenMapping: (dataset: DatasetId) => void
}) {
  const { t } = useWords()
  return (
    <div className={edges.edges}>
      <div className={styles.sheet}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('data.column.name')}</th>
              <th scope="col">{t('data.column.reading')}</th>
              <th scope="col">{t('data.column.period')}</th>
              <th scope="col" data-numeric="true">
                {t('data.column.rows')}
              </th>
              <th scope="col" data-numeric="true">
                {t('data.column.columns')}
              </th>
              <th scope="col">{t('data.column.source')}</th>
              <th scope="col">{t('data.column.loadedAt')}</th>
              <th scope="col">
                <span className={styles.hiddenText}>{t('data.column.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {props.readings.flatMap((reading) =>
              reading.datasets.map((dataset) => (
                <DatasetRow
                  key={dataset.id}
                  dataset={dataset}
                  reading={reading}
                  opened={props.opened === dataset.id}
                  onOpenMapping={() => {
                    props.onOpenMapping(dataset.id)
                  }}
                />
              )),
            )}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function DatasetRow({
  dataset,
  reading,
  opened,
  onOpenMapping,
}: {
  dataset: Dataset
  reading: TableReading
  opened: boolean
  onOpenMapping: () => void
}) {
  const words = useWords()
  const { t, error, language } = words
  const actions = useActions()
  const [renaming, setRenaming] = useState(false)
  const damaged = useAppState((state) => state.damaged.includes(dataset.id))
  const place = describePlace(dataset, words)
  return (
    <tr data-opened={opened}>
      <td className={styles.name}>
        {renaming ? (
          <RenameField
            dataset={dataset}
            onDone={() => {
              setRenaming(false)
            }}
          />
        ) : (
          <a
            href={formatRoute({ page: 'table', dataset: dataset.id })}
            title={dataset.name}
            onClick={(event) => {
              event.preventDefault()
              actions.session.go({ page: 'table', dataset: dataset.id })
            }}
          >
            {dataset.name}
          </a>
        )}
        {damaged && (
          <p className={styles.damaged}>
            {error('storage/damaged', { name: dataset.name, file: dataset.parts[0]?.source.file ?? '' })}
          </p>
        )}
      </td>
      <td>
        <ReadingChip reading={reading} onOpen={onOpenMapping} />
      </td>
      <td className={styles.plain}>{describePeriods(dataset, words) ?? t('data.noPeriod')}</td>
      <td data-numeric="true">{formatCount(dataset.rowCount)}</td>
      <td data-numeric="true">{formatCount(dataset.columns.length)}</td>
      <td className={styles.source} title={place}>
        {place}
      </td>
      <td className={styles.plain}>{formatTime(dataset.loadedAt, language)}</td>
      <td className={styles.acts}>
        <Tooltip label={t('data.rename')}>
          <ActionIcon
            size={28}
            color="gray"
            aria-label={t('data.renameOf', { name: dataset.name })}
            onClick={() => {
              setRenaming(true)
            }}
          >
            <IconPencil size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('data.remove')}>
          <ActionIcon
            size={28}
            color="gray"
            aria-label={t('data.removeOf', { name: dataset.name })}
            onClick={() => {
              void actions.catalogue.remove(dataset.id)
            }}
          >
            <IconTrash size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  )
}

/** Edits the name of a table in place. */
export function RenameField({ dataset, onDone }: { dataset: Dataset; onDone: () => void }) {
  const { t } = useWords()
  const actions = useActions()
  return (
    <RenameForm
      name={dataset.name}
      label={t('data.newName')}
      saveLabel={t('data.save')}
      most={200}
      onSave={(name) => actions.catalogue.rename(dataset.id, name)}
      onDone={onDone}
    />
  )
}

function ReadingChip({ reading, onOpen }: { reading: TableReading; onOpen: () => void }) {
  const { t } = useWords()
  const local = useLocalText()
  const model = useAppState((state) => state.model)
  const label = (id: string): string => {
    const table = model.find((each) => each.id === id)
    return table === undefined ? id : local(table.label)
  }
  const best = reading.suggestions[0]
  const [state, text] =
    reading.mappings.length > 0
      ? (['confirmed', reading.mappings.map((mapping) => label(mapping.logicalTable)).join('、')] as const)
      : best !== undefined
        ? (['suggested', t('data.reading.suggested', { table: label(best.logicalTable) })] as const)
        : (['none', t('data.reading.none')] as const)
  return (
    <UnstyledButton className={styles.chip} data-state={state} onClick={onOpen}>
      {state === 'confirmed' && <IconCheck size={13} stroke={2} aria-label={t('data.reading.stateConfirmed')} />}
      <span className={styles.chipText}>{text}</span>
    </UnstyledButton>
  )
}
