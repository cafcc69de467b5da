import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { INTRANET_URL } from '../../playwright.config.ts'
import { dropFiles, gridRows, loadAll, runSql, waitForReview } from './support/product.ts'
import { expect, openApp, test, watchContext } from './support/test.ts'

const csv = (name: string, rows: number, from = 0) => ({
  name,
  bytes: new TextEncoder().encode(`代码,名称,产值\n${Array.from({ length: rows }, (_, row) => `${String(from + row).padStart(6, '0')},单位${String(from + row)},${String(from + row)}.5`).join('\n')}\n`),
})

async function loadCsv(page: Page, name: string, rows: number): Promise<void> {
  await dropFiles(page, [csv(name, rows)])
  await waitForReview(page)
  await page.getByRole('textbox', { name: '表名' }).fill(name.replace('.csv', ''))
  await loadAll(page)
}

for (const { where, url } of [
  { where: 'localhost', url: './' },
  { where: 'a plain intranet address', url: INTRANET_URL },
]) {
  test(`tables, names and rows are there after the browser was closed, on ${where}`, async ({ page, context, watch }) => {
    await openApp(page, url)
    await loadCsv(page, '产值.csv', 500)
    await page.getByRole('button', { name: '给“产值”改名' }).click()
    await page.getByRole('textbox', { name: '新的表名' }).fill('六月产值')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: '六月产值' })).toBeVisible()
    await page.close()
    const again = await context.newPage()
    await openApp(again, url)
    await expect(again.getByRole('link', { name: '六月产值' })).toBeVisible({ timeout: 30_000 })
    await runSql(again, 'SELECT count(*), sum("产值"), min("代码") FROM "六月产值"')
    // Sum of k + 0.5 for k from 0 to 499.
    await expect.poll(() => gridRows(again)).toEqual([['500', '125000', '000000']])
    expect(watch.foreignRequests).toEqual([])
  })
}

test('a deleted table can be brought back, and is gone for good otherwise', async ({ page }) => {
  await openApp(page)
  await loadCsv(page, '产值.csv', 5)
  await page.getByRole('button', { name: '删除“产值”' }).click()
  await expect(page.getByRole('link', { name: '产值', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('link', { name: '产值', exact: true })).toBeVisible()
  await page.getByRole('link', { name: '产值', exact: true }).click()
  await expect(page.getByRole('gridcell', { name: '000004', exact: true })).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: '删除“产值”' }).click()
  await page.reload()
  await expect(page.getByRole('button', { name: '打开示例区' }).first()).toBeVisible({ timeout: 30_000 })
})

test('a second tab shows what the first one loads, and neither spoils the other', async ({ page, context }) => {
  await openApp(page)
  const second = await context.newPage()
  await openApp(second)
  await loadCsv(page, '第一页.csv', 10)
  await expect(second.getByRole('link', { name: '第一页' })).toBeVisible({ timeout: 30_000 })
  await loadCsv(second, '第二页.csv', 20)
  await expect(page.getByRole('link', { name: '第二页' })).toBeVisible({ timeout: 30_000 })
  await runSql(page, 'SELECT (SELECT count(*) FROM "第一页"), (SELECT count(*) FROM "第二页")')
  await expect.poll(() => gridRows(page)).toEqual([['10', '20']])
})

test('a browser that is killed while it loads leaves the state before or after, never between', async ({ launchOptions, baseURL, watch }, info) => {
  test.setTimeout(240_000)
  const profile = info.outputPath('profile')
  const start = async () => {
    const context = await chromium.launchPersistentContext(profile, { ...launchOptions, ...(baseURL === undefined ? {} : { baseURL }), viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    watchContext(context, watch)
    return { context, page: context.pages()[0] ?? (await context.newPage()) }
  }
  const rows = 60_000
  for (const [round, waitMs] of [100, 600, 1500, 4000].entries()) {
    const { context, page } = await start()
    await openApp(page)
    await dropFiles(page, [csv(`表${String(round)}.csv`, rows)])
    await waitForReview(page)
    await page.getByRole('textbox', { name: '表名' }).fill(`表${String(round)}`)
    await page.getByRole('button', { name: '全部载入' }).click()
    await page.waitForTimeout(waitMs)
    const session = await context.newCDPSession(page)
    const gone = new Promise((done) => context.once('close', done))
    session.send('Browser.crash').catch(() => undefined)
    await gone
  }
  const { context, page } = await start()
  await openApp(page)
  await runSql(page, `SELECT coalesce(string_agg(table_name, ' ' ORDER BY table_name), '') AS t FROM information_schema.tables WHERE table_schema = 'main'`)
  await expect.poll(async () => (await gridRows(page)).length, { timeout: 30_000 }).toBe(1)
  const names = ((await gridRows(page))[0]?.[0] ?? '').split(' ').filter((name) => name.startsWith('表'))
  // The last one was given most time; the first may or may not have been stored.
  expect(names.length).toBeLessThanOrEqual(4)
  for (const name of names) {
    await runSql(page, `SELECT count(*), sum("产值"), '${name}' FROM "${name}"`)
    // Sum of k + 0.5 for k from 0 to 59,999: whole or not there at all.
    await expect.poll(() => gridRows(page)).toEqual([[String(rows), '1800000000', name]])
  }
  await loadCsv(page, '之后.csv', 3)
  await expect(page.getByRole('link', { name: '之后' })).toBeVisible()
  await context.close()
})
