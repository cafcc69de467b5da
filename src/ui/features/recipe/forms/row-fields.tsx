import { Checkbox, NativeSelect } from '@mantine/core'
import { useWords } from '../../../hooks/use-app.ts'
import { ColumnsField } from './columns-field.tsx'
import { NameField } from './name-field.tsx'
import type { FieldsProps } from './fields-props.ts'
import styles from './step-form.module.css'

/** Columns that become rows. */
export function UnpivotFields({ step, columns, onChange }: FieldsProps<'unpivot'>) {
  const { t } = useWords()
  const without = (names: readonly string[]) => columns.filter(({ name }) => !names.includes(name))
  return (
    <>
      <ColumnsField
        label={t('recipe.form.monthColumn')}
        columns={without(step.drop)}
        value={step.columns}
        onChange={(names) => onChange({ ...step, columns: names })}
      />
      <ColumnsField
        label={t('recipe.form.dropColumns')}
        columns={without(step.columns)}
        value={step.drop}
        onChange={(drop) => onChange({ ...step, drop })}
      />
      <div className={styles.pair}>
        <NameField
          label={t('recipe.form.nameInto')}
          value={step.nameInto}
          onChange={(nameInto) => onChange({ ...step, nameInto })}
        />
        <NameField
          label={t('recipe.form.valueInto')}
          value={step.valueInto}
          onChange={(valueInto) => onChange({ ...step, valueInto })}
        />
      </div>
      <NativeSelect
        size="xs"
        label={t('recipe.form.parse')}
        value={step.parse}
        data={[
          { value: 'month', label: t('recipe.form.parseMonth') },
          { value: 'text', label: t('recipe.form.parseText') },
        ]}
        onChange={(event) => onChange({ ...step, parse: event.currentTarget.value === 'month' ? 'month' : 'text' })}
      />
      <Checkbox
        size="xs"
        label={t('recipe.form.keepEmpty')}
        checked={step.keepEmpty ?? false}
        onChange={(event) => {
          const { keepEmpty: _before, ...rest } = step
          onChange(event.currentTarget.checked ? { ...rest, keepEmpty: true } : rest)
        }}
      />
    </>
  )
}

/** Which rows are the same, and which of them stays. */
export function DedupeFields({ step, columns, onChange }: FieldsProps<'dedupe'>) {
  const { t } = useWords()
  return (
    <>
      <ColumnsField
        label={t('recipe.form.key')}
        columns={columns}
        value={step.key}
        onChange={(key) => onChange({ ...step, key })}
      />
      <NativeSelect
        size="xs"
        label={t('recipe.form.keep')}
        value={step.keep}
        data={[
          { value: 'first', label: t('recipe.form.first') },
          { value: 'last', label: t('recipe.form.last') },
        ]}
        onChange={(event) => onChange({ ...step, keep: event.currentTarget.value === 'last' ? 'last' : 'first' })}
      />
    </>
  )
}
