import { utils } from '@e965/xlsx'
import { exportAs, openSample, readBack } from './support/product.ts'
import { expectAccessible } from './support/axe.ts'
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
