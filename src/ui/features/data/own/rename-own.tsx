import type { LogicalTable } from '../../../../core/dataset/logical-table.ts'
import { useActions, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { RenameForm } from '../rename-form.tsx'

/** Edits the name of an own table in place. */
export function RenameOwn({ table, onDone }: { table: LogicalTable; onDone: () => void }) {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  return (
    <RenameForm
      name={local(table.label)}
      label={t('model.list.newName')}
      saveLabel={t('model.list.save')}
      most={100}
      required
      onSave={(name) => actions.ownTables.rename(table.id, name)}
      onDone={onDone}
    />
  )
}
