import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import type { Dataset } from '../../../../core/dataset/dataset.ts'
import { codeListNames } from '../../../../core/dataset/recipe.ts'
import { useWords } from '../../../hooks/use-app.ts'
import { ColumnField, ColumnsField } from './columns-field.tsx'
import { NameField } from './name-field.tsx'
import { scaleChoices } from './scale-choices.ts'
import type { FieldsProps } from './fields-props.ts'
import styles from './step-form.module.css'

/** A code, its list, and the column that is filled from it. */
export function MapCodesFields({ step, columns, onChange }: FieldsProps<'map-codes'>) {
  const { t } = useWords()
  const whats = whatOf[step.list]
  const into = (column: string, what: typeof step.what): string =>
    column === '' ? '' : t(`recipe.form.intoNames.${what}`, { column })
  // A name that the user has written is kept, one that was made follows the choices.
  const follow = (next: typeof step): typeof step =>
    step.into === '' || step.into === into(step.column, step.what)
      ? { ...next, into: into(next.column, next.what) }
      : next
  return (
    <>
      <ColumnField
        label={t('recipe.form.column')}
        columns={columns}
        value={step.column}
        onChange={(column) => onChange(follow({ ...step, column }))}
      />
      <NativeSelect
        size="xs"
        label={t('recipe.form.list')}
        value={step.list}
        data={codeListNames.map((value) => ({ value, label: t(`recipe.form.lists.${value}`) }))}
        onChange={(event) => {
          const list = codeListNames.find((each) => each === event.currentTarget.value) ?? step.list
          const [first = step.what] = whatOf[list]
          onChange(follow({ ...step, list, what: whatOf[list].includes(step.what) ? step.what : first }))
        }}
      />
      <NativeSelect
        size="xs"
        label={t('recipe.form.what')}
        value={step.what}
        data={whats.map((value) => ({ value, label: t(`recipe.form.whats.${value}`) }))}
        onChange={(event) =>
          onChange(follow({ ...step, what: whats.find((each) => each === event.currentTarget.value) ?? step.what }))
        }
      />
      <NameField
        label={t('recipe.form.into')}
        value={step.into}
        onChange={(name) => onChange({ ...step, into: name })}
      />
    </>
  )
}

const whatOf: Record<(typeof codeListNames)[number], readonly ('name' | 'code' | 'parent' | 'valid')[]> = {
  region: ['name', 'code', 'parent', 'valid'],
  'industry-2017': ['name', 'code', 'parent', 'valid'],
  'industry-2011': ['name', 'code', 'parent', 'valid'],
  'industry-2011-to-2017': ['code', 'name'],
  'credit-code-check': ['valid'],
}

/** Codes that have lost their zeros. */
export function PadCodeFields({ step, columns, onChange }: FieldsProps<'pad-code'>) {
  const { t } = useWords()
  const lists = ['region', 'industry-2017', 'industry-2011'] as const
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
        label={t('recipe.form.list')}
        value={step.list}
        data={lists.map((value) => ({ value, label: t(`recipe.form.lists.${value}`) }))}
        onChange={(event) => {
          const list = lists.find((each) => each === event.currentTarget.value) ?? step.list
          onChange({ ...step, list, width: list === 'region' ? 6 : 4 })
        }}
      />
      <NumberInput
        size="xs"
        label={t('recipe.form.codeLength')}
        min={2}
        max={12}
        allowDecimal={false}
        value={step.width}
        onChange={(value) => onChange({ ...step, width: Number(value) })}
      />
    </>
  )
}

/** Texts that are numbers. */
export function ParseNumberFields({ step, columns, onChange }: FieldsProps<'parse-number'>) {
  const { t } = useWords()
  return (
    <>
      <ColumnsField
        label={t('recipe.form.columns')}
        columns={columns}
        value={step.columns}
        onChange={(names) => onChange({ ...step, columns: names })}
      />
      <Checkbox
        size="xs"
        label={t('recipe.form.scaleWords')}
        checked={step.scaleWords ?? false}
        onChange={(event) => {
          const { scaleWords: _before, ...rest } = step
          onChange(event.currentTarget.checked ? { ...rest, scaleWords: true } : rest)
        }}
      />
    </>
  )
}

/** Texts that are days or periods. */
export function ParseDateFields({ step, columns, onChange }: FieldsProps<'parse-date'>) {
  const { t } = useWords()
  return (
    <>
      <ColumnsField
        label={t('recipe.form.columns')}
        columns={columns}
        value={step.columns}
        onChange={(names) => onChange({ ...step, columns: names })}
      />
      <NativeSelect
        size="xs"
        label={t('recipe.form.to')}
        value={step.to}
        data={[
          { value: 'period', label: t('recipe.form.toPeriod') },
          { value: 'date', label: t('recipe.form.toDate') },
        ]}
        onChange={(event) => onChange({ ...step, to: event.currentTarget.value === 'date' ? 'date' : 'period' })}
      />
    </>
  )
}

/** A factor and the unit that it leads to; the usual conversions of the column's unit are offered. */
export function ScaleFields({ step, columns, onChange, dataset }: FieldsProps<'scale'> & { dataset: Dataset }) {
  const { t } = useWords()
  const unit = dataset.columns.find(({ name }) => step.columns.includes(name))?.unit ?? null
  const choices = scaleChoices(unit)
  const chosen = choices.findIndex(({ factor, to }) => factor === step.factor && to === step.unit)
  return (
    <>
      <ColumnsField
        label={t('recipe.form.columns')}
        columns={columns.filter(({ type }) => type === 'integer' || type === 'number' || type === 'decimal')}
        value={step.columns}
        onChange={(names) => onChange({ ...step, columns: names })}
      />
      <NativeSelect
        size="xs"
        label={t('recipe.form.unitChange')}
        value={String(chosen)}
        data={[
          ...choices.map(({ from, to, factor }, at) => ({
            value: String(at),
            label: `${from} → ${to}（×${String(factor)}）`,
          })),
          { value: '-1', label: t('recipe.form.otherFactor') },
        ]}
        onChange={(event) => {
          const choice = choices[Number(event.currentTarget.value)]
          if (choice !== undefined) onChange({ ...step, factor: choice.factor, unit: choice.to })
          else onChange({ ...step, factor: 1, unit: '' })
        }}
      />
      <div className={styles.pair}>
        <NumberInput
          size="xs"
          label={t('recipe.form.factor')}
          value={step.factor}
          min={0}
          decimalScale={12}
          onChange={(value) => onChange({ ...step, factor: Number(value) })}
        />
        <NameField
          label={t('recipe.form.unit')}
          value={step.unit}
          onChange={(name) => onChange({ ...step, unit: name })}
        />
      </div>
    </>
  )
}
