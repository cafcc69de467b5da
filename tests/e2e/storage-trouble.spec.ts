import { dropFiles, gridRows, loadAll, runSql, waitForReview } from './support/product.ts'
import { expect, openApp, test } from './support/test.ts'

const csv = (name: string, rows: number) => ({
  name,
  bytes: new TextEncoder().encode(`代码,名称,产值\n${Array.from({ length: rows }, (_, row) => `${String(row).padStart(6, '0')},单位${String(row * 7919)},${String(row)}.5`).join('\n')}\n`),
})

test('a full disk: a banner says so, work goes on in memory, what was saved is there after a reload', async ({ page, baseURL }) => {
  const session = await page.context().newCDPSession(page)
  const origin = new URL(baseURL ?? '').origin
  // Set before the first use: the browser remembers for a while how much room it has found.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 400_000 })
  await openApp(page)
  await dropFiles(page, [csv('先前.csv', 5)])
  await waitForReview(page)
  await loadAll(page)
  await dropFiles(page, [csv('后来.csv', 20_000)])
  await waitForReview(page)
  await loadAll(page)
  await expect(page.getByText('浏览器的存储空间不够', { exact: false })).toBeVisible()
  await runSql(page, 'SELECT (SELECT count(*) FROM "先前"), (SELECT sum("产值") FROM "后来")')
  // Sum of k + 0.5 for k from 0 to 19,999.
  await expect.poll(() => gridRows(page)).toEqual([['5', '200000000']])
  await session.send('Storage.overrideQuotaForOrigin', { origin })
  await page.goto('./#/data')
  await page.reload()
  await expect(page.getByRole('link', { name: '先前' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('link', { name: '后来' })).toHaveCount(0)
})

test('storage cleared under an open page: a banner says so, and loaded tables still answer', async ({ page }) => {
  await openApp(page)
  await dropFiles(page, [csv('产值.csv', 100)])
  await waitForReview(page)
  await loadAll(page)
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((done) => {
        const request = indexedDB.deleteDatabase(name ?? '')
        request.onsuccess = done
        request.onerror = done
      })
    }
  })
  await expect(page.getByText('浏览器的存储被清除了', { exact: false })).toBeVisible()
  await runSql(page, 'SELECT count(*) FROM "产值"')
  await expect.poll(() => gridRows(page)).toEqual([['100']])
})
