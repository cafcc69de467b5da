import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { checkOwnTable } from '../../../../core/dataset/check-own-tables.ts'
import type { Dataset } from '../../../../core/dataset/dataset.ts'
import { draftOwnTable, finishOwnTable, relabel } from '../../../../core/dataset/own-table-draft.ts'
import type { DraftPeriod, OwnTableDraft, Spell } from '../../../../core/dataset/own-table-draft.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { describePeriods } from '../dataset-place.ts'
import { DraftLines } from './draft-lines.tsx'
import { FormFoot } from './form-foot.tsx'
import styles from './make-dialog.module.css'

/** Value of the menu entry for the period of the whole table; column names cannot begin with NUL. */
const tablePeriod = '\u0000period'

/** Name, id, period and fields of a new logical table. */
export function TableForm(props: { dataset: Dataset; shape: string; spell: Spell; onClose: () => void }) {
  const { dataset, shape, onClose } = props
  const { t, language } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const model = useAppState((state) => state.model)
  const site = useAppState((state) => state.siteLibrary?.model) ?? model
  const catalogue = useAppState((state) => state.catalogue)
  const [draft, setDraft] = useState(() => draftOwnTable(dataset, { model, spell: props.spell }))
  const { table, fields } = finishOwnTable(draft)
  const faults = checkOwnTable(table, { site, catalogue })
  const change = (part: Partial<OwnTableDraft>): void => {
    setDraft({ ...draft, ...part })
  }
  const save = async (): Promise<void> => {
    if (!(await actions.ownTables.make(table, { shape, logicalTable: table.id, fields }))) return
    actions.session.showText(t('model.made', { name: local(table.label), table: dataset.name }))
    onClose()
  }
  return (
    <>
      <p className={styles.hint}>{t('model.newHint', { name: dataset.name })}</p>
      <div className={styles.head}>
        <TextInput
          label={t('model.name')}
          value={local(draft.label)}
          data-autofocus
          error={faults.some(({ code }) => code === 'model/label-empty')}
          maxLength={100}
          onChange={(event) => {
            change({ label: relabel(draft.label, language, event.currentTarget.value) })
          }}
        />
        <TextInput
          label={t('model.id')}
          description={t('model.idHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.id}
          classNames={{ input: styles.code ?? '' }}
          spellCheck={false}
          error={faults.some(({ code }) => code.startsWith('model/id-'))}
          maxLength={60}
          onChange={(event) => {
            change({ id: event.currentTarget.value })
          }}
        />
        <PeriodField dataset={dataset} draft={draft} onChange={change} />
      </div>
      <DraftLines
        lines={draft.lines}
        faults={faults}
        keys={{ period: draft.period.kind === 'column' ? draft.period.column : null }}
        onChange={(lines) => {
          change({ lines })
        }}
      />
      <p className={styles.note}>{t('model.keyHint')}</p>
      <FormFoot faults={faults} ready onSave={save} onClose={onClose} />
    </>
  )
}

function PeriodField(props: {
  dataset: Dataset
  draft: OwnTableDraft
  onChange: (part: Partial<OwnTableDraft>) => void
}) {
  const { draft, onChange } = props
  const words = useWords()
  const { t } = words
  const periods = describePeriods(props.dataset, words)
  const { period: chosen } = draft
  const columns = draft.lines.filter(({ taken }) => taken).map(({ column }) => column)
  const choose = (value: string): void => {
    const period: DraftPeriod =
      value === '' ? { kind: 'none' } : value === tablePeriod ? { kind: 'table' } : { kind: 'column', column: value }
    // A column that says the period is one; a whole number may be the year.
    const lines = draft.lines.map((line) =>
      line.column === value && line.field.type !== 'I'
        ? { ...line, field: { ...line.field, type: 'P' as const } }
        : line,
    )
    onChange({ period, lines })
  }
  return (
    <NativeSelect
      label={t('model.period')}
      description={t('model.periodHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      size="sm"
      value={
        chosen.kind === 'table'
          ? tablePeriod
          : chosen.kind === 'column' && columns.includes(chosen.column)
            ? chosen.column
            : ''
      }
      data={[
        { value: '', label: t('model.periodNone') },
        ...(periods === null ? [] : [{ value: tablePeriod, label: t('model.periodTable', { period: periods }) }]),
        ...columns.map((column) => ({ value: column, label: column })),
      ]}
      onChange={(event) => {
        choose(event.currentTarget.value)
      }}
    />
  )
}
