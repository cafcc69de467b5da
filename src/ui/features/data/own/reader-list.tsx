import type { Template } from '../../../../core/template/template.ts'
import { useLocalText, useWords } from '../../../hooks/use-app.ts'
import styles from './own-table-list.module.css'

/** More templates than these are counted. */
const mostReaders = 20

/** Titles of templates that read an own table. */
export function ReaderList({ readers }: { readers: readonly Template[] }) {
  const { t } = useWords()
  const local = useLocalText()
  return (
    <ul className={styles.readers}>
      {readers.slice(0, mostReaders).map((template) => (
        <li key={template.id}>{local(template.title)}</li>
      ))}
      {readers.length > mostReaders && <li>{t('model.remove.more', { count: readers.length - mostReaders })}</li>}
    </ul>
  )
}
