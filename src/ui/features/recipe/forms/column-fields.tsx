import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { columnTypes } from '../../../../core/workbook/table-layout.ts'
import { useWords } from '../../../hooks/use-app.ts'
import { ColumnField, ColumnsField } from './columns-field.tsx'
import { ExpressionField } from './expression-field.tsx'
import { NameField } from './name-field.tsx'
import { NamesField } from './names-field.tsx'
import type { FieldsProps } from './fields-props.ts'

/** One column into several. */
export function SplitFields({ step, columns, onChange }: FieldsProps<'split'>) {
  const { t } = useWords()
  const { by } = step
  return (
    <>
      <ColumnField
        label={t('recipe.form.column')}
        columns={columns}
        value={step.column}
        onChange={(column) => onChange({ ...step, column })}
      />
      <NativeSelect
        size="xs"
        label={t('recipe.form.splitBy')}
        value={by.kind}
        data={[
          { value: 'delimiter', label: t('recipe.form.delimiter') },
          { value: 'length', label: t('recipe.form.length') },
        ]}
        onChange={(event) =>
          onChange({
            ...step,
            by: event.currentTarget.value === 'length' ? { kind: 'length', at: 1 } : { kind: 'delimiter', text: '' },
          })
        }
      />
      {by.kind === 'delimiter' ? (
        <NameField
          label={t('recipe.form.separator')}
          value={by.text}
          onChange={(text) => onChange({ ...step, by: { kind: 'delimiter', text } })}
        />
      ) : (
        <NumberInput
          size="xs"
          label={t('recipe.form.at')}
          min={1}
          allowDecimal={false}
          value={by.at}
          onChange={(value) => onChange({ ...step, by: { kind: 'length', at: Number(value) } })}
        />
      )}
      <NamesField
        label={t('recipe.form.intoMany')}
        value={step.into}
        onChange={(into) => onChange({ ...step, into })}
      />
      <KeepSource checked={step.keep} onChange={(keep) => onChange({ ...step, keep })} />
    </>
  )
}

/** Several columns into one. */
export function MergeFields({ step, columns, onChange }: FieldsProps<'merge'>) {
  const { t } = useWords()
  return (
    <>
      <ColumnsField
        label={t('recipe.form.columns')}
        columns={columns}
        value={step.columns}
        onChange={(names) => onChange({ ...step, columns: names })}
      />
      <NameField
        label={t('recipe.form.mergeSeparator')}
        value={step.separator}
        onChange={(separator) => onChange({ ...step, separator })}
      />
      <NameField label={t('recipe.form.into')} value={step.into} onChange={(into) => onChange({ ...step, into })} />
      <KeepSource checked={step.keep} onChange={(keep) => onChange({ ...step, keep })} />
    </>
  )
}

/** A column's other name. */
export function RenameFields({ step, columns, onChange }: FieldsProps<'rename'>) {
  const { t } = useWords()
  return (
    <>
      <ColumnField
        label={t('recipe.form.column')}
        columns={columns}
        value={step.column}
        onChange={(column) => onChange({ ...step, column })}
      />
      <NameField label={t('recipe.form.rename')} value={step.to} onChange={(to) => onChange({ ...step, to })} />
    </>
  )
}

/** A column from an expression over the others. */
export function DeriveFields({ step, columns, onChange }: FieldsProps<'derive'>) {
  const { t } = useWords()
  return (
    <>
      <NameField
        label={t('recipe.form.newColumn')}
        value={step.column}
        onChange={(column) => onChange({ ...step, column })}
      />
      <ExpressionField
        label={t('recipe.form.expression')}
        hint={t('recipe.form.expressionHint')}
        columns={columns}
        value={step.expression}
        onChange={(expression) => onChange({ ...step, expression })}
      />
      <NativeSelect
        size="xs"
        label={t('recipe.form.type')}
        value={step.type ?? ''}
        data={[
          { value: '', label: t('recipe.form.types.auto') },
          ...columnTypes.map((value) => ({ value, label: t(`recipe.form.types.${value}`) })),
        ]}
        onChange={(event) => {
          const type = columnTypes.find((each) => each === event.currentTarget.value)
          const { type: _before, ...rest } = step
          onChange(type === undefined ? rest : { ...rest, type })
        }}
      />
    </>
  )
}

function KeepSource(props: { checked: boolean; onChange: (checked: boolean) => void }) {
  const { t } = useWords()
  return (
    <Checkbox
      size="xs"
      label={t('recipe.form.keepSource')}
      checked={props.checked}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  )
}
