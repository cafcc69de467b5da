import { INTRANET_URL } from '../../playwright.config.ts'
import { POLICY_REFUSAL, expect, openApp, test } from './support/test.ts'

for (const url of ['./', INTRANET_URL]) {
  test(`the self-test tries from the page and from every worker, and all is refused (${url})`, async ({ page, watch }) => {
    watch.allowError(POLICY_REFUSAL)
    watch.allowError(/Refused to/)
    await openApp(page, `${url}#/privacy`)
    await page.getByRole('button', { name: '开始自检' }).click()
    await expect(page.getByText(/次尝试全部被拒绝/)).toBeVisible({ timeout: 60_000 })
    for (const where of ['页面', '引擎线程', '引擎 SQL', '读取线程', '导出线程']) {
      await expect(page.getByRole('cell', { name: where, exact: true }).first()).toBeVisible()
    }
    await expect(page.getByRole('cell', { name: '没有拒绝' })).toHaveCount(0)
    expect(watch.foreignRequests).toEqual([])
  })
}
