import { utils } from '@e965/xlsx'
import { exportAs, openSample, readBack } from './support/product.ts'
import { expectAccessible } from './support/axe.ts'
import type { Locator, Page } from '@playwright/test'
import { expect, openApp, test } from './support/test.ts'

test('periods are set side by side with their difference, stand in the address, leave as a workbook, and are pinned', async ({
  page,
}) => {
  test.setTimeout(420_000)
  await openApp(page)
  await openSample(page)
  await page.goto('./#/templates/ind-output-flash?period_ym=2020-06')
  await expect(page.getByRole('table', { name: /2020年1—6月/ })).toBeVisible()
  await page.getByRole('button', { name: '对比' }).press('Enter')
  await page.getByRole('checkbox', { name: '上期（2020年5月）' }).press('Space')
  const table = page.getByRole('table', { name: /对比2020年5月/ })
  await expect(table.getByRole('columnheader', { name: '增减', exact: true })).toBeVisible()
  await expect(table.getByRole('columnheader', { name: '6月比5月', exact: true })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: '上期（2020年5月）' })).toBeChecked()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect(page.url()).toContain('compare.period_ym=2020-05')

  await page.reload()
  await expect(table).toBeVisible({ timeout: 150_000 })
  await expectWholeOnPaper(page, table)
  const workbook = readBack((await exportAs(page, /Excel 工作簿/)).bytes)
  const [first = '', second = ''] = workbook.SheetNames
  const cells = utils.sheet_to_json<unknown[]>(workbook.Sheets[first] ?? {}, { header: 1 }).flat()
  expect(cells).toEqual(expect.arrayContaining(['2020年6月', '2020年5月', '增减', '增长%']))
  const origin = utils.sheet_to_json<unknown[]>(workbook.Sheets[second] ?? {}, { header: 1 }).flat()
  expect(origin).toEqual(expect.arrayContaining(['2020年6月 / 2020年5月', '-- 2020年6月', '-- 2020年5月']))

  await page.getByRole('tab', { name: '图' }).click()
  await expect(page.locator('svg[role=img]').first()).toContainText('2020年5月')
  await page.getByRole('button', { name: '钉住', exact: true }).click()
  await page.getByRole('button', { name: '不对比' }).click()
  await expect(table).toHaveCount(0)
  await page.getByRole('button', { name: '钉住', exact: true }).click()
  await page.getByRole('link', { name: '钉住', exact: true }).click()
  const cards = page.getByRole('region', { name: '工业总产值快报' })
  await expect(cards).toHaveCount(2)
  await expect(cards.first().getByRole('table', { name: /对比2020年5月/ })).toBeVisible()
  await expectAccessible(page)
  await page.reload()
  await expect(cards.first().getByRole('table', { name: /对比2020年5月/ })).toBeVisible({ timeout: 150_000 })
  await cards.first().getByText('图', { exact: true }).click()
  await expect(cards.first().locator('svg[role=img]').first()).toContainText('2020年5月')
  await page.getByRole('button', { name: '取下“工业总产值快报”' }).first().click()
  await expect(cards).toHaveCount(1)
})

/** A table wider than the window shows where more is and keeps its first column on top; on paper all of its columns are there. */
async function expectWholeOnPaper(page: Page, table: Locator): Promise<void> {
  const box = table.locator('..')
  const shadows = () =>
    box.evaluate((element) =>
      ['::before', '::after'].map((side) => Number(getComputedStyle(element.parentElement ?? element, side).opacity)),
    )
  await expect.poll(shadows).toEqual([0, 1])
  await box.evaluate((element) => {
    element.scrollLeft = element.scrollWidth
  })
  await expect.poll(shadows).toEqual([1, 0])
  const isOnTop = await table.getByRole('rowheader', { name: '全区' }).evaluate((cell) => {
    const { right, top, height } = cell.getBoundingClientRect()
    return cell.contains(document.elementFromPoint(right - 4, top + height / 2))
  })
  expect(isOnTop).toBe(true)
  // A4 on its side without its margins, at 96 px an inch.
  await page.setViewportSize({ width: 1031, height: 900 })
  await page.emulateMedia({ media: 'print' })
  expect(await table.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(1031)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1440, height: 900 })
}
