import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { LogicalField } from '../../../../core/dataset/logical-table.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { ActButton } from './act-button.tsx'
import type { OwnEntry } from './list-own.ts'
import styles from './own-table-list.module.css'
import { readersOf } from './readers-of.ts'
import { RemoveDialog } from './remove-dialog.tsx'

/** The own fields of an entry; those that are no part of the key can be deleted. */
export function OwnFieldTable({ entry }: { entry: OwnEntry }) {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const templates = useAppState((state) => state.templates)
  const [asked, setAsked] = useState<LogicalField | null>(null)
  const remove = (field: LogicalField): void => {
    setAsked(null)
    void actions.ownTables.removeFields(entry.id, [field])
  }
  return (
    <>
      <table className={styles.fields} aria-label={t('model.list.fieldsOf', { name: local(entry.table.label) })}>
        <tbody>
          {entry.fields.map((field) => (
            <FieldRow
              key={field.id}
              entry={entry}
              field={field}
              onRemove={() => {
                if (readersOf(templates, entry, [field]).length > 0) setAsked(field)
                else remove(field)
              }}
            />
          ))}
        </tbody>
      </table>
      {asked !== null && (
        <RemoveDialog
          name={local(asked.label)}
          readers={readersOf(templates, entry, [asked])}
          onConfirm={() => {
            remove(asked)
          }}
          onClose={() => {
            setAsked(null)
          }}
        />
      )}
    </>
  )
}

function FieldRow({ entry, field, onRemove }: { entry: OwnEntry; field: LogicalField; onRemove: () => void }) {
  const { t } = useWords()
  const local = useLocalText()
  const { table, standing } = entry
  const inKey = table.key.includes(field.id)
  const marks = [
    ...(inKey ? [t('model.list.keyMark')] : []),
    ...(table.periodField === field.id ? [t('model.list.periodMark')] : []),
  ]
  const removable = standing !== 'shadowed' && !inKey && table.periodField !== field.id && table.fields.length > 1
  return (
    <tr>
      <td>{local(field.label)}</td>
      <td>
        <code className={styles.code}>{field.id}</code>
      </td>
      <td>{t(`model.types.${field.type}`)}</td>
      <td>{field.unit}</td>
      <td className={styles.marks}>{marks.join(' ')}</td>
      <td>
        {removable && (
          <ActButton
            sign={IconTrash}
            label={t('model.list.remove')}
            name={t('model.list.removeFieldOf', { name: local(field.label) })}
            onClick={onRemove}
          />
        )}
      </td>
    </tr>
  )
}
