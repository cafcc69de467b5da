import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { acceptedFiles } from '../../../state/pick-files.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { FileButtons } from '../../kit/file-buttons.tsx'
import styles from './review-page.module.css'

/** Nothing to check yet: what goes here, and how to begin. */
export function EmptyReview() {
  const { t } = useWords()
  const actions = useActions()
  return (
    <div className={styles.empty}>
      <IconFileSpreadsheet size={44} stroke={1.1} aria-hidden="true" className={styles.emptyIcon} />
      <h1 className={styles.emptyTitle}>{t('review.empty.title')}</h1>
      <p className={styles.emptyText}>{t('review.empty.text')}</p>
      <div className={styles.emptyButtons}>
        <FileButtons
          accept={acceptedFiles}
          filesLabel={t('home.pickFiles')}
          folderLabel={t('home.pickFolder')}
          onPick={(picked) => {
            actions.imports.addFiles(picked)
          }}
        />
        <Button
          variant="subtle"
          onClick={() => {
            actions.session.go({ page: 'data' })
          }}
        >
          {t('review.empty.back')}
        </Button>
      </div>
    </div>
  )
}
