import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DatasetId } from '../../../core/base/id.ts'
import type { MappingSuggestion } from '../../../core/dataset/mapping.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import styles from './mapping-announcements.module.css'
import { announced, asMapping } from './table-readings.ts'
import type { TableReading } from './table-readings.ts'

/** More than these are told in one line first. */
const mostLines = 3

type Found = { reading: TableReading; best: MappingSuggestion }

/** Tables that look like logical tables, to be confirmed once: one by one, or all together. */
export function MappingAnnouncements({
  readings,
  onLook,
}: {
  readings: TableReading[]
  onLook: (dataset: DatasetId) => void
}) {
  const { t } = useWords()
  const actions = useActions()
  const mappings = useAppState((state) => state.catalogue.mappings)
  const opening = useAppState((state) => state.sampleOpening)
  const [listed, setListed] = useState(false)
  // The readings follow a moment after the catalogue: what was confirmed meanwhile is not asked again.
  const known = new Set(mappings.map(({ shape }) => shape))
  const found = readings.flatMap((reading): Found[] => {
    const best = announced(reading)
    return best === null || known.has(reading.shape) ? [] : [{ reading, best }]
  })
  const confirm = (which: Found[]): void => {
    void actions.catalogue.confirmMappings(which.map(({ reading, best }) => asMapping(reading.shape, best)))
  }
  // The sample confirms its own mappings in a moment.
  if (found.length === 0 || opening) return null
  const many = found.length > mostLines
  return (
    <section className={styles.announcements} aria-label={t('data.reading.panelTitle')}>
      {many && (
        <div className={styles.announcement}>
          <p className={styles.words}>
            <ManyWords found={found} />
          </p>
          <Button
            size="xs"
            variant="default"
            aria-expanded={listed}
            onClick={() => {
              setListed(!listed)
            }}
          >
            {t(listed ? 'data.reading.fold' : 'data.reading.lookEach')}
          </Button>
          <Button
            size="xs"
            onClick={() => {
              confirm(found)
            }}
          >
            {t('data.reading.confirmAll')}
          </Button>
        </div>
      )}
      {(!many || listed) &&
        found.map((each) => (
          <Announcement
            key={each.reading.shape}
            found={each}
            onLook={onLook}
            onConfirm={() => {
              confirm([each])
            }}
          />
        ))}
    </section>
  )
}

/** How many tables look like which logical tables; the first few by name. */
function ManyWords({ found }: { found: Found[] }) {
  const { t } = useWords()
  const local = useLocalText()
  const model = useAppState((state) => state.model)
  const names = [...new Set(found.map(({ best }) => best.logicalTable))].flatMap((id) => {
    const label = model.find((each) => each.id === id)?.label
    return label === undefined ? [] : [local(label)]
  })
  const tables = found.reduce((sum, { reading }) => sum + reading.datasets.length, 0)
  return t('data.reading.bannerAll', {
    count: formatCount(tables),
    names: names.slice(0, mostLines).join(t('data.reading.join')),
    kinds: formatCount(names.length),
  })
}

function Announcement({
  found: { reading, best },
  onLook,
  onConfirm,
}: {
  found: Found
  onLook: (dataset: DatasetId) => void
  onConfirm: () => void
}) {
  const { t } = useWords()
  const local = useLocalText()
  const logical = useAppState((state) => state.model.find((each) => each.id === best.logicalTable))
  const first = reading.datasets[0]
  if (logical === undefined || first === undefined) return null
  const params = { name: first.name, table: local(logical.label), count: reading.datasets.length }
  return (
    <div className={styles.announcement}>
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
      <Button size="xs" onClick={onConfirm}>
        {t('data.reading.confirm')}
      </Button>
    </div>
  )
}
