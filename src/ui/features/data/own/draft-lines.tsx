import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { ModelFault } from '../../../../core/dataset/check-own-tables.ts'
import type { FieldType } from '../../../../core/dataset/logical-table.ts'
import { draftScale, relabel } from '../../../../core/dataset/own-table-draft.ts'
import type { DraftLine } from '../../../../core/dataset/own-table-draft.ts'
import { useLocalText, useWords } from '../../../hooks/use-app.ts'
import styles from './draft-lines.module.css'

const fieldTypes = ['N', 'I', 'C', 'T', 'P', 'D', 'B'] as const satisfies FieldType[]

/** Columns with the fields that they become. `keys` is null where there is no key to choose; its period is always part of it. */
export function DraftLines(props: {
  lines: readonly DraftLine[]
  faults: readonly ModelFault[]
  keys: { period: string | null } | null
  onChange: (lines: DraftLine[]) => void
}) {
  const { lines, keys } = props
  const { t } = useWords()
  const taken = lines.filter((line) => line.taken)
  return (
    <div className={styles.sheet} role="region" aria-label={t('model.fields')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('model.column')}</th>
            <th scope="col">{t('model.label')}</th>
            <th scope="col">{t('model.fieldId')}</th>
            <th scope="col">{t('model.type')}</th>
            <th scope="col">{t('model.unit')}</th>
            {keys !== null && (
              <th scope="col" data-mark>
                {t('model.key')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line
              key={line.column}
              line={line}
              faults={props.faults.filter(({ at }) => at !== null && taken[at] === line)}
              inKey={keys === null ? null : line.key || keys.period === line.column}
              isPeriod={keys?.period === line.column}
              onChange={(next) => {
                props.onChange(lines.map((each) => (each === line ? next : each)))
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line(props: {
  line: DraftLine
  faults: readonly ModelFault[]
  inKey: boolean | null
  isPeriod: boolean
  onChange: (line: DraftLine) => void
}) {
  const { line, faults, onChange } = props
  const { column, taken, field } = line
  const { t, language } = useWords()
  const local = useLocalText()
  const change = (part: Partial<DraftLine['field']>): void => {
    onChange({ ...line, field: { ...field, ...part } })
  }
  const isNumber = field.type === 'N' || field.type === 'I'
  const labelFault = faults.some(({ code }) => code === 'model/field-label-empty')
  return (
    <tr data-left-out={!taken}>
      <td className={styles.column}>
        <Checkbox
          size="xs"
          label={column}
          title={column}
          aria-label={t('model.takeOf', { column })}
          classNames={{ label: styles.columnName ?? '' }}
          checked={taken}
          onChange={(event) => {
            onChange({ ...line, taken: event.currentTarget.checked })
          }}
        />
      </td>
      <td>
        <TextInput
          size="xs"
          aria-label={t('model.labelOf', { column })}
          value={local(field.label)}
          disabled={!taken}
          error={labelFault}
          maxLength={100}
          onChange={(event) => {
            change({ label: relabel(field.label, language, event.currentTarget.value) })
          }}
        />
      </td>
      <td>
        <TextInput
          size="xs"
          aria-label={t('model.fieldIdOf', { column })}
          classNames={{ input: styles.code ?? '' }}
          value={field.id}
          disabled={!taken}
          error={faults.length > 0 && !labelFault}
          spellCheck={false}
          maxLength={60}
          onChange={(event) => {
            change({ id: event.currentTarget.value })
          }}
        />
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t('model.typeOf', { column })}
          value={field.type}
          disabled={!taken}
          data={fieldTypes.map((value) => ({ value, label: t(`model.types.${value}`) }))}
          onChange={(event) => {
            const type = fieldTypes.find((each) => each === event.currentTarget.value)
            if (type !== undefined) change({ type })
          }}
        />
      </td>
      <td className={styles.unit}>
        <TextInput
          size="xs"
          aria-label={t('model.unitOf', { column })}
          value={isNumber ? (field.unit ?? '') : ''}
          disabled={!taken || !isNumber}
          maxLength={30}
          onChange={(event) => {
            change({ unit: event.currentTarget.value })
          }}
        />
        {taken && <Conversion line={line} />}
      </td>
      {props.inKey !== null && (
        <td data-mark>
          <Checkbox
            size="xs"
            aria-label={t('model.keyOf', { column })}
            checked={taken && props.inKey}
            disabled={!taken || props.isPeriod}
            onChange={(event) => {
              onChange({ ...line, key: event.currentTarget.checked })
            }}
          />
        </td>
      )}
    </tr>
  )
}

/** How figures are converted where the field has another unit than the column. */
function Conversion({ line }: { line: DraftLine }) {
  const { t } = useWords()
  const factor = draftScale(line)
  if (factor === 1) return null
  return (
    <span className={styles.conversion} role="status">
      {factor === null
        ? t('model.notConverted', { from: line.unit ?? '' })
        : t('model.converted', { from: line.unit ?? '', factor })}
    </span>
  )
}
