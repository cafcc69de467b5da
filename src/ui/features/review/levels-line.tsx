import { Checkbox } from '@mantine/core'
import { levelColumnNames } from '../../../core/workbook/level-columns.ts'
import type { LayoutColumn } from '../../../core/workbook/table-layout.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './words-line.module.css'

/** The two columns of levels that will stand beside a column of row labels: their names, rows with what they stand under, and whether they are wanted. */
export function LevelsLine({ column, onInclude }: { column: LayoutColumn; onInclude: (include: boolean) => void }) {
  const { t } = useWords()
  const { levels } = column
  if (levels === undefined) return null
  const paths = levels.samples.map((path) => path.join(' › '))
  return (
    <div className={styles.line} data-out={!levels.include || undefined}>
      <Checkbox
        size="xs"
        checked={levels.include}
        label={t('review.column.levels', levelColumnNames(column.name))}
        onChange={(event) => {
          onInclude(event.currentTarget.checked)
        }}
      />
      <p className={styles.detail}>
        {levels.include
          ? t('review.column.levelsKept', { count: levels.depth, n: formatCount(levels.depth) })
          : t('review.column.levelsLeft')}
      </p>
      <p className={styles.samples} title={paths.join('\n')}>
        {paths[0] ?? ''}
      </p>
    </div>
  )
}
