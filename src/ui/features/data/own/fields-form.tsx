import { useState } from 'react'
import { checkOwnFields, checkOwnTable } from '../../../../core/dataset/check-own-tables.ts'
import type { ModelFault } from '../../../../core/dataset/check-own-tables.ts'
import type { LogicalTable } from '../../../../core/dataset/logical-table.ts'
import { draftLines, finishField, finishSources } from '../../../../core/dataset/own-table-draft.ts'
import type { Spell } from '../../../../core/dataset/own-table-draft.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { DraftLines } from './draft-lines.tsx'
import { FormFoot } from './form-foot.tsx'
import type { Making } from './making.ts'
import styles from './make-dialog.module.css'
import { unusedColumns } from './unused-columns.ts'

/** Fields for the columns that no field of a logical table takes. */
export function FieldsForm(props: { making: Extract<Making, { kind: 'fields' }>; spell: Spell; onClose: () => void }) {
  const { making, onClose } = props
  const { dataset, shape, logical } = making
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const model = useAppState((state) => state.model)
  const [lines, setLines] = useState(() =>
    draftLines(
      unusedColumns(dataset, making.fields),
      { model, spell: props.spell },
      logical.fields.map(({ id }) => id),
    ).map((line, _, all) => ({ ...line, taken: all.length === 1 })),
  )
  const added = lines.filter(({ taken }) => taken).map(finishField)
  const faults = useAddedFaults(logical, added)
  const save = async (): Promise<void> => {
    const fields = { ...making.fields, ...finishSources(lines) }
    if (!(await actions.ownTables.addFields(logical.id, added, { shape, logicalTable: logical.id, fields }))) return
    actions.session.showText(t('model.added', { table: local(logical.label), count: added.length }))
    onClose()
  }
  return (
    <>
      <p className={styles.hint}>{t('model.addHint')}</p>
      <DraftLines lines={lines} faults={faults} keys={null} onChange={setLines} />
      <FormFoot faults={faults} ready={added.length > 0} onSave={save} onClose={onClose} />
    </>
  )
}

/** What is wrong with the added fields; `at` counts among them. */
function useAddedFaults(logical: LogicalTable, added: LogicalTable['fields']): ModelFault[] {
  const site = useAppState((state) => state.siteLibrary?.model) ?? []
  const catalogue = useAppState((state) => state.catalogue)
  if (site.some(({ id }) => id === logical.id)) {
    const own = catalogue.ownFields.find(({ table }) => table === logical.id)?.fields ?? []
    const faults = checkOwnFields({ table: logical.id, fields: [...own, ...added] }, { site })
    return faults.map((fault) => ({ ...fault, at: fault.at === null ? null : fault.at - own.length }))
  }
  const faults = checkOwnTable({ ...logical, fields: [...logical.fields, ...added] }, { site, catalogue })
  return faults.map((fault) => ({ ...fault, at: fault.at === null ? null : fault.at - logical.fields.length }))
}
