import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { LogicalTable } from '../../../core/dataset/logical-table.ts'
import type { FieldSource, Mapping } from '../../../core/dataset/mapping.ts'
import { asTableToMap } from '../../../core/dataset/describe-parts.ts'
import { suggestAs, suggestMapping } from '../../../core/dataset/suggest-mapping.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { MappingField } from './mapping-field.tsx'
import styles from './mapping-panel.module.css'
import type { Making } from './own/making.ts'
import { unusedColumns } from './own/unused-columns.ts'
import type { TableReading } from './table-readings.ts'
import { asMapping } from './table-readings.ts'

/** Says which column gives each field of a logical table; confirmed once for all tables of the shape. */
export function MappingPanel(props: { reading: TableReading; onMake: (making: Making) => void; onClose: () => void }) {
  const { reading, onMake, onClose } = props
  const { t } = useWords()
  const local = useLocalText()
  const model = useAppState((state) => state.model)
  const newest = reading.mappings.at(-1)
  const [logicalId, setLogicalId] = useState(newest?.logicalTable ?? reading.suggestions[0]?.logicalTable ?? '')
  const logical = model.find((table) => table.id === logicalId)
  const dataset = reading.datasets[0]
  // A table that is mapped already was not scored with the list.
  const scores = useMemo(() => {
    const suggestions = dataset === undefined ? [] : suggestMapping(asTableToMap(dataset), model)
    return new Map(suggestions.map((suggestion) => [suggestion.logicalTable, suggestion.score]))
  }, [dataset, model])
  if (dataset === undefined) return null
  const options = model
    .map((table) => ({ value: table.id, score: scores.get(table.id) ?? 0, name: local(table.label) }))
    .sort((a, b) => b.score - a.score)
    .map(({ value, score, name }) => ({
      value,
      label: score > 0 ? t('data.reading.score', { name, percent: Math.round(score * 100) }) : name,
    }))
  return (
    <aside className={styles.panel} aria-label={t('data.reading.panelTitle')}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>{t('data.reading.panelTitle')}</h2>
          <p className={styles.table} title={dataset.name}>
            {dataset.name}
          </p>
        </div>
        <ActionIcon size={28} color="gray" aria-label={t('data.reading.close')} onClick={onClose}>
          <IconX size={16} stroke={1.5} />
        </ActionIcon>
      </header>
      <p className={styles.hint}>{t('data.reading.panelHint', { count: reading.datasets.length })}</p>
      <div className={styles.choice}>
        <NativeSelect
          label={t('data.reading.logicalTable')}
          size="xs"
          value={logicalId}
          data={[{ value: '', label: t('data.reading.notMapped') }, ...options]}
          onChange={(event) => {
            setLogicalId(event.currentTarget.value)
          }}
        />
        <Button
          size="compact-xs"
          variant="subtle"
          mt={6}
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
          onClick={() => {
            onMake({ kind: 'table', dataset, shape: reading.shape })
          }}
        >
          {t('model.new')}
        </Button>
      </div>
      {logical !== undefined && (
        <FieldList
          key={logical.id}
          reading={reading}
          logical={logical}
          confirmed={reading.mappings.find((mapping) => mapping.logicalTable === logical.id) ?? null}
          onMake={onMake}
          onDone={onClose}
        />
      )}
    </aside>
  )
}

function FieldList(props: {
  reading: TableReading
  logical: LogicalTable
  confirmed: Mapping | null
  onMake: (making: Making) => void
  onDone: () => void
}) {
  const { reading, logical, confirmed, onMake, onDone } = props
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const dataset = reading.datasets[0]
  const [fields, setFields] = useState<Record<string, FieldSource>>(() => {
    if (confirmed !== null) return confirmed.fields
    return dataset === undefined ? {} : asMapping(reading.shape, suggestAs(asTableToMap(dataset), logical)).fields
  })
  const [all, setAll] = useState(false)
  if (dataset === undefined) return null
  const given = (id: string): boolean => {
    const field = logical.fields.find((each) => each.id === id)
    return fields[id] !== undefined || (field?.derive !== undefined && fields[field.derive.from] !== undefined)
  }
  const shown = logical.fields.filter((field) => all || field.required || fields[field.id] !== undefined)
  const missing = logical.fields.filter((field) => field.required && !given(field.id))
  const set = (id: string, source: FieldSource | null): void => {
    const rest = Object.fromEntries(Object.entries(fields).filter(([key]) => key !== id))
    setFields(source === null ? rest : { ...rest, [id]: source })
  }
  const confirm = async (): Promise<void> => {
    if (await actions.catalogue.confirmMappings([{ shape: reading.shape, logicalTable: logical.id, fields }])) {
      actions.session.showText(t('data.reading.saved', { table: local(logical.label) }))
      onDone()
    }
  }
  return (
    <>
      <ul className={styles.fields}>
        {shown.map((field) => (
          <MappingField
            key={field.id}
            field={field}
            source={fields[field.id] ?? null}
            derivedFrom={
              fields[field.id] === undefined && field.derive !== undefined
                ? (logical.fields.find((each) => each.id === field.derive?.from)?.label ?? null)
                : null
            }
            dataset={dataset}
            onChange={(source) => {
              set(field.id, source)
            }}
          />
        ))}
      </ul>
      <div className={styles.foot}>
        {missing.length > 0 && (
          <p className={styles.missing}>
            {t('data.reading.missing', { fields: missing.map((field) => local(field.label)).join('、') })}
          </p>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            setAll(!all)
          }}
        >
          {all ? t('data.reading.showFewer') : t('data.reading.showAll', { count: logical.fields.length })}
        </Button>
        {unusedColumns(dataset, fields).length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              onMake({ kind: 'fields', dataset, shape: reading.shape, logical, fields })
            }}
          >
            {t('model.addField')}
          </Button>
        )}
        <div className={styles.buttons}>
          {confirmed !== null && (
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                void actions.catalogue.removeMapping(reading.shape, logical.id).then((done) => {
                  if (done) onDone()
                })
              }}
            >
              {t('data.reading.removeReading')}
            </Button>
          )}
          <Button
            size="xs"
            disabled={Object.keys(fields).length === 0}
            onClick={() => {
              void confirm()
            }}
          >
            {t('data.reading.confirm')}
          </Button>
        </div>
      </div>
    </>
  )
}
