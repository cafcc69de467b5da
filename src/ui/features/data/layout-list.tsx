import { Button } from '@mantine/core'
import type { RememberedLayout } from '../../../core/dataset/layout-memory.ts'
import { formatTime } from '../../../i18n/format.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import styles from './layout-list.module.css'

/** Confirmed layouts, newest first, folded away: what is read without a question, and the way to forget it. */
export function LayoutList() {
  const { t } = useWords()
  const layouts = useAppState((state) => state.catalogue.layouts)
  if (layouts.length === 0) return null
  return (
    <details className={styles.list}>
      <summary className={styles.title}>{t('data.layouts.title', { count: layouts.length })}</summary>
      <p className={styles.hint}>{t('data.layouts.hint')}</p>
      <ul className={styles.entries}>
        {[...layouts].reverse().map((layout) => (
          <LayoutLine key={`${layout.shape} ${layout.title}`} layout={layout} />
        ))}
      </ul>
    </details>
  )
}

function LayoutLine({ layout }: { layout: RememberedLayout }) {
  const { t, language } = useWords()
  const actions = useActions()
  const { shape, title, tableName } = layout
  const changes = layout.columns.length + (layout.rows === null ? 0 : 1)
  return (
    <li className={styles.entry}>
      <span className={styles.name} title={tableName}>
        {tableName}
      </span>
      <span className={styles.fact}>
        {changes === 0 ? t('data.layouts.asFound') : t('data.layouts.changes', { count: changes })}
      </span>
      <span className={styles.fact}>
        {t('data.layouts.confirmedAt', { time: formatTime(layout.confirmedAt, language) })}
      </span>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t('data.layouts.forgetOf', { name: tableName })}
        onClick={() => {
          void actions.catalogue.forgetLayout(shape, title)
        }}
      >
        {t('data.layouts.forget')}
      </Button>
    </li>
  )
}
