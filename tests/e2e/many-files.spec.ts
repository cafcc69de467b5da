import type { Page } from '@playwright/test'
import { series } from './support/monthly-workbooks.ts'
import type { MonthlyWorkbook } from './support/monthly-workbooks.ts'
import { dropFiles, gridRows, runSql, waitForReview } from './support/product.ts'
import { expectAccessible } from './support/axe.ts'
import { expect, openApp, test } from './support/test.ts'

/* Many workbooks every month: three forms over 14 months, then the next month, the same file again, and a corrected one. */
const months = Array.from({ length: 14 }, (_, at) => ({
  year: 2019 + Math.floor((at + 6) / 12),
  month: ((at + 6) % 12) + 1,
}))
const all = months.flatMap(({ year, month }) => [
  series.output(year, month),
  series.energy(year, month),
  series.staff(year, month),
])
const broken = { name: '坏.xlsx', bytes: Uint8Array.from({ length: 400 }, (_, at) => (at * 7919) % 256) }

const group = (page: Page, name: string) => page.locator('[data-group-line]').filter({ hasText: name })
const report = (page: Page) => page.getByRole('heading', { name: '载入结果' })

async function expectSums(page: Page, files: readonly MonthlyWorkbook[]): Promise<void> {
  const expected = files.map(({ sum }) => sum).reduce((a, b) => a + b, 0)
  const periods = files.length
  await runSql(page, 'SELECT count(DISTINCT "期别") AS n, count(*) AS r, sum("本月") AS s FROM "规模以上工业产值"')
  await expect.poll(() => gridRows(page)).toEqual([[String(periods), String(periods * 6), String(expected)]])
}

test('forty workbooks become three tables with one confirmation for each, and next month needs none', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await openApp(page)
  await dropFiles(page, [...all, broken])
  await waitForReview(page)

  // Three groups, one broken file; nothing else wants a person.
  await expect(page.locator('[data-group-line]')).toHaveCount(3)
  await expect(group(page, '规模以上工业产值')).toContainText('14 个文件')
  await expect(group(page, '规模以上工业产值')).toContainText('2019年7月—2020年8月')
  await expect(page.getByText(/坏\.xlsx/).first()).toBeVisible()
  await expect(page.getByText('载入 42 张表，252 行')).toBeVisible()
  await expectAccessible(page)

  // One confirmation by hand; the name given to a column of one month is that of all months.
  await group(page, '规模以上工业能源消费').locator('[data-select]').click()
  await page.getByRole('button', { name: '版式没问题' }).click()
  await page.getByRole('textbox', { name: 'C 列的列名' }).fill('用电量')
  await page.getByRole('textbox', { name: 'C 列的列名' }).press('Enter')
  await page.getByText('成员 14').click()
  await expect(page.getByRole('textbox', { name: /^能源消费2019年7月\.xlsx Sheet1 的期别$/ })).toHaveValue('2019年7月')
  await expectAccessible(page)
  await page.getByRole('button', { name: '确认 2 个版式并载入' }).click()

  await expect(report(page)).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText('载入 42 张表，252 行')).toBeVisible()
  await expect(page.getByRole('region', { name: /要人处理的/ })).toContainText('坏.xlsx')
  await expectAccessible(page)
  // What could not be read is still under review, and given up there.
  await page.getByRole('button', { name: '回到核对（1）' }).click()
  await page.getByRole('button', { name: '取消', exact: true }).click()
  await expect(page).toHaveURL(/#\/data$/)
  const outputs = months.map(({ year, month }) => series.output(year, month))
  await expectSums(page, outputs)
  await runSql(page, 'SELECT sum("用电量") AS s FROM "规模以上工业能源消费" WHERE "期别" = \'2020-03\'')
  // 30 to 180 万千瓦时 for six towns, and 3 for the month each.
  await expect.poll(() => gridRows(page)).toEqual([['648']])

  // Next month: known, no question, one part more.
  const next = series.output(2020, 9)
  await dropFiles(page, [next])
  await waitForReview(page)
  await expect(page.getByText('并入已有的“规模以上工业产值”')).toBeVisible()
  await page.getByRole('button', { name: '全部载入' }).click()
  await expect(page).toHaveURL(/#\/data$/)
  await expectSums(page, [...outputs, next])

  // The same bytes once more: nothing to load.
  await dropFiles(page, [next])
  await waitForReview(page)
  await expect(page.getByText('没有要载入的表')).toBeVisible()
  await page.getByRole('button', { name: '取消', exact: true }).click()

  // A corrected file takes the place of its month, and what changed can be listed and queried.
  const corrected = series.output(2020, 9, 500)
  await dropFiles(page, [{ ...corrected, name: '规模以上工业产值202009（更正）.xlsx' }])
  await waitForReview(page)
  await expect(page.getByRole('radio', { name: '替换，改了哪些数记入修订' })).toBeChecked()
  await page.getByRole('button', { name: '全部载入' }).click()
  await expect(report(page)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/2 处修订/)).toBeVisible()
  await page.getByRole('button', { name: '去看数据' }).click()
  await expectSums(page, [...outputs, corrected])
  await runSql(page, 'SELECT "column", "before", "after" FROM revision_log ORDER BY 1')
  await expect
    .poll(() => gridRows(page))
    .toEqual([
      ['1—本月', '9990', '14490'],
      ['本月', '1110', '1610'],
    ])
  await page.getByRole('link', { name: '数据', exact: true }).click()
  await page.getByRole('link', { name: '规模以上工业产值', exact: true }).click()
  await page.getByRole('button', { name: /2 处修订/ }).click()
  await expect(page.getByRole('region', { name: '更正文件改了哪些数' })).toContainText('1610')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /15 期来源/ }).click()
  await expect(page.getByRole('region', { name: '这张表由哪些文件载入' })).toContainText(
    '规模以上工业产值202009（更正）.xlsx',
  )

  // The layouts that were confirmed are listed, and can be forgotten.
  await page.getByRole('link', { name: '数据', exact: true }).click()
  await page.getByText('记住的版式 3 种').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '忘掉“规模以上工业能源消费”的版式' }).click()
  await expect(page.getByText('记住的版式 2 种')).toBeVisible()
})

test('two files of one month wait for a decision, and the other months load', async ({ page }) => {
  await openApp(page)
  const june = series.output(2020, 6)
  const again = { ...series.output(2020, 6, 7), name: '规模以上工业产值202006更正.xlsx' }
  await dropFiles(page, [june, again, series.output(2020, 7)])
  await waitForReview(page)
  await expect(group(page, '规模以上工业产值')).toContainText('2 处期别重复')
  await expect(page.getByText('载入 1 张表，6 行')).toBeVisible()
  await page.getByRole('button', { name: /处需要看一眼/ }).click()
  await page.getByRole('button', { name: '只载入这一张' }).click()
  await expect(page.getByText('载入 2 张表，12 行')).toBeVisible()
})
