import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './empty-note.module.css'

/** What goes here once there is something, and what to do about it. */
export function EmptyNote(props: { icon: Icon; title: string; text: string; actions?: ReactNode; children?: ReactNode }) {
  const Sign = props.icon
  return (
    <section className={styles.note}>
      <Sign className={styles.icon} size={36} stroke={1.2} aria-hidden="true" />
      <h2 className={styles.title}>{props.title}</h2>
      <p className={styles.text}>{props.text}</p>
      {props.children !== undefined && props.children !== null && <div className={styles.more}>{props.children}</div>}
      {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
    </section>
  )
}
