import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Language } from '../../core/base/local-text.ts'

/** The chart as a file for paper: title, legend, units, notes and source are inside. */
export async function drawChartFile(chart: ChartData, ending: 'png' | 'svg', language: Language): Promise<Blob> {
  const [{ renderChart }, { exportSvg }, { exportPng }] = await Promise.all([
    import('../../charts/render-chart.ts'),
    import('../../charts/export-svg.ts'),
    import('../../charts/export-png.ts'),
  ])
  const { fontFamily } = getComputedStyle(document.body)
  const svg = renderChart(chart, { document, theme: 'print', language, fontFamily })
  return ending === 'png' ? exportPng(svg) : new Blob([exportSvg(svg)], { type: 'image/svg+xml' })
}
