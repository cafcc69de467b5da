import { dropFiles, openSample, runSql, waitForReview } from './support/product.ts'
import { expectAccessible } from './support/axe.ts'
import { expect, openApp, test } from './support/test.ts'
import type { Page } from '@playwright/test'

/* Axe on every screen, empty, loaded and failing, in both languages and both themes. */
for (const { name, options } of [
  {
    name: 'Chinese, light, 1440×900',
    options: { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  },
  {
    name: 'English, dark, 1280×720',
    options: { locale: 'en-US', colorScheme: 'dark', viewport: { width: 1280, height: 720 } },
  },
] as const) {
  test.describe(name, () => {
    // Axe looks at a dozen screens one after another, which takes a slow machine minutes.
    test.describe.configure({ timeout: 300_000 })
    // Still pictures: axe would measure a tooltip that is half faded in.
    test.use({ ...options, contextOptions: { reducedMotion: 'reduce' } })
    const chinese = options.locale === 'zh-CN'

    test('first visit, privacy page and empty pages have no violation', async ({ page }) => {
      await openApp(page)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      for (const hash of ['privacy', 'review', 'templates', 'templates/ind-output-flash', 'analysis', 'data/x0000']) {
        await page.goto(`./#/${hash}`)
        await page.waitForTimeout(400)
        await expectAccessible(page)
      }
    })

    test('the cleaning of a table has no violation', async ({ page }) => {
      test.setTimeout(240_000)
      await openApp(page)
      if (!chinese) await page.getByRole('button', { name: '中文' }).click()
      await openSample(page)
      if (!chinese) await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('link', { name: '街镇维表' }).click()
      await expect(page.getByRole('gridcell').first()).toBeVisible({ timeout: 60_000 })
      await checkCleaning(page, chinese)
    })

    test('review, tables, results, queries, failures and the palette have no violation', async ({ page }) => {
      test.setTimeout(300_000)
      await openApp(page)
      if (!chinese) await page.getByRole('button', { name: '中文' }).click()
      await openSample(page)
      if (!chinese) await page.getByRole('button', { name: 'English' }).click()
      await expectAccessible(page)
      await page.locator('tbody button').first().click()
      await expectAccessible(page)
      await page.getByRole('link', { name: '街镇维表' }).click()
      await expect(page.getByRole('gridcell').first()).toBeVisible({ timeout: 60_000 })
      await expectAccessible(page)
      for (const id of ['ind-output-flash', 'ind-division-pull', 'dir-count-by-town']) {
        await page.goto(`./#/templates/${id}`)
        await expect(page.getByRole('table').first()).toBeVisible({ timeout: 60_000 })
        await expect(page.locator('svg[role=img]').first()).toBeVisible({ timeout: 60_000 })
        await expectAccessible(page)
      }
      for (const tab of chinese ? ['图', 'SQL', '来源'] : ['Chart', 'SQL', 'Source']) {
        await page.getByRole('tab', { name: tab }).click()
        await page.waitForTimeout(300)
        await expectAccessible(page)
      }
      if (chinese) {
        await runSql(page, 'SELECT 没有这一列 FROM 没有这张表')
        await expect(page.getByRole('alert')).toBeVisible()
        await expectAccessible(page)
      }
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await dropFiles(page, [
        'tests/fixtures/official/93年度縣市總預算彙編_歲入歲出簡明比較分析表.xls',
        { name: '坏.xlsx', bytes: new TextEncoder().encode('no workbook at all') },
      ])
      if (chinese) await waitForReview(page)
      await expect(page.getByRole('grid').first()).toBeVisible({ timeout: 30_000 })
      await expectAccessible(page)
    })
  })
}

/** The cleaning of the shown table: without steps, the menu of a column, a form, steps that run and one that cannot. */
async function checkCleaning(page: Page, chinese: boolean): Promise<void> {
  await page.goto(`${page.url()}/clean`)
  await expect(page.getByRole('gridcell').first()).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)
  await page.getByRole('grid').press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: chinese ? '加一步' : 'Add a step' }).click()
  await page.getByRole('menuitem', { name: chinese ? /^筛选行/ : /^Filter rows/ }).click()
  await expect(page.getByRole('form')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: chinese ? '取消' : 'Cancel', exact: true }).click()
  const steps = [
    { id: 's1', on: true, kind: 'trim', columns: 'all-text' },
    { id: 's2', on: true, kind: 'drop', columns: ['没有这一列'] },
    { id: 's3', on: false, kind: 'filter', keep: '1 = 0' },
  ]
  const file = JSON.stringify({ kind: 'suanchou-recipe', format: 1, name: '清洗', shape: '', steps })
  const buffer = Buffer.from(file)
  await page
    .locator('input[data-picker=recipe]')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer })
  await expect(page.getByRole('listitem').getByRole('alert')).toBeVisible()
  for (const tab of chinese ? ['改动', 'SQL', '表'] : ['Changes', 'SQL', 'Table']) {
    await page.getByRole('tab', { name: tab, exact: true }).click()
    await page.waitForTimeout(300)
    await expectAccessible(page)
  }
  await page.getByRole('button', { name: chinese ? '放弃改动' : 'Discard changes' }).click()
}
