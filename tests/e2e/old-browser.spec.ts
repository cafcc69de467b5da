import { gridRows, runSql } from './support/product.ts'
import { expect, openApp, test } from './support/test.ts'

test('a browser without wasm exceptions gets the other build of the engine, and errors are still said in words', async ({ page }) => {
  const fetched: string[] = []
  page.on('request', (request) => void fetched.push(request.url()))
  await page.addInitScript(() => {
    WebAssembly.validate = () => false
  })
  await openApp(page)
  await runSql(page, 'SELECT 6 * 7 AS n')
  await expect.poll(() => gridRows(page), { timeout: 30_000 }).toEqual([['42']])
  await runSql(page, 'SELECT nothing FROM nowhere')
  await expect(page.getByRole('alert').filter({ hasText: 'nowhere' })).toBeVisible()
  await runSql(page, 'SELECT 6 * 8 AS n')
  await expect.poll(() => gridRows(page)).toEqual([['48']])
  expect(fetched.filter((url) => url.endsWith('duckdb-mvp.wasm.gz')).length).toBeGreaterThan(0)
  expect(fetched.filter((url) => url.endsWith('duckdb-eh.wasm.gz'))).toEqual([])
})
