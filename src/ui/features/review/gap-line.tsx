import { UnstyledButton } from '@mantine/core'
import { formatCount } from '../../../i18n/format.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './sheet-grid.module.css'
import type { Gap } from './shown-rows.ts'

/** Rows that one press shows of a fold. */
export const moreRows = 200

/** The line that stands for folded rows. */
export function GapLine(props: {
  gap: Gap
  top: number
  width: number
  onMore: () => void
  onAll: (() => void) | null
}) {
  const { t } = useWords()
  const { gap, onMore, onAll } = props
  const count = gap.to - gap.from + 1
  return (
    <div
      role="row"
      aria-rowindex={gap.from + 2}
      className={styles.gap}
      style={{ transform: `translateY(${String(props.top)}px)`, width: props.width }}
    >
      <div role="gridcell" className={styles.gapInner} style={{ width: 'fit-content' }}>
        <span className={styles.dots} aria-hidden="true">
          …
        </span>
        <span>{t('review.sheet.gap', { count, n: formatCount(count) })}</span>
        {count > moreRows && (
          <UnstyledButton className={styles.link} onClick={onMore}>
            {t('review.sheet.showMore', { n: formatCount(moreRows) })}
          </UnstyledButton>
        )}
        {onAll !== null && (
          <UnstyledButton className={styles.link} onClick={onAll}>
            {t('review.sheet.showAll')}
          </UnstyledButton>
        )}
      </div>
    </div>
  )
}
