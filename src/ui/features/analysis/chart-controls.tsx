import { MultiSelect, Select } from '@mantine/core'
import { chartKinds } from '../../../core/chart/chart-data.ts'
import { isDrawnFromSeries } from '../../../core/chart/kind-roles.ts'
import { shownRows } from '../../../core/chart/suggest-chart.ts'
import type { ChartChoice } from '../../../core/chart/suggest-chart.ts'
import type { Page } from '../../../core/result/page.ts'
import { formatCount } from '../../../i18n/format.ts'
import { isNumeric } from '../../grid/grid-source.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './chart-controls.module.css'

/** Kind, category and figures of a query's chart. */
export function ChartControls({
  page,
  chart,
  onChange,
}: {
  page: Page
  chart: ChartChoice | null
  onChange: (chart: ChartChoice) => void
}) {
  const { t } = useWords()
  if (chart === null) return null
  const numeric = page.columns.filter(({ type }) => isNumeric(type)).map(({ name }) => name)
  const shown = shownRows(page, chart)
  return (
    <div className={styles.bar}>
      <Select
        label={t('analysis.chart.kind')}
        data={chartKinds.filter(isDrawnFromSeries).map((kind) => ({ value: kind, label: t(`analysis.kind.${kind}`) }))}
        value={chart.kind}
        allowDeselect={false}
        onChange={(kind) => {
          if (kind !== null) onChange({ ...chart, kind })
        }}
      />
      <Select
        label={t('analysis.chart.category')}
        data={page.columns.map(({ name }) => name)}
        value={chart.category}
        allowDeselect={false}
        searchable
        onChange={(category) => {
          if (category !== null) onChange({ ...chart, category })
        }}
      />
      <MultiSelect
        className={styles.series ?? ''}
        label={t('analysis.chart.series')}
        data={numeric}
        value={chart.series}
        searchable
        {...(chart.series.length === 0 ? { placeholder: t('analysis.chart.none') } : {})}
        maxValues={7}
        onChange={(series) => {
          onChange({ ...chart, series })
        }}
      />
      {shown < page.totalRows && (
        <p className={styles.notice}>
          {t('result.chartTooLong', { shown: formatCount(shown), rows: formatCount(page.totalRows) })}
        </p>
      )}
    </div>
  )
}
