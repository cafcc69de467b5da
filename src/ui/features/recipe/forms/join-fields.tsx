import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { DatasetId } from '../../../../core/base/id.ts'
import { asId } from '../../../../core/base/id.ts'
import type { Dataset } from '../../../../core/dataset/dataset.ts'
import type { ValueColumn } from '../../../../core/result/page.ts'
import { useAppState, useWords } from '../../../hooks/use-app.ts'
import { ColumnField, ColumnsField } from './columns-field.tsx'
import { NameField } from './name-field.tsx'
import type { FieldsProps } from './fields-props.ts'
import styles from './step-form.module.css'

/** The other table, the columns in which both agree, and what is taken from it. */
export function JoinFields({ step, columns, onChange, dataset }: FieldsProps<'join'> & { dataset: Dataset }) {
  const { t } = useWords()
  const datasets = useAppState((state) => state.catalogue.datasets)
  const others = useMemo(() => datasets.filter(({ id }) => id !== dataset.id), [datasets, dataset.id])
  const other = others.find(({ id }) => id === step.dataset)
  const theirs = useMemo(() => (other === undefined ? [] : asColumns(other)), [other])
  if (others.length === 0) return <p className={styles.none}>{t('recipe.form.noTables')}</p>
  const choose = (id: string): void => {
    const chosen = others.find((each) => each.id === id)
    const names = chosen?.columns.map(({ name }) => name) ?? []
    const common =
      columns.find(({ name }) => names.includes(name) && /代码|编码|code|id/iu.test(name)) ??
      columns.find(({ name }) => names.includes(name))
    onChange({
      ...step,
      dataset: asId<DatasetId>(id),
      keys: [{ left: common?.name ?? step.keys[0]?.left ?? '', right: common?.name ?? '' }],
      take: [],
    })
  }
  const setKey = (at: number, key: (typeof step.keys)[number]): void =>
    onChange({ ...step, keys: step.keys.map((each, index) => (index === at ? key : each)) })
  return (
    <>
      <Select
        size="xs"
        label={t('recipe.form.table')}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={other === undefined ? null : step.dataset}
        searchable
        allowDeselect={false}
        comboboxProps={{ withinPortal: true, shadow: 'md' }}
        onChange={(id) => choose(id ?? '')}
      />
      <fieldset className={styles.fieldset}>
        <legend className={styles.legend}>{t('recipe.form.keys')}</legend>
        {step.keys.map((key, at) => (
          <div key={at} className={styles.key}>
            <ColumnField
              label={t('recipe.form.left')}
              columns={columns}
              value={key.left}
              onChange={(left) => setKey(at, { ...key, left })}
            />
            <ColumnField
              label={t('recipe.form.right')}
              columns={theirs}
              value={key.right}
              onChange={(right) => setKey(at, { ...key, right })}
            />
            <ActionIcon
              size={24}
              color="gray"
              disabled={step.keys.length === 1}
              aria-label={t('recipe.form.removeKey', { n: at + 1 })}
              onClick={() => onChange({ ...step, keys: step.keys.filter((_, index) => index !== at) })}
            >
              <IconX size={14} stroke={1.5} />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
          onClick={() => onChange({ ...step, keys: [...step.keys, { left: '', right: '' }] })}
        >
          {t('recipe.form.addKey')}
        </Button>
      </fieldset>
      <ColumnsField
        label={t('recipe.form.take')}
        columns={theirs.filter(({ name }) => !step.keys.some(({ right }) => right === name))}
        value={step.take}
        onChange={(take) => onChange({ ...step, take })}
      />
      <NameField
        label={t('recipe.form.prefix')}
        value={step.prefix ?? ''}
        onChange={(prefix) => {
          const { prefix: _before, ...rest } = step
          onChange(prefix === '' ? rest : { ...rest, prefix })
        }}
      />
    </>
  )
}

function asColumns({ columns }: Dataset): ValueColumn[] {
  return columns.map(({ name, type }) => ({ name, type: type === 'code' || type === 'period' ? 'text' : type }))
}
