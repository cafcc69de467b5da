// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { exportSvg } from '../../src/charts/export-svg.ts'
import { draw } from './draw.ts'
import { usualCharts } from './sample-charts.ts'

test('a saved chart is an XML file that holds everything and asks for nothing', () => {
  const text = exportSvg(
    draw(usualCharts['level-growth']!, { theme: 'print', fontFamily: '"Noto Sans CJK SC", serif' }),
  )
  expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(text.match(/xmlns=/g)).toHaveLength(1)
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
  expect(parsed.querySelector('parsererror')).toBeNull()
  expect(parsed.documentElement.getAttribute('font-family')).toBe('"Noto Sans CJK SC", serif')
  // The name space is the only address.
  expect(text.match(/https?:/g)).toHaveLength(1)
  for (const wanted of ['增长靠工业区，墨溪镇拖累最多', '产值（亿元）', '同比（%）', '资料来源：', '注：增速'])
    expect(text).toContain(wanted)
})
