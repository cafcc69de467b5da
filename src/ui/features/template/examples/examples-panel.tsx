import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconBookmarkPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Template } from '../../../../core/template/template.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { useRun } from '../../../hooks/use-run.ts'
import { ExampleOutcomes } from './example-outcomes.tsx'
import styles from './examples.module.css'

/** Rows of the result that an example keeps unless the user says otherwise. */
const usualRows = 3

type ExamplesPanelProps = {
  template: Template
  /** Whether it can run on the loaded data. */
  runnable: boolean
  /** Parameters of the trial run, where a new example can be made of it. */
  given?: Record<string, string>
}

/** The examples that a template keeps: each is run again whenever the template or the data change. */
export function ExamplesPanel({ template, runnable, given }: ExamplesPanelProps) {
  const { t, error } = useWords()
  const actions = useActions()
  const catalogue = useAppState((state) => state.catalogue.version)
  const { examples, sql, inputs, parameters } = template
  const key = runnable && examples.length > 0 ? JSON.stringify([examples, sql, inputs, parameters, catalogue]) : null
  const { value, failure, running } = useRun(key, () => actions.examples.run(template))
  if (examples.length === 0 && (given === undefined || !runnable)) return null
  const outcomes = key === null ? [] : (value ?? [])
  const counted = (['passes', 'differs', 'no-data'] as const).flatMap((outcome) => {
    const count = outcomes.filter((each) => each.outcome === outcome).length
    return count === 0 ? [] : [t('template.example.count', { outcome: t(`template.example.${outcome}`), count })]
  })
  const summary = running ? t('template.example.running') : counted.join(' · ')
  return (
    <section className={styles.panel} aria-label={t('template.example.title')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('template.example.title')}</h3>
        <span role="status" className={styles.summary}>
          {examples.length === 0 ? t('template.example.none') : summary}
        </span>
        {given !== undefined && runnable && <RememberForm template={template} given={given} />}
      </div>
      {failure !== null && <p className={styles.difference}>{error(failure.code, failure.params)}</p>}
      {failure === null && <ExampleOutcomes template={template} outcomes={outcomes} />}
    </section>
  )
}

/** Keeps the first rows of the shown result as an example. */
function RememberForm({ template, given }: { template: Template; given: Record<string, string> }) {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [rows, setRows] = useState<number | string>(usualRows)
  const taken = template.examples.some((example) => example.name === name.trim())
  if (!open)
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconBookmarkPlus size={16} stroke={1.5} aria-hidden="true" />}
        onClick={() => {
          setName(`${local(template.title)} ${String(template.examples.length + 1)}`)
          setOpen(true)
        }}
      >
        {t('template.example.remember')}
      </Button>
    )
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void actions.examples
          .remember(template, given, { name: name.trim(), rows: Number(rows) || usualRows })
          .then(() => {
            setOpen(false)
          })
      }}
    >
      <TextInput
        size="xs"
        label={t('template.example.name')}
        value={name}
        error={taken ? t('template.example.taken') : null}
        onChange={(event) => {
          setName(event.currentTarget.value)
        }}
      />
      <NumberInput
        size="xs"
        className={styles.rows ?? ''}
        label={t('template.example.rows')}
        min={1}
        max={50}
        value={rows}
        onChange={setRows}
      />
      <Button size="xs" type="submit" disabled={name.trim() === '' || taken}>
        {t('template.example.keep')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        onClick={() => {
          setOpen(false)
        }}
      >
        {t('template.own.cancel')}
      </Button>
    </form>
  )
}
