import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { toAppError } from '../../../core/base/app-error.ts'
import type { Column, Dataset } from '../../../core/dataset/dataset.ts'
import type { ColumnFilter, ColumnStatistics, SortKey } from '../../../core/result/page.ts'
import { formatCount } from '../../../i18n/format.ts'
import { formatValue } from '../../grid/grid-source.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './column-facts.module.css'
import { Histogram } from './histogram.tsx'

/** Facts about the selected column over the rows that pass the filters, and filters on it. */
export function ColumnFacts(props: {
  dataset: Dataset
  column: Column
  filters: ColumnFilter[]
  sort: SortKey | null
  onSort: (sort: SortKey | null) => void
  onFilter: (filter: ColumnFilter) => void
}) {
  const { dataset, column, filters } = props
  const { t, error } = useWords()
  const actions = useActions()
  const [facts, setFacts] = useState<ColumnStatistics | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    actions.catalogue.columnStatistics(dataset.id, column.name, filters, { signal: controller.signal }).then(
      (read) => {
        setFacts(read)
        setFailure(null)
      },
      (reason: unknown) => {
        const failed = toAppError(reason)
        if (failed.code !== 'call/cancelled') setFailure(error(failed.code, failed.params))
      },
    )
    return () => {
      controller.abort()
    }
  }, [actions, column.name, dataset.id, dataset.version, error, filters])
  const numeric = column.type === 'integer' || column.type === 'number'
  return (
    <aside className={styles.panel} aria-label={t('data.table.statistics')}>
      <h2 className={styles.title}>{column.name}</h2>
      <p className={styles.kind}>
        {[t(`data.type.${column.type}`), column.unit, column.letter]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </p>
      <SortButtons column={column} sort={props.sort} onSort={props.onSort} />
      {failure !== null && <p className={styles.failure}>{failure}</p>}
      {facts === null ? (
        failure === null && <p className={styles.kind}>{t('data.facts.loading')}</p>
      ) : (
        <FactList facts={facts} numeric={numeric} />
      )}
      {facts !== null && facts.histogram.length > 1 && (
        <>
          <h3 className={styles.heading}>{t('data.facts.histogram')}</h3>
          <Histogram bins={facts.histogram} label={`${column.name} ${t('data.facts.histogram')}`} />
        </>
      )}
      {facts !== null && !numeric && facts.top.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('data.facts.top')}</h3>
          <ol className={styles.top}>
            {facts.top.map(({ value, count }) => {
              const text = formatValue(value)
              return (
                <li key={text}>
                  <UnstyledButton
                    className={styles.topValue}
                    aria-label={t('data.filter.only', { value: text })}
                    title={text}
                    onClick={() => {
                      props.onFilter({ column: column.name, kind: 'one-of', values: [String(value)] })
                    }}
                  >
                    <span className={styles.topText}>{text}</span>
                    <span>{formatCount(count)}</span>
                  </UnstyledButton>
                </li>
              )
            })}
          </ol>
        </>
      )}
      <h3 className={styles.heading}>{t('data.filter.title')}</h3>
      <FilterForm column={column} numeric={numeric} onFilter={props.onFilter} />
    </aside>
  )
}

function SortButtons({
  column,
  sort,
  onSort,
}: {
  column: Column
  sort: SortKey | null
  onSort: (sort: SortKey | null) => void
}) {
  const { t } = useWords()
  const current = sort?.column === column.name ? sort : null
  return (
    <Button.Group className={styles.sort ?? ''}>
      {[false, true].map((descending) => {
        const pressed = current?.descending === descending
        return (
          <Button
            key={String(descending)}
            size="compact-xs"
            variant={pressed ? 'light' : 'default'}
            aria-pressed={pressed}
            onClick={() => {
              onSort(pressed ? null : { column: column.name, descending })
            }}
          >
            {t(descending ? 'data.facts.descending' : 'data.facts.ascending')}
          </Button>
        )
      })}
    </Button.Group>
  )
}

function FactList({ facts, numeric }: { facts: ColumnStatistics; numeric: boolean }) {
  const { t } = useWords()
  const rows: [string, string][] = [
    [t('data.facts.rows'), formatCount(facts.rows)],
    [t('data.facts.empty'), formatCount(facts.empty)],
    [t('data.facts.distinct'), formatCount(facts.distinct)],
  ]
  if (numeric) {
    rows.push(
      [t('data.facts.sum'), formatValue(facts.sum)],
      [t('data.facts.mean'), formatValue(facts.mean)],
      [t('data.facts.median'), formatValue(facts.median)],
    )
  }
  rows.push([t('data.facts.min'), formatValue(facts.min)], [t('data.facts.max'), formatValue(facts.max)])
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function FilterForm({
  column,
  numeric,
  onFilter,
}: {
  column: Column
  numeric: boolean
  onFilter: (filter: ColumnFilter) => void
}) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const bound = (value: string): number | null =>
    value.trim() === '' || Number.isNaN(Number(value)) ? null : Number(value)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (numeric) {
          if (bound(from) !== null || bound(to) !== null)
            onFilter({ column: column.name, kind: 'range', from: bound(from), to: bound(to) })
        } else if (text !== '') onFilter({ column: column.name, kind: 'contains', text })
      }}
    >
      {numeric ? (
        <div className={styles.range}>
          <TextInput
            size="xs"
            inputMode="decimal"
            label={t('data.filter.from')}
            value={from}
            onChange={(event) => {
              setFrom(event.currentTarget.value)
            }}
          />
          <TextInput
            size="xs"
            inputMode="decimal"
            label={t('data.filter.to')}
            value={to}
            onChange={(event) => {
              setTo(event.currentTarget.value)
            }}
          />
        </div>
      ) : (
        <TextInput
          size="xs"
          label={t('data.filter.contains')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
          }}
        />
      )}
      <div className={styles.buttons}>
        <Button size="compact-xs" type="submit">
          {t('data.filter.title')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            onFilter({ column: column.name, kind: 'is-filled' })
          }}
        >
          {t('data.filter.isFilled')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            onFilter({ column: column.name, kind: 'is-empty' })
          }}
        >
          {t('data.filter.isEmpty')}
        </Button>
      </div>
    </form>
  )
}
