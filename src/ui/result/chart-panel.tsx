import { Skeleton, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChartBarOff } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../core/base/app-error.ts'
import { toAppError } from '../../core/base/app-error.ts'
import type { ChartData } from '../../core/chart/chart-data.ts'
import { useWords } from '../hooks/use-app.ts'
import { EmptyNote } from '../kit/empty-note.tsx'
import { FailureNote } from '../kit/failure-note.tsx'
import styles from './chart-panel.module.css'
import type { ResultContent } from './result-content.ts'

/** Width of a chart on A4 paper, px at 96 dpi. */
const paperWidth = 680

/** The chart of a result, alone (`large`) or beside its table, whose notes it does not repeat. */
export function ChartPanel({ content, large }: { content: ResultContent; large: boolean }) {
  const { t } = useWords()
  const { chart } = content
  if (chart === null) return <EmptyNote icon={IconChartBarOff} title={t('result.noChart')} text={t('result.noChartText')} />
  return large ? (
    <div className={styles.sheet} data-print-sheet>
      <Chart chart={chart} />
    </div>
  ) : (
    <Chart chart={chart} quiet />
  )
}

/** A picture has one label, its own; those of its parts are for the maker. */
function asPicture(svg: SVGSVGElement): SVGSVGElement {
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  return svg
}

function Chart({ chart, quiet = false }: { chart: ChartData; quiet?: boolean }) {
  const { t, language } = useWords()
  const theme = useComputedColorScheme('light')
  const { ref, width } = useElementSize<HTMLDivElement>()
  const screen = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<{ chart: ChartData; failure: AppError | null } | null>(null)
  useEffect(() => {
    if (width === 0) return undefined
    let wanted = true
    const draw = async (): Promise<void> => {
      const { renderChart } = await import('../../charts/render-chart.ts')
      if (!wanted) return
      const { fontFamily } = getComputedStyle(document.body)
      const shown = quiet ? { ...chart, notes: [] } : chart
      screen.current?.replaceChildren(asPicture(renderChart(shown, { document, width, theme, language, fontFamily })))
      // Paper is white whatever the theme, and as wide as it is.
      paper.current?.replaceChildren(renderChart(shown, { document, width: paperWidth, theme: 'print', language, fontFamily }))
      setDrawn({ chart, failure: null })
    }
    draw().catch((error: unknown) => { if (wanted) setDrawn({ chart, failure: toAppError(error) }) })
    return () => { wanted = false }
  }, [chart, quiet, width, theme, language])
  const failure = drawn?.chart === chart ? drawn.failure : null
  return (
    <figure ref={ref} className={styles.panel}>
      {drawn === null && (
        <div role="status" aria-label={t('result.chartLoading')}>
          <Skeleton height={220} />
        </div>
      )}
      {failure !== null && <FailureNote text={t('result.chartFailed')} detail={failure.detail ?? failure.code} detailLabel={t('shell.details')} hideLabel={t('shell.hideDetails')} />}
      <div ref={screen} className={styles.screen} hidden={failure !== null} />
      <div ref={paper} className={styles.paper} hidden={failure !== null} />
    </figure>
  )
}
