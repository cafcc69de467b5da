import { INTRANET_URL, SUB_PATH_URL } from '../../playwright.config.ts'
import { POLICY_REFUSAL, expect, openApp, test } from './support/test.ts'

const FOREIGN = 'https://foreign.example/leak'

for (const { where, url } of [
  { where: 'the root of a host', url: './' },
  { where: 'a sub-path', url: SUB_PATH_URL },
  { where: 'a plain-HTTP name', url: INTRANET_URL },
]) {
  test(`the page opens at ${where}`, async ({ page }) => {
    await openApp(page, url)
    await expect(page).toHaveTitle(/算筹/)
    await expect(page.getByRole('main')).toBeVisible()
  })
}

test('a plain-HTTP name is no secure context, so these tests show what most users have', async ({ page }) => {
  await openApp(page, INTRANET_URL)
  expect(await page.evaluate(() => [isSecureContext, 'storage' in navigator, 'locks' in navigator])).toEqual([
    false,
    false,
    false,
  ])
})

test('the policy stands first in the page and no script is inline', async ({ request }) => {
  const html = await (await request.get('./')).text()
  expect(html).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy"/)
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
})

test('without scripts the page says in two languages what it needs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) })
  const page = await context.newPage()
  await page.goto('./')
  await expect(page.getByText('需要启用 JavaScript')).toBeVisible()
  await expect(page.getByText('the page needs JavaScript')).toBeVisible()
  await context.close()
})

test('the policy stops a request of the page and of a worker before it is made', async ({ page, watch }) => {
  watch.allowError(POLICY_REFUSAL)
  await openApp(page)
  const outcomes = await page.evaluate(async (target) => {
    const reach = () =>
      fetch(target).then(
        () => 'reached',
        () => 'refused',
      )
    const text = `fetch(${JSON.stringify(target)}).then(() => postMessage('reached'), () => postMessage('refused'))`
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })))
    const inWorker = new Promise((done) => {
      worker.onmessage = ({ data }) => done(data)
    })
    return [await reach(), await inWorker]
  }, FOREIGN)
  expect(outcomes).toEqual(['refused', 'refused'])
  expect(watch.foreignRequests).toEqual([])
})

test('a request that is made to another host is noticed by these tests, from a page and from a worker', async ({
  page,
  watch,
}) => {
  watch.allowError(/net::ERR|404/)
  // A page of the same server without the policy.
  await page.goto('./third-party-licenses.md')
  await page.evaluate(async (target) => {
    const text = `fetch(${JSON.stringify(target)}).finally(() => postMessage('done')).catch(() => {})`
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })))
    await new Promise((done) => (worker.onmessage = done))
    await fetch(target).catch(() => undefined)
  }, FOREIGN)
  expect(watch.foreignRequests).toEqual([FOREIGN, FOREIGN])
  watch.foreignRequests.length = 0
})
