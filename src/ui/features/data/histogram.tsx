import { formatCount } from '../../../i18n/format.ts'
import { formatValue } from '../../grid/grid-source.ts'
import styles from './column-facts.module.css'

const width = 240
const height = 56

/** Counts in equal-width classes as bars, with the outer bounds below. */
export function Histogram({ bins, label }: { bins: { from: number; to: number; count: number }[]; label: string }) {
  const most = Math.max(...bins.map((bin) => bin.count))
  const step = width / bins.length
  return (
    <figure className={styles.histogram}>
      <svg viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={label}>
        {bins.map((bin, index) => {
          const barHeight = (bin.count / most) * height
          return (
            <rect
              key={bin.from}
              x={index * step + 0.5}
              y={height - barHeight}
              width={Math.max(1, step - 1)}
              height={barHeight}
              fill="var(--sc-accent)"
            >
              <title>{`${formatValue(bin.from)} – ${formatValue(bin.to)}: ${formatCount(bin.count)}`}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption className={styles.bounds}>
        <span>{formatValue(bins[0]?.from ?? null)}</span>
        <span>{formatValue(bins.at(-1)?.to ?? null)}</span>
      </figcaption>
    </figure>
  )
}
