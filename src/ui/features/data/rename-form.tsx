import { ActionIcon, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import styles from './rename-form.module.css'

export type RenameFormProps = {
  name: string
  label: string
  saveLabel: string
  /** Characters that a name may have. */
  most: number
  /** Without a name the button is off; else whoever saves says what is wrong. */
  required?: boolean
  /** Saves another name; false leaves the form open. */
  onSave: (name: string) => Promise<boolean>
  onDone: () => void
}

/** Edits a name in place: Enter saves, Escape leaves it. */
export function RenameForm({ name, label, saveLabel, most, required = false, onSave, onDone }: RenameFormProps) {
  const [typed, setTyped] = useState(name)
  const save = async (): Promise<void> => {
    if (typed.trim() === name || (await onSave(typed))) onDone()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput
        size="xs"
        className={styles.input ?? ''}
        aria-label={label}
        value={typed}
        data-autofocus
        autoFocus
        maxLength={most}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
        }}
      />
      <ActionIcon size={28} type="submit" aria-label={saveLabel} disabled={required && typed.trim() === ''}>
        <IconCheck size={16} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
    </form>
  )
}
