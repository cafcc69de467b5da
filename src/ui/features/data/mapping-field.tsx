import { NativeSelect } from '@mantine/core'
import type { LocalText } from '../../../core/base/local-text.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { LogicalField } from '../../../core/dataset/logical-table.ts'
import type { FieldSource } from '../../../core/dataset/mapping.ts'
import { unitScale } from '../../../core/dataset/unit-scale.ts'
import { useLocalText, useWords } from '../../hooks/use-app.ts'
import { describePeriods } from './dataset-place.ts'
import styles from './mapping-panel.module.css'

/** Value of the menu entry for the period of the whole table; column names cannot begin with NUL. */
const tablePeriod = '\u0000period'

/** Units in which money and other amounts are printed, tried as conversions to the field's unit. */
const usualUnits = [
  '元',
  '千元',
  '万元',
  '百万元',
  '亿元',
  '千瓦时',
  '万千瓦时',
  '人',
  '万人',
  '亩',
  '平方米',
  '吨',
  '万吨',
]

/** One field: its name, the column it is taken from, and the conversion to the canonical unit. */
export function MappingField(props: {
  field: LogicalField
  source: FieldSource | null
  derivedFrom: LocalText | null
  dataset: Dataset
  onChange: (source: FieldSource | null) => void
}) {
  const { field, source, dataset } = props
  const words = useWords()
  const { t } = words
  const local = useLocalText()
  const periods = describePeriods(dataset, words)
  const choose = (value: string): void => {
    if (value === '') props.onChange(null)
    else if (value === tablePeriod) props.onChange({ kind: 'table-period' })
    else {
      const unit = dataset.columns.find((column) => column.name === value)?.unit ?? null
      const scale = unit === null || field.unit === null ? 1 : (unitScale(unit, field.unit) ?? 1)
      props.onChange({ kind: 'column', column: value, scale })
    }
  }
  const columns = dataset.columns
    .filter(({ made }) => made !== 'period')
    .map((column) => ({
      value: column.name,
      label: column.unit === null ? column.name : `${column.name}（${column.unit}）`,
    }))
  const period =
    field.type === 'P' && periods !== null
      ? [{ value: tablePeriod, label: t('data.reading.tablePeriod', { period: periods }) }]
      : []
  const nothing =
    props.derivedFrom === null
      ? t('data.reading.nothing')
      : t('data.reading.derived', { field: local(props.derivedFrom) })
  return (
    <li className={styles.field}>
      <div className={styles.fieldHead}>
        <span className={styles.fieldName}>{local(field.label)}</span>
        <code className={styles.fieldId}>{field.id}</code>
        {field.required && <span className={styles.required}>{t('data.reading.required')}</span>}
      </div>
      <div className={styles.fieldChoice}>
        <NativeSelect
          size="xs"
          className={styles.column ?? ''}
          aria-label={`${local(field.label)} ${t('data.reading.from')}`}
          value={
            source === null
              ? ''
              : source.kind === 'column'
                ? source.column
                : source.kind === 'table-period'
                  ? tablePeriod
                  : ''
          }
          data={[{ value: '', label: nothing }, ...period, ...columns]}
          onChange={(event) => {
            choose(event.currentTarget.value)
          }}
        />
        {source?.kind === 'column' && field.unit !== null && (
          <ScaleSelect
            field={field}
            unit={field.unit}
            scale={source.scale}
            onChange={(scale) => {
              props.onChange({ ...source, scale })
            }}
          />
        )}
      </div>
    </li>
  )
}

function ScaleSelect({
  field,
  unit,
  scale,
  onChange,
}: {
  field: LogicalField
  unit: string
  scale: number
  onChange: (scale: number) => void
}) {
  const { t } = useWords()
  const local = useLocalText()
  const known = usualUnits.flatMap((from) => {
    const factor = unitScale(from, unit)
    return factor === null
      ? []
      : [{ value: String(factor), label: t('data.reading.scaleOf', { from, to: unit, factor }) }]
  })
  const options = known.some((option) => option.value === String(scale))
    ? known
    : [{ value: String(scale), label: t('data.reading.scalePlain', { factor: scale }) }, ...known]
  const unique = [...new Map(options.map((option) => [option.value, option])).values()]
  return (
    <NativeSelect
      size="xs"
      className={styles.scale ?? ''}
      aria-label={`${local(field.label)} ${t('data.reading.scale')}`}
      value={String(scale)}
      data={unique}
      onChange={(event) => {
        onChange(Number(event.currentTarget.value))
      }}
    />
  )
}
