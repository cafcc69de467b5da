import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useRef } from 'react'
import { readPickedFiles } from '../../kit/dropped-files.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './file-picker.module.css'

/** What the file dialog offers; content decides in the end, so other names can be dropped. */
const accepted = '.xlsx,.xlsm,.xlsb,.xls,.et,.ods,.csv,.txt,.tsv,.htm,.html,.xml'

/** A large area to drop on, with buttons for files and for a folder. Dropping works on the whole page. */
export function FilePicker() {
  const { t } = useWords()
  const actions = useActions()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement): void => {
    if (input.files !== null && input.files.length > 0) actions.imports.addFiles(readPickedFiles(input.files))
    // The same file must be pickable again.
    input.value = ''
  }
  return (
    <section className={styles.area} aria-labelledby="drop-title">
      <IconFileSpreadsheet className={styles.icon} size={44} stroke={1.1} aria-hidden="true" />
      <h2 id="drop-title" className={styles.title}>{t('home.dropTitle')}</h2>
      <p className={styles.formats}>{t('home.dropFormats')}</p>
      <div className={styles.buttons}>
        <Button onClick={() => files.current?.click()}>{t('home.pickFiles')}</Button>
        <Button variant="default" onClick={() => folder.current?.click()}>{t('home.pickFolder')}</Button>
      </div>
      <input ref={files} type="file" multiple hidden accept={accepted} aria-label={t('home.pickFiles')} data-picker="files" onChange={(event) => { take(event.currentTarget) }} />
      <input ref={folder} type="file" multiple hidden aria-label={t('home.pickFolder')} data-picker="folder" {...{ webkitdirectory: '' }} onChange={(event) => { take(event.currentTarget) }} />
    </section>
  )
}
