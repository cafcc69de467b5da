import { ActionIcon, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { LogicalTable } from '../../../../core/dataset/logical-table.ts'
import { useActions, useLocalText, useWords } from '../../../hooks/use-app.ts'
import styles from './own-table-list.module.css'

/** Edits the name of an own table in place: Enter saves, Escape leaves it. */
export function RenameOwn({ table, onDone }: { table: LogicalTable; onDone: () => void }) {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const [name, setName] = useState(local(table.label))
  const save = async (): Promise<void> => {
    if (name.trim() === local(table.label) || (await actions.ownTables.rename(table.id, name))) onDone()
  }
  return (
    <form
      className={styles.rename}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput
        size="xs"
        className={styles.renameInput ?? ''}
        aria-label={t('model.list.newName')}
        value={name}
        autoFocus
        maxLength={100}
        onChange={(event) => {
          setName(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
        }}
      />
      <ActionIcon size={28} type="submit" aria-label={t('model.list.save')} disabled={name.trim() === ''}>
        <IconCheck size={16} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
    </form>
  )
}
