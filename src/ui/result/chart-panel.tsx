import type { ResultContent } from './result-content.ts'
import styles from './chart-panel.module.css'

export function ChartPanel({ content, large }: { content: ResultContent; large: boolean }) {
  return <figure className={styles.panel} data-large={large}>{content.chart?.title}</figure>
}
