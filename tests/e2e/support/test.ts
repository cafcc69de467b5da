import { test as base } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'

/** What every end-to-end test watches without asking. */
export type Watch = {
  /** Addresses of other hosts that a page or a worker asked for. Any makes the test fail. */
  foreignRequests: string[]
  /** Errors thrown in a page and errors printed on its console. Any makes the test fail. */
  pageErrors: string[]
  /** Allows an error that the test provokes on purpose. */
  allowError: (pattern: RegExp) => void
}

/**
 * The `test` of every spec: fails when anything leaves this machine or when a page reports an error.
 * A request that the policy of the page refuses never becomes a request, so the self-test of the product passes.
 */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, use) => {
      const allowed: RegExp[] = []
      const watch: Watch = { foreignRequests: [], pageErrors: [], allowError: (pattern) => void allowed.push(pattern) }
      watchContext(context, watch)
      await use(watch)
      base.expect(baseURL).toBeDefined()
      base.expect(watch.foreignRequests, 'requests to other hosts').toEqual([])
      const unexpected = watch.pageErrors.filter((text) => !allowed.some((pattern) => pattern.test(text)))
      base.expect(unexpected, 'errors in the page').toEqual([])
    },
    { auto: true },
  ],
})

/** Every host under which the test servers of playwright.config.ts are known. */
const OWN_HOST = /^http:\/\/(127\.0\.0\.1|localhost|stats\.intranet):(4319|4320)\//

/** Watches a context that a test opens by itself: a second user, a second visit. */
export function watchContext(context: BrowserContext, watch: Watch): void {
  context.on('request', (request) => {
    const url = request.url()
    if (!/^(blob|data):/.test(url) && !OWN_HOST.test(url)) watch.foreignRequests.push(url)
  })
  // The browser announces some requests and then lets the policy refuse them: nothing was sent.
  context.on('requestfailed', (request) => {
    const at = watch.foreignRequests.indexOf(request.url())
    if (at >= 0 && request.failure()?.errorText === 'csp') watch.foreignRequests.splice(at, 1)
  })
  context.on('weberror', (error) => watch.pageErrors.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error') watch.pageErrors.push(message.text())
  })
}

/** The refusals of the policy that the self-test of the privacy page provokes on purpose. */
export const POLICY_REFUSAL = /Content Security Policy/

/** Opens a page of the product and waits until the application has replaced the static text. */
export async function openApp(page: Page, url = './'): Promise<void> {
  await page.goto(url)
  await page.locator('.before-start').waitFor({ state: 'detached' })
}

export { expect } from '@playwright/test'
