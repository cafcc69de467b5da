import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { formatCount } from '../../../i18n/format.ts'
import type { RunEntry } from '../../../state/slices/imports.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './run-page.module.css'
import { entryWords } from './run-text.ts'

/** Tables of a run with one outcome, folded where nothing is to be done about them. */
export function RunEntries(props: { title: string; entries: readonly RunEntry[]; open?: boolean }) {
  const words = useWords()
  const [open, setOpen] = useState(props.open ?? false)
  const id = useId()
  const { title, entries } = props
  if (entries.length === 0) return null
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>
        <UnstyledButton
          className={styles.fold}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpen(!open)
          }}
        >
          <Chevron size={15} stroke={1.75} aria-hidden="true" />
          {title} <span className={styles.count}>{formatCount(entries.length)}</span>
        </UnstyledButton>
      </h2>
      <div className={styles.card} id={id} hidden={!open}>
        <ul className={styles.list}>
          {entries.map((entry) => (
            <li key={entry.key}>
              <span className={styles.why}>{entryWords(entry, words)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
