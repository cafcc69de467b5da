import { Checkbox } from '@mantine/core'
import { wordsColumnName } from '../../../core/workbook/words-column.ts'
import type { LayoutColumn } from '../../../core/workbook/table-layout.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './words-line.module.css'

/** The text column that will stand beside a column of figures: its name, how many cells it keeps, and whether it is wanted. */
export function WordsLine({ column, onInclude }: { column: LayoutColumn; onInclude: (include: boolean) => void }) {
  const { t } = useWords()
  const { words } = column
  if (words === undefined) return null
  const name = wordsColumnName(column.name)
  return (
    <div className={styles.line} data-out={!words.include || undefined}>
      <Checkbox
        size="xs"
        checked={words.include}
        label={t('review.column.words', { name })}
        onChange={(event) => {
          onInclude(event.currentTarget.checked)
        }}
      />
      <p className={styles.detail} title={words.cells}>
        {words.include
          ? t('review.column.wordsKept', { n: formatCount(words.count), cells: words.cells })
          : t('review.column.unread', { n: formatCount(words.count) })}
      </p>
      <p className={styles.samples} title={words.samples.join('\n')}>
        {words.samples.join('　')}
      </p>
    </div>
  )
}
