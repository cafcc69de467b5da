import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { formatCount } from '../../i18n/format.ts'
import { useActions, useAppState, useWords } from '../hooks/use-app.ts'
import styles from './open-import.module.css'

/** Files that were read but not loaded yet are not forgotten while one looks at another page. */
export function OpenImport() {
  const { t } = useWords()
  const actions = useActions()
  const files = useAppState((state) => state.importFiles.length)
  const page = useAppState((state) => state.route.page)
  if (files === 0 || page === 'review') return null
  return (
    <div className={styles.strip} role="status">
      <IconFileSpreadsheet size={16} stroke={1.5} aria-hidden="true" />
      <span>{t('review.waiting.text', { count: files, n: formatCount(files) })}</span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          actions.session.go({ page: 'review' })
        }}
      >
        {t('review.waiting.go')}
      </Button>
    </div>
  )
}
