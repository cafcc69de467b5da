import { ActionIcon, Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ValueColumn } from '../../../../core/result/page.ts'
import { useWords } from '../../../hooks/use-app.ts'
import { ColumnField } from './columns-field.tsx'
import { ExpressionField } from './expression-field.tsx'
import type { Condition, Conditions } from './filter-conditions.ts'
import { formatConditions, operators, parseConditions } from './filter-conditions.ts'
import type { FieldsProps } from './fields-props.ts'
import styles from './step-form.module.css'

/** Conditions to choose, or an SQL condition where these do not reach. */
export function FilterFields({ step, columns, onChange }: FieldsProps<'filter'>) {
  const { t } = useWords()
  const [mode, setMode] = useState<'conditions' | 'sql'>(() =>
    parseConditions(step.keep) === null ? 'sql' : 'conditions',
  )
  const [conditions, setConditions] = useState<Conditions>(() => withOne(parseConditions(step.keep), columns))
  const isNumber = (name: string): boolean => {
    const type = columns.find((each) => each.name === name)?.type
    return type === 'integer' || type === 'number' || type === 'decimal'
  }
  const change = (next: Conditions): void => {
    setConditions(next)
    onChange({ ...step, keep: formatConditions(next, isNumber) })
  }
  const parsed = parseConditions(step.keep)
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t('recipe.form.keepRows')}</legend>
      {mode === 'conditions' ? (
        <>
          {conditions.list.length > 1 && (
            <SegmentedControl
              size="xs"
              mb={6}
              aria-label={t('recipe.form.join')}
              value={conditions.join}
              data={[
                { value: 'all', label: t('recipe.form.all') },
                { value: 'any', label: t('recipe.form.any') },
              ]}
              onChange={(join) => change({ ...conditions, join: join === 'any' ? 'any' : 'all' })}
            />
          )}
          {conditions.list.map((condition, at) => (
            <ConditionFields
              key={at}
              condition={condition}
              at={at}
              columns={columns}
              only={conditions.list.length === 1}
              onChange={(next) =>
                change({ ...conditions, list: conditions.list.map((each, index) => (index === at ? next : each)) })
              }
              onRemove={() => change({ ...conditions, list: conditions.list.filter((_, index) => index !== at) })}
            />
          ))}
        </>
      ) : (
        <ExpressionField
          label={t('recipe.form.sqlCondition')}
          hint=""
          columns={columns}
          value={step.keep}
          onChange={(keep) => onChange({ ...step, keep })}
        />
      )}
      <div className={styles.row}>
        {mode === 'conditions' ? (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
            onClick={() =>
              change({
                ...conditions,
                list: [...conditions.list, { column: columns[0]?.name ?? '', operator: 'equals', value: '' }],
              })
            }
          >
            {t('recipe.form.addCondition')}
          </Button>
        ) : (
          <span />
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={mode === 'sql' && parsed === null}
          onClick={() => {
            if (mode === 'sql') setConditions(withOne(parsed, columns))
            setMode(mode === 'sql' ? 'conditions' : 'sql')
          }}
        >
          {t(mode === 'sql' ? 'recipe.form.asConditions' : 'recipe.form.asSql')}
        </Button>
      </div>
    </fieldset>
  )
}

function ConditionFields(props: {
  condition: Condition
  at: number
  columns: readonly ValueColumn[]
  only: boolean
  onChange: (condition: Condition) => void
  onRemove: () => void
}) {
  const { condition, at, columns } = props
  const { t } = useWords()
  const n = { n: at + 1 }
  const type = columns.find(({ name }) => name === condition.column)?.type ?? 'text'
  const fitting = operators.filter(
    (each) => type === 'text' || (each !== 'contains' && each !== 'lacks' && each !== 'begins'),
  )
  const needsValue = condition.operator !== 'empty' && condition.operator !== 'filled'
  return (
    <div className={styles.condition} role="group">
      <ColumnField
        label=""
        ariaLabel={t('recipe.form.conditionColumn', n)}
        columns={columns}
        value={condition.column}
        onChange={(column) => props.onChange({ ...condition, column })}
      />
      <NativeSelect
        size="xs"
        aria-label={t('recipe.form.conditionOperator', n)}
        value={condition.operator}
        data={fitting.map((value) => ({ value, label: t(`recipe.form.operators.${value}`) }))}
        onChange={(event) =>
          props.onChange({
            ...condition,
            operator: operators.find((each) => each === event.currentTarget.value) ?? 'equals',
          })
        }
      />
      <ActionIcon
        size={24}
        color="gray"
        disabled={props.only}
        aria-label={t('recipe.form.removeCondition', n)}
        onClick={props.onRemove}
      >
        <IconX size={14} stroke={1.5} />
      </ActionIcon>
      {needsValue && (
        <TextInput
          size="xs"
          className={styles.value ?? ''}
          aria-label={t('recipe.form.conditionValue', n)}
          placeholder={condition.operator === 'among' ? t('recipe.form.amongHint') : ''}
          value={condition.value}
          onChange={(event) => props.onChange({ ...condition, value: event.currentTarget.value })}
        />
      )}
    </div>
  )
}

/** A builder is never empty: the first condition waits for its value. */
function withOne(conditions: Conditions | null, columns: readonly ValueColumn[]): Conditions {
  if (conditions !== null && conditions.list.length > 0) return conditions
  return { join: 'all', list: [{ column: columns[0]?.name ?? '', operator: 'equals', value: '' }] }
}
