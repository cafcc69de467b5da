import { IconFileSpreadsheet } from '@tabler/icons-react'
import { acceptedFiles } from '../../../state/pick-files.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { FileButtons } from '../../kit/file-buttons.tsx'
import styles from './file-picker.module.css'

/** A large area to drop on, with buttons for files and for a folder. Dropping works on the whole page. */
export function FilePicker() {
  const { t } = useWords()
  const actions = useActions()
  return (
    <section
      className={styles.area}
      aria-labelledby="drop-title"
      onClick={({ target, currentTarget }) => {
        // The whole area is the button for files; the buttons in it have their own work.
        const pressed = target instanceof Element && target.closest('button, input') !== null
        if (!pressed) currentTarget.querySelector<HTMLInputElement>('[data-picker="files"]')?.click()
      }}
    >
      <IconFileSpreadsheet className={styles.icon} size={44} stroke={1.1} aria-hidden="true" />
      <h2 id="drop-title" className={styles.title}>
        {t('home.dropTitle')}
      </h2>
      <p className={styles.formats}>{t('home.dropFormats')}</p>
      <div className={styles.buttons}>
        <FileButtons
          accept={acceptedFiles}
          filesLabel={t('home.pickFiles')}
          folderLabel={t('home.pickFolder')}
          onPick={(files) => {
            actions.imports.addFiles(files)
          }}
        />
      </div>
    </section>
  )
}
