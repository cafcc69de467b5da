import { UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconFileExport, IconPencil, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { mappedDatasets } from '../../../../core/dataset/compile-logical-table.ts'
import { writeModel } from '../../../../core/template/write-model.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { downloadFile } from '../../../kit/download-file.ts'
import { ActButton } from './act-button.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import type { OwnEntry } from './list-own.ts'
import styles from './own-table-list.module.css'
import { OwnFieldTable } from './own-field-table.tsx'
import { readersOf } from './readers-of.ts'
import { RemoveDialog } from './remove-dialog.tsx'

/** An own table, or the own fields of a table of the site, with its fields and what can be done with them. */
export function OwnTableEntry({ entry }: { entry: OwnEntry }) {
  const { t } = useWords()
  const local = useLocalText()
  const [open, setOpen] = useState(false)
  const id = useId()
  const name = local(entry.table.label)
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <UnstyledButton
          className={styles.open}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpen(!open)
          }}
        >
          <IconChevronRight className={styles.chevron} size={14} stroke={1.5} aria-hidden="true" />
          <span className={styles.name}>{name}</span>
          <code className={styles.code}>{entry.id}</code>
        </UnstyledButton>
        <Facts entry={entry} />
        <Acts entry={entry} />
      </div>
      {entry.standing === 'shadowed' && <p className={styles.standing}>{t('model.list.shadowed')}</p>}
      {entry.standing === 'orphaned' && <p className={styles.standing}>{t('model.list.orphaned')}</p>}
      <div id={id} hidden={!open}>
        <OwnFieldTable entry={entry} />
      </div>
    </li>
  )
}

function Facts({ entry }: { entry: OwnEntry }) {
  const { t } = useWords()
  const catalogue = useAppState((state) => state.catalogue)
  const fields = entry.fields.length
  const tables = mappedDatasets(entry.id, catalogue).length
  const text =
    entry.standing === 'added' ? t('model.list.addedFacts', { fields }) : t('model.list.facts', { fields, tables })
  return <span className={styles.fact}>{text}</span>
}

function Acts({ entry }: { entry: OwnEntry }) {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const readers = readersOf(
    useAppState((state) => state.templates),
    entry,
    null,
  )
  const [asking, setAsking] = useState(false)
  const [changing, setChanging] = useState(false)
  const name = local(entry.table.label)
  const isTable = entry.standing === 'own' || entry.standing === 'shadowed'
  const remove = (): void => {
    setAsking(false)
    void (isTable ? actions.ownTables.remove(entry.id) : actions.ownTables.removeFields(entry.id, entry.fields))
  }
  return (
    <span className={styles.acts}>
      {entry.standing === 'own' && (
        <ActButton
          sign={IconPencil}
          label={t('model.change.open')}
          name={t('model.change.openOf', { name })}
          onClick={() => {
            setChanging(true)
          }}
        />
      )}
      {entry.standing !== 'orphaned' && (
        <ActButton
          sign={IconFileExport}
          label={t('model.list.export')}
          name={t('model.list.exportOf', { name })}
          onClick={() => {
            downloadFile(new Blob([writeModel(entry.table)], { type: 'text/yaml' }), `${entry.id}.yaml`)
          }}
        />
      )}
      <ActButton
        sign={IconTrash}
        label={t('model.list.remove')}
        name={t(isTable ? 'model.list.removeOf' : 'model.list.removeFieldsOf', { name })}
        onClick={() => {
          if (readers.length > 0) setAsking(true)
          else remove()
        }}
      />
      {changing && (
        <ChangeDialog
          table={entry.table}
          onClose={() => {
            setChanging(false)
          }}
        />
      )}
      {asking && (
        <RemoveDialog
          name={name}
          readers={readers}
          onConfirm={remove}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </span>
  )
}
