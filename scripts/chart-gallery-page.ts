// The page side of scripts/chart-gallery.ts.
import { exportPng } from '../src/charts/export-png.ts'
import { renderChart } from '../src/charts/render-chart.ts'
import type { ThemeName } from '../src/charts/theme.ts'
import { chartKinds, type ChartData } from '../src/core/chart/chart-data.ts'
import { moreCharts } from '../tests/charts/long-charts.ts'
import { oddCharts, usualCharts } from '../tests/charts/sample-charts.ts'

const fontFamily = '"PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", system-ui, sans-serif'

function chartsOf(set: string): Record<string, ChartData> {
  if (set === 'usual') return usualCharts
  if (set === 'more') return moreCharts
  const odd = Object.entries(oddCharts).flatMap(([name, data]) =>
    chartKinds.map((kind) => [`${kind}-${name}`, { ...data, kind }] as const),
  )
  return Object.fromEntries(odd)
}

/** Names of the charts of a set. */
export function names(set: string): string[] {
  return Object.keys(chartsOf(set))
}

/** Draws one chart, measures its texts as the browser sets them, and exports it. */
export async function draw(settings: {
  set: string
  name: string
  width: number
  theme: ThemeName
}): Promise<{ png: string; faults: string[] }> {
  const data = chartsOf(settings.set)[settings.name]
  if (data === undefined) throw new Error(`no chart ${settings.name}`)
  const svg = renderChart(data, {
    document,
    width: settings.width,
    theme: settings.theme,
    language: settings.name.endsWith('-en') ? 'en' : 'zh',
    fontFamily,
  })
  if (settings.theme === 'dark') document.body.style.background = '#1B1F24'
  document.body.replaceChildren(svg)
  const faults = findFaults(svg)
  const copy = svg.cloneNode(true) as SVGSVGElement
  if (settings.theme === 'dark') {
    const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
    for (const [key, value] of [
      ['width', '100%'],
      ['height', '100%'],
      ['fill', '#1B1F24'],
    ] as const)
      ground.setAttribute(key, value)
    copy.prepend(ground)
  }
  const png = await exportPng(copy, { width: settings.width, dpi: 96 })
  const bytes = new Uint8Array(await png.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return { png: btoa(text), faults }
}

function findFaults(svg: SVGSVGElement): string[] {
  const frame = svg.getBoundingClientRect()
  // A turned text covers less than its upright box; only texts that stand straight are compared.
  const texts = [...svg.querySelectorAll('text')]
    .filter((text) => text.textContent !== '')
    .map((text) => ({ text, turned: text.hasAttribute('transform'), box: text.getBoundingClientRect() }))
  const say = (text: Element) =>
    `“${[...text.querySelectorAll('tspan')]
      .map((line) => line.textContent)
      .join('/')
      .slice(0, 30)}”`
  const faults: string[] = []
  for (const [index, one] of texts.entries()) {
    const { box } = one
    if (
      box.left < frame.left - 1 ||
      box.right > frame.right + 1 ||
      box.top < frame.top - 1 ||
      box.bottom > frame.bottom + 1
    )
      faults.push(`${say(one.text)} leaves the picture`)
    for (const other of texts.slice(index + 1)) {
      if (one.turned || other.turned) continue
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      // Boxes of fonts reach beyond their ink by a quarter of their height.
      if (wide > 1 && high > 5) faults.push(`${say(one.text)} touches ${say(other.text)}`)
    }
  }
  return faults
}
