import { Select, TextInput } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import type { TemplateParameter } from '../../../core/template/template.ts'
import { formatPeriod } from '../../../i18n/format.ts'
import type { ParameterFault } from '../../../state/template-parameters.ts'
import { useLocalText, useWords } from '../../hooks/use-app.ts'
import styles from './parameter-field.module.css'

/** Stands for "no value" in the list, which knows texts only. */
const nothing = '\u0000'
/** A typed value runs when the hand rests. */
const restMs = 500
/** Longer lists are searched by typing. */
const longList = 8

export type ParameterFieldProps = {
  parameter: TemplateParameter
  choices: { value: string; label: string }[]
  text: string
  fault: ParameterFault | null
  onChange: (text: string) => void
}

/** One parameter as a pill: its name and its value, picked from the data where they offer choices. */
export function ParameterField(props: ParameterFieldProps) {
  const id = useId()
  const local = useLocalText()
  const options = useOptions(props)
  return (
    <div className={styles.pill} data-fault={props.fault !== null}>
      <label className={styles.label} htmlFor={id}>
        {local(props.parameter.label)}
      </label>
      {options.length > 0 ? <ChoiceInput {...props} id={id} options={options} /> : <TypedInput {...props} id={id} />}
    </div>
  )
}

type Option = { value: string; label: string }

/**
 * What the list offers: the data's choices, named by the fixed options where there are both, else the options; and what the address asks
 * for even if nobody offers it.
 */
function useOptions({ parameter, choices, text }: ParameterFieldProps): Option[] {
  const { t, language } = useWords()
  const local = useLocalText()
  const nameOf = (value: string, label: string): string => {
    const option = parameter.options.find((each) => each.value === value)
    if (option !== undefined) return local(option.label)
    return parameter.type === 'period' ? formatPeriod(value, language) : label
  }
  const offered =
    parameter.type === 'boolean'
      ? [
          { value: 'true', label: t('template.yes') },
          { value: 'false', label: t('template.no') },
        ]
      : choices.length > 0
        ? choices.map(({ value, label }) => ({ value, label: nameOf(value, label) }))
        : parameter.options.map(({ value, label }) => ({ value, label: local(label) }))
  if (offered.length === 0) return []
  const known = new Map(offered.map((option) => [option.value, option]))
  if (text !== '' && !known.has(text)) {
    const value = parameter.type === 'period' ? formatPeriod(text, language) : text
    known.set(text, { value: text, label: t('template.notInData', { value }) })
  }
  return [...(parameter.required ? [] : [{ value: nothing, label: t('template.all') }]), ...known.values()]
}

function ChoiceInput({ id, options, text, fault, parameter, onChange }: ParameterFieldProps & { id: string; options: Option[] }) {
  const { t } = useWords()
  const value = text === '' ? (parameter.required ? null : nothing) : text
  const shown = options.find((option) => option.value === value)?.label ?? ''
  return (
    <Select
      id={id}
      variant="unstyled"
      className={styles.input ?? ''}
      style={{ width: `calc(${Math.min(34, Math.max(4, widthOf(shown)))}ch + 44px)` }}
      data={options}
      value={value}
      allowDeselect={false}
      searchable={options.length > longList}
      nothingFoundMessage={t('shell.palette.nothing')}
      maxDropdownHeight={360}
      aria-invalid={fault !== null}
      comboboxProps={{ width: 'max-content', position: 'bottom-start', transitionProps: { duration: 120 } }}
      onChange={(next) => { onChange(next === null || next === nothing ? '' : next) }}
    />
  )
}

function TypedInput({ id, parameter, text, fault, onChange }: ParameterFieldProps & { id: string }) {
  const [draft, setDraft] = useState({ text, typed: text })
  const typed = draft.text === text ? draft.typed : text
  useEffect(() => {
    if (typed === text) return undefined
    const timer = setTimeout(() => { onChange(typed) }, restMs)
    return () => { clearTimeout(timer) }
  }, [typed, text, onChange])
  const numeric = parameter.type === 'integer' || parameter.type === 'number'
  return (
    <TextInput
      id={id}
      variant="unstyled"
      className={`${styles.input ?? ''} ${styles.typed ?? ''}`}
      style={{ width: `calc(${Math.min(34, Math.max(numeric ? 3 : 10, widthOf(typed)))}ch + 20px)` }}
      inputMode={numeric ? 'decimal' : 'text'}
      value={typed}
      aria-invalid={fault !== null}
      onChange={(event) => { setDraft({ text, typed: event.currentTarget.value }) }}
      onBlur={() => { if (typed !== text) onChange(typed) }}
      onKeyDown={(event) => { if (event.key === 'Enter' && typed !== text) onChange(typed) }}
    />
  )
}

/** Width of a text in `ch`: Chinese characters take two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)
}
