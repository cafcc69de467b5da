import { Autocomplete, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LayoutColumn } from '../../../core/workbook/table-layout.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './column-card.module.css'
import { unitChoices } from './unit-choices-data.ts'

type UnitFieldProps = { column: LayoutColumn; onChange: (index: number, change: { unit: string | null }) => void }

/** The unit as a field; its menu, which is dear to draw, comes when the field is entered. */
export function UnitField({ column, onChange }: UnitFieldProps) {
  const { t } = useWords()
  const [entered, setEntered] = useState(false)
  if (entered) return <UnitMenu column={column} onChange={onChange} />
  return (
    <TextInput
      className={styles.unit ?? ''}
      classNames={{ input: styles.unitInput ?? '' }}
      variant="unstyled"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      aria-label={t('review.column.unitOf', { name: column.name })}
      placeholder={t('review.column.noUnit')}
      value={column.unit ?? ''}
      readOnly
      onFocus={() => {
        setEntered(true)
      }}
    />
  )
}

function UnitMenu({ column, onChange }: UnitFieldProps) {
  const { t } = useWords()
  const commit = (text: string): void => {
    const unit = text.trim() === '' ? null : text.trim()
    if (unit !== column.unit) onChange(column.index, { unit })
  }
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Autocomplete
      autoFocus
      className={styles.unit ?? ''}
      classNames={{ input: styles.unitInput ?? '' }}
      variant="unstyled"
      aria-label={t('review.column.unitOf', { name: column.name })}
      placeholder={t('review.column.noUnit')}
      data={[...unitChoices]}
      // The menu offers everything until something is typed: the present unit is no search.
      filter={({ options, search }) =>
        draft === null ? options : options.filter((option) => 'value' in option && option.value.includes(search))
      }
      maxDropdownHeight={220}
      comboboxProps={{ width: 140, position: 'bottom-start' }}
      value={draft ?? column.unit ?? ''}
      onChange={setDraft}
      onOptionSubmit={(unit) => {
        commit(unit)
        setDraft(null)
      }}
      onBlur={() => {
        if (draft !== null) commit(draft)
        setDraft(null)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setDraft(null)
        else if (event.key === 'Enter' && draft !== null) {
          commit(draft)
          setDraft(null)
        }
      }}
    />
  )
}
