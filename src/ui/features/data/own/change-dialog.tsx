import { Checkbox, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { checkOwnTable } from '../../../../core/dataset/check-own-tables.ts'
import type { ModelFault } from '../../../../core/dataset/check-own-tables.ts'
import type { LogicalTable } from '../../../../core/dataset/logical-table.ts'
import { relabel } from '../../../../core/dataset/own-table-draft.ts'
import { listReaders } from '../../../../core/template/list-readers.ts'
import type { Template } from '../../../../core/template/template.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import styles from './change-dialog.module.css'
import { FormFoot } from './form-foot.tsx'
import { ReaderList } from './reader-list.tsx'

/** Changes name, id and key of an own logical table. What is mapped to it follows; templates that read the id of before are listed. */
export function ChangeDialog({ table, onClose }: { table: LogicalTable; onClose: () => void }) {
  const { t, language } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const templates = useAppState((state) => state.templates)
  const [name, setName] = useState(local(table.label))
  const [id, setId] = useState(table.id)
  const [key, setKey] = useState<readonly string[]>(table.key)
  // In the order of the fields, as the first one was made.
  const keyInOrder = table.fields.map((field) => field.id).filter((each) => key.includes(each))
  const changed = { ...table, id, key: keyInOrder, label: relabel(table.label, language, name.trim()) }
  const faults = useFaults(table, changed)
  const readers = id === table.id ? [] : listReaders(templates, table.id)
  const save = async (): Promise<void> => {
    if (await actions.ownTables.change(table.id, { name, id, key: keyInOrder })) onClose()
  }
  return (
    <Modal
      opened
      size="min(620px, 94vw)"
      title={t('model.change.title', { name: local(table.label) })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('model.close') }}
    >
      <div className={styles.head}>
        <TextInput
          label={t('model.name')}
          value={name}
          data-autofocus
          error={faults.some(({ code }) => code === 'model/label-empty')}
          maxLength={100}
          onChange={(event) => {
            setName(event.currentTarget.value)
          }}
        />
        <TextInput
          label={t('model.id')}
          description={t('model.idHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={id}
          classNames={{ input: styles.code ?? '' }}
          spellCheck={false}
          error={faults.some(({ code }) => code.startsWith('model/id-'))}
          maxLength={60}
          onChange={(event) => {
            setId(event.currentTarget.value)
          }}
        />
      </div>
      <Checkbox.Group label={t('model.key')} description={t('model.change.keyHint')} value={[...key]} onChange={setKey}>
        <div className={styles.keys}>
          {table.fields.map((field) => (
            <Checkbox
              key={field.id}
              size="sm"
              value={field.id}
              label={local(field.label)}
              disabled={field.id === table.periodField}
            />
          ))}
        </div>
      </Checkbox.Group>
      <Readers readers={readers} id={table.id} />
      <FormFoot
        faults={faults}
        ready={name.trim() !== ''}
        saveLabel={t('model.list.save')}
        onSave={save}
        onClose={onClose}
      />
    </Modal>
  )
}

function Readers({ readers, id }: { readers: readonly Template[]; id: string }) {
  const { t } = useWords()
  if (readers.length === 0) return null
  return (
    <div className={styles.readers} role="status">
      <p className={styles.warning}>{t('model.change.readers', { count: readers.length, id })}</p>
      <ReaderList readers={readers} />
    </div>
  )
}

/** What is wrong with the changed table, beside all others. */
function useFaults(before: LogicalTable, changed: LogicalTable): ModelFault[] {
  const site = useAppState((state) => state.siteLibrary?.model) ?? []
  const catalogue = useAppState((state) => state.catalogue)
  const ownTables = catalogue.ownTables.filter(({ id }) => id !== before.id)
  const taken = ownTables.some(({ id }) => id === changed.id)
  const own: ModelFault[] = taken ? [{ code: 'model/id-own', params: { id: changed.id }, at: null }] : []
  return [...own, ...checkOwnTable(changed, { site, catalogue: { ...catalogue, ownTables } })]
}
