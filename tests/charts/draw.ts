import { renderChart, type RenderOptions } from '../../src/charts/render-chart.ts'
import type { ChartData } from '../../src/core/chart/chart-data.ts'

/** Draws a chart into the document of the test. */
export function draw(data: ChartData, options: Partial<RenderOptions> = {}): SVGSVGElement {
  return renderChart(data, { document, theme: 'light', language: 'zh', fontFamily: 'serif', ...options })
}
