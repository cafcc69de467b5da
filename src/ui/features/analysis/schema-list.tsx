import { ActionIcon, Button, TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconLayoutSidebarLeftCollapse, IconSearch, IconTable } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { findLogicalTable } from '../../../core/dataset/derived/derived-tables.ts'
import type { LogicalField } from '../../../core/dataset/logical-table.ts'
import type { SchemaTable } from '../../../state/actions/results.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { quoteName } from '../../sql/quote-name.ts'
import styles from './schema-list.module.css'

/** Tables and logical tables with their columns; a click writes a name into the query. */
export function SchemaList({
  schema,
  onInsert,
  onFold,
}: {
  schema: SchemaTable[]
  onInsert: (text: string) => void
  onFold: () => void
}) {
  const { t } = useWords()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const word = search.trim().normalize('NFKC').toLowerCase()
  const found = useMemo(() => filterSchema(schema, word), [schema, word])
  return (
    <aside className={styles.panel} aria-label={t('analysis.tables')}>
      <div className={styles.head}>
        <TextInput
          className={styles.search ?? ''}
          type="search"
          value={search}
          aria-label={t('analysis.findTable')}
          placeholder={t('analysis.findTable')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden="true" />}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
          }}
        />
        <Tooltip label={t('analysis.foldTables')}>
          <ActionIcon color="gray" aria-label={t('analysis.foldTables')} onClick={onFold}>
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
      {schema.length === 0 && <NoTables />}
      <ul className={styles.list}>
        {found.map(({ table, columns }) => (
          <TableEntry
            key={table}
            table={table}
            columns={columns}
            open={word !== '' || open.has(table)}
            onInsert={onInsert}
            onToggle={() => {
              const next = new Set(open)
              if (!next.delete(table)) next.add(table)
              setOpen(next)
            }}
          />
        ))}
      </ul>
    </aside>
  )
}

type EntryProps = {
  table: string
  columns: string[]
  open: boolean
  onInsert: (text: string) => void
  onToggle: () => void
}

function TableEntry({ table, columns, open, onInsert, onToggle }: EntryProps) {
  const { t } = useWords()
  const local = useLocalText()
  const logical = useAppState((state) => findLogicalTable(state.model, table))
  return (
    <li>
      <div className={styles.table}>
        <UnstyledButton
          className={styles.toggle}
          aria-expanded={open}
          aria-label={t('analysis.showColumns', { name: table })}
          onClick={onToggle}
        >
          <IconChevronRight className={styles.chevron} size={14} stroke={1.5} aria-hidden="true" />
        </UnstyledButton>
        <UnstyledButton
          className={styles.name}
          title={t('analysis.insert', { name: table })}
          onClick={() => {
            onInsert(quoteName(table))
          }}
        >
          <IconTable size={14} stroke={1.5} aria-hidden="true" />
          <span className={styles.words}>{table}</span>
          {logical !== undefined && <span className={styles.logical}>{local(logical.label)}</span>}
        </UnstyledButton>
      </div>
      {open && (
        <ul className={styles.columns}>
          {columns.map((column) => (
            <ColumnEntry
              key={column}
              column={column}
              field={logical?.fields.find(({ id }) => id === column)}
              onInsert={onInsert}
            />
          ))}
        </ul>
      )}
    </li>
  )
}

type ColumnProps = { column: string; field: LogicalField | undefined; onInsert: (text: string) => void }

/** A column; one that the product makes of others says of which. */
function ColumnEntry({ column, field, onInsert }: ColumnProps) {
  const { t } = useWords()
  const local = useLocalText()
  const model = useAppState((state) => state.model)
  const places = (field?.madeOf ?? []).map((place) => {
    const table = model.find(({ id }) => id === place.table)
    return `${table === undefined ? '' : local(table.label)} ${place.table}.${place.field}`.trim()
  })
  const title =
    places.length === 0
      ? t('analysis.insert', { name: column })
      : t('analysis.madeOf', { name: column, fields: places.join(t('data.reading.join')) })
  return (
    <li>
      <UnstyledButton
        className={styles.column}
        title={title}
        onClick={() => {
          onInsert(quoteName(column))
        }}
      >
        <span className={styles.words}>{column}</span>
        {field !== undefined && <span className={styles.logical}>{local(field.label)}</span>}
      </UnstyledButton>
    </li>
  )
}

function NoTables() {
  const { t } = useWords()
  const actions = useActions()
  const opening = useAppState((state) => state.sampleOpening)
  const ready = useAppState((state) => state.engine.status === 'ready')
  if (!ready) return <p className={styles.nothing}>{t('analysis.waiting')}</p>
  return (
    <div className={styles.nothing}>
      <p className={styles.nothingTitle}>{t('analysis.noTables')}</p>
      <p>{t('analysis.noTablesText')}</p>
      <Button
        size="xs"
        onClick={() => {
          actions.session.go({ page: 'data' })
        }}
      >
        {t('analysis.goToData')}
      </Button>
      <Button
        size="xs"
        variant="default"
        loading={opening}
        onClick={() => {
          void actions.imports.openSample(null)
        }}
      >
        {t('analysis.openSample')}
      </Button>
    </div>
  )
}

/** Tables whose name has the word, with all columns; and tables of which a column has it, with those columns. */
function filterSchema(schema: SchemaTable[], word: string): SchemaTable[] {
  if (word === '') return schema
  const has = (name: string): boolean => name.normalize('NFKC').toLowerCase().includes(word)
  return schema.flatMap(({ table, columns }) => {
    if (has(table)) return [{ table, columns }]
    const found = columns.filter(has)
    return found.length === 0 ? [] : [{ table, columns: found }]
  })
}
