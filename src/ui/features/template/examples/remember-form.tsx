import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconBookmarkPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { isCancelled, toAppError } from '../../../../core/base/app-error.ts'
import type { AppError } from '../../../../core/base/app-error.ts'
import type { Template } from '../../../../core/template/template.ts'
import { useActions, useLocalText, useWords } from '../../../hooks/use-app.ts'
import styles from './examples.module.css'

/** Rows of the result that an example keeps unless the user says otherwise. */
const usualRows = 3

/** Keeps the first rows of the shown result as an example. */
export function RememberForm({ template, given }: { template: Template; given: Record<string, string> }) {
  const { t, error } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [rows, setRows] = useState<number | string>(usualRows)
  const [failure, setFailure] = useState<{ of: Template; error: AppError } | null>(null)
  const [running, setRunning] = useState(false)
  const taken = template.examples.some((example) => example.name === name.trim())
  const remember = async (): Promise<void> => {
    setRunning(true)
    setFailure(null)
    try {
      await actions.examples.remember(template, given, { name: name.trim(), rows: Number(rows) || usualRows })
      setOpen(false)
    } catch (thrown) {
      if (!isCancelled(thrown)) setFailure({ of: template, error: toAppError(thrown) })
    } finally {
      setRunning(false)
    }
  }
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
        void remember()
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
      <Button size="xs" type="submit" loading={running} disabled={name.trim() === '' || taken}>
        {t('template.example.keep')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        onClick={() => {
          setFailure(null)
          setOpen(false)
        }}
      >
        {t('template.own.cancel')}
      </Button>
      {failure?.of === template && (
        <p className={styles.failure} role="alert">
          {error(failure.error.code, failure.error.params)}
        </p>
      )}
    </form>
  )
}
