import { Checkbox, MultiSelect, Select } from '@mantine/core'
import type { ValueColumn } from '../../../../core/result/page.ts'
import { useWords } from '../../../hooks/use-app.ts'

/** Several columns of those that are there; chosen ones that are gone stay to be seen and taken out. */
export function ColumnsField(props: {
  label: string
  columns: readonly ValueColumn[]
  value: readonly string[]
  onChange: (names: string[]) => void
}) {
  const { t } = useWords()
  const { columns, value } = props
  return (
    <MultiSelect
      size="xs"
      label={props.label}
      placeholder={value.length === 0 ? t('recipe.form.columnsHint') : ''}
      data={choices(columns, value)}
      value={[...value]}
      searchable
      hidePickedOptions
      maxDropdownHeight={240}
      comboboxProps={{ withinPortal: true, shadow: 'md' }}
      onChange={props.onChange}
    />
  )
}

/** As {@link ColumnsField}, with one box for all columns of text. */
export function TextColumnsField(props: {
  columns: readonly ValueColumn[]
  value: string[] | 'all-text'
  onChange: (names: string[] | 'all-text') => void
}) {
  const { t } = useWords()
  const { columns, value } = props
  return (
    <>
      <Checkbox
        size="xs"
        label={t('recipe.form.allText')}
        checked={value === 'all-text'}
        onChange={(event) => props.onChange(event.currentTarget.checked ? 'all-text' : [])}
      />
      {value !== 'all-text' && (
        <ColumnsField
          label={t('recipe.form.columns')}
          columns={columns.filter(({ type }) => type === 'text')}
          value={value}
          onChange={props.onChange}
        />
      )}
    </>
  )
}

/** One column. */
export function ColumnField(props: {
  label: string
  /** In place of a label that is seen. */
  ariaLabel?: string
  columns: readonly ValueColumn[]
  value: string
  onChange: (name: string) => void
}) {
  const { columns, value } = props
  return (
    <Select
      size="xs"
      {...(props.ariaLabel === undefined ? { label: props.label } : { 'aria-label': props.ariaLabel })}
      data={choices(columns, value === '' ? [] : [value])}
      value={value === '' ? null : value}
      searchable
      allowDeselect={false}
      maxDropdownHeight={240}
      comboboxProps={{ withinPortal: true, shadow: 'md' }}
      onChange={(name) => props.onChange(name ?? '')}
    />
  )
}

function choices(columns: readonly ValueColumn[], chosen: readonly string[]): string[] {
  return [...new Set([...columns.map(({ name }) => name), ...chosen])]
}
