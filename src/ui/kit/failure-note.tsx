import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import styles from './failure-note.module.css'

/** A failure in words, with the foreign system's own text behind "details". */
export function FailureNote(props: { text: string; detail: string | null; detailLabel: string; hideLabel: string; actions?: ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={styles.note} role="alert">
      <IconAlertTriangle className={styles.icon} size={18} stroke={1.5} aria-hidden="true" />
      <div className={styles.body}>
        <p className={styles.text}>{props.text}</p>
        {props.detail !== null && (
          <>
            <UnstyledButton className={styles.toggle} aria-expanded={open} aria-controls={id} onClick={() => { setOpen(!open) }}>
              {open ? props.hideLabel : props.detailLabel}
            </UnstyledButton>
            <pre id={id} className={styles.detail} hidden={!open}>
              {props.detail}
            </pre>
          </>
        )}
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </div>
    </div>
  )
}
