import type { StepEffect } from '../../../core/recipe/step-problem.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './sample-table.module.css'
import { VisibleText } from './visible-text.tsx'

/** Cells before and after a step, the first `limit` of its samples. */
export function SampleTable(props: { effect: StepEffect; limit: number; caption: string; onMore?: () => void }) {
  const { effect, limit } = props
  const { t } = useWords()
  const { samples } = effect
  if (samples.length === 0) return null
  const shown = samples.slice(0, limit)
  const empty = <span className={styles.none}>{t('recipe.samples.empty')}</span>
  return (
    <>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <caption className={styles.caption}>{props.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('recipe.samples.row')}</th>
              <th scope="col">{t('recipe.samples.column')}</th>
              <th scope="col">{t('recipe.samples.before')}</th>
              <th scope="col">{t('recipe.samples.after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, column, before, after }, at) => (
              <tr key={at}>
                <td className={styles.row} title={row}>
                  {shortRow(row)}
                </td>
                <td title={column}>{column}</td>
                <td title={before ?? undefined}>{before === null ? empty : <VisibleText text={before} />}</td>
                <td title={after ?? undefined}>
                  {after === null ? (
                    <span className={styles.none}>
                      {t(isRemoved(effect) ? 'recipe.samples.removed' : 'recipe.samples.empty')}
                    </span>
                  ) : (
                    <VisibleText text={after} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {props.onMore !== undefined && samples.length > limit && (
        <button type="button" className={styles.more} onClick={props.onMore}>
          {t('recipe.samples.more')}
        </button>
      )}
      {props.onMore === undefined && <p className={styles.count}>{countText(effect, shown.length, t)}</p>}
    </>
  )
}

function countText({ cellsChanged }: StepEffect, shown: number, t: ReturnType<typeof useWords>['t']): string {
  if (cellsChanged > shown)
    return t('recipe.samples.some', { total: formatCount(cellsChanged), shown: formatCount(shown) })
  return t('recipe.samples.all', { total: formatCount(shown) })
}

/** Rows that went leave nothing behind: their sample stands for the whole row. */
function isRemoved({ rowsBefore, rowsAfter, cellsChanged }: StepEffect): boolean {
  return rowsAfter < rowsBefore && cellsChanged === 0
}

/** `[file]sheet!row` without its file where a table is narrow; the whole is in the tooltip. */
function shortRow(row: string): string {
  return row.replace(/^.*!/u, '')
}
