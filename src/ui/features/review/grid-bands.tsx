import { formatCount } from '../../../i18n/format.ts'
import { useWords } from '../../hooks/use-app.ts'
import { rowHeight } from './grid-geometry.ts'
import type { Band } from './row-bands.ts'
import type { ShownRows } from './shown-rows.ts'
import styles from './sheet-grid.module.css'

/** The quiet coloured bands at the row heads, each with its word. Every row says its word to screen readers by itself. */
export function GridBands(props: {
  bands: readonly Band[]
  shown: ShownRows
  lines: readonly number[]
  left: number
  height: number
}) {
  const { t } = useWords()
  const { shown, lines } = props
  const first = shown.lineAt(lines[0] ?? 0).row
  const lastLine = shown.lineAt(lines.at(-1) ?? 0)
  const last = lastLine.gap?.to ?? lastLine.row
  const visible = props.bands.filter(({ from, to }) => to >= first && from <= last)
  return (
    <div aria-hidden="true" className={styles.bands} style={{ left: props.left, height: props.height }}>
      {visible.map(({ kind, from, to }) => {
        const top = shown.lineOf(from)
        const count = to - from + 1
        const lineCount = shown.lineOf(to) - top + 1
        return (
          <div
            key={from}
            className={styles.band}
            data-band={kind}
            style={{ top: top * rowHeight, height: lineCount * rowHeight }}
          >
            <span className={styles.word}>
              {kind === 'blank' ? '' : t(`review.sheet.band.${kind}`)}
              {lineCount > 1 && kind !== 'blank' && (
                <span className={styles.count}>{t('review.sheet.bandRows', { count, n: formatCount(count) })}</span>
              )}
            </span>
          </div>
        )
      })}
    </div>
  )
}
