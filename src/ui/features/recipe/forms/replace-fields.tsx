import { NativeSelect } from '@mantine/core'
import { useWords } from '../../../hooks/use-app.ts'
import { TextColumnsField } from './columns-field.tsx'
import { NameField } from './name-field.tsx'
import type { FieldsProps } from './fields-props.ts'

/** What to find, what to put there, and where. */
export function ReplaceFields({ step, columns, onChange }: FieldsProps<'replace'>) {
  const { t } = useWords()
  return (
    <>
      <NameField label={t('recipe.form.find')} value={step.find} onChange={(find) => onChange({ ...step, find })} />
      <NameField
        label={t('recipe.form.with')}
        placeholder={t('recipe.form.withHint')}
        value={step.with}
        onChange={(to) => onChange({ ...step, with: to })}
      />
      <NativeSelect
        size="xs"
        label={t('recipe.form.match')}
        value={step.match}
        data={matches.map((value) => ({ value, label: t(`recipe.form.${value}`) }))}
        onChange={(event) =>
          onChange({ ...step, match: matches.find((each) => each === event.currentTarget.value) ?? 'part' })
        }
      />
      <TextColumnsField
        columns={columns}
        value={step.columns}
        onChange={(names) => onChange({ ...step, columns: names })}
      />
    </>
  )
}

const matches = ['part', 'whole', 'regex'] as const
