// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { chartKinds } from '../../src/core/chart/chart-data.ts'
import { moreCharts } from './long-charts.ts'
import { draw } from './draw.ts'
import { barsOf, collisionsOf, strayTextsOf, textsOf } from './read-svg.ts'
import { chart, oddCharts, series, towns, usualCharts } from './sample-charts.ts'

const widths = [320, 640, 1200]

describe.each(Object.entries({ ...usualCharts, ...moreCharts }))('%s', (_, data) => {
  test.each(widths)('shows all its texts apart and inside a picture %i px wide', (width) => {
    const svg = draw(data, { width })
    expect(collisionsOf(svg)).toEqual([])
    expect(strayTextsOf(svg)).toEqual([])
    expect(svg.getAttribute('width')).toBe(String(width))
  })

  test('carries title, subtitle, notes, source, units and names of series inside', () => {
    const svg = draw(data)
    const all = svg.textContent
    for (const text of [
      data.title,
      data.subtitle,
      data.sourceLine.slice(0, 20),
      ...data.notes.map((note) => note.slice(0, 20)),
    ]) {
      expect(all).toContain(text)
    }
    for (const { unit, name } of data.series) {
      expect(all).toContain(unit)
      if (data.series.length > 1) expect(all).toContain(name)
    }
  })

  test('is one self-contained picture with a description', () => {
    const svg = draw(data)
    expect(svg.getAttribute('role')).toBe('img')
    expect(svg.getAttribute('aria-label')).toBe(data.description)
    expect(svg.querySelector('desc')?.textContent).toBe(data.description)
    expect(svg.querySelectorAll('style, script, foreignObject, image, use, [class], [href]')).toHaveLength(0)
    expect(svg.getAttribute('viewBox')).toBe(
      `0 0 ${svg.getAttribute('width') ?? ''} ${svg.getAttribute('height') ?? ''}`,
    )
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity|currentColor|var\(/)
  })
})

describe.each(chartKinds)('%s', (kind) => {
  test.each(Object.entries(oddCharts))('draws %s with its texts apart and inside', (_, data) => {
    for (const width of widths) {
      const svg = draw({ ...data, kind }, { width })
      expect(collisionsOf(svg)).toEqual([])
      expect(strayTextsOf(svg)).toEqual([])
      expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity|="-\d[^"]*" height="-|width="-|height="-/)
    }
  })

  test('is well-formed XML whatever the texts', () => {
    const text = new XMLSerializer().serializeToString(draw({ ...oddCharts['nasty-text']!, kind }))
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
    expect(parsed.querySelector('parsererror')).toBeNull()
    expect(parsed.querySelector('script')).toBeNull()
  })

  test('keeps to its height where that is enough and takes more where it is not', () => {
    const data = { ...usualCharts.bar!, kind }
    expect(draw(data, { height: 700 }).getAttribute('height')).toBe('700')
    expect(
      Number(draw({ ...oddCharts['forty-names']!, kind }, { height: 100 }).getAttribute('height')),
    ).toBeGreaterThan(250)
  })
})

test('names without a picture fall back to the title', () => {
  expect(draw({ ...usualCharts.bar!, description: '' }).getAttribute('aria-label')).toBe(usualCharts.bar!.title)
})

test('the three themes differ in colours only; paper is painted white', () => {
  const [light, dark, print] = (['light', 'dark', 'print'] as const).map((theme) =>
    draw(usualCharts.bar!, { theme, width: 640 }),
  )
  expect(barsOf(light!)[0]?.fill).toBe('#23538F')
  expect(barsOf(dark!)[0]?.fill).not.toBe('#23538F')
  expect(light!.firstElementChild?.tagName).toBe('desc')
  expect(print!.children[1]?.outerHTML).toMatch(/^<rect[^>]* fill="#FFFFFF"/)
  expect(textsOf(light!).map(({ text }) => text)).toEqual(textsOf(dark!).map(({ text }) => text))
})

test('colours of series follow the palette in its order', () => {
  const data = chart(
    'grouped-bar',
    ['甲'],
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => series(name, [1])),
  )
  const palette = ['#23538F', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#7A7F87']
  expect(barsOf(draw(data)).map(({ fill }) => fill)).toEqual(palette)
})

test('rise and fall are coloured red and green only on demand', () => {
  const data = chart('diverging-bar', towns, [series('拉动', [1, -1, 2, -2, 3, -3, 4, -4])])
  const fills = (riseFall: 'none' | 'red-rise' | 'green-rise') =>
    barsOf(draw(data, { riseFall }))
      .slice(0, 2)
      .map(({ fill }) => fill)
  expect(fills('none')).toEqual(['#23538F', '#E69F00'])
  expect(fills('red-rise')).toEqual([...fills('green-rise')].reverse())
})
