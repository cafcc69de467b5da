import { readFile } from 'node:fs/promises'
import { utils } from '@e965/xlsx'
import { openSample, readBack, runSql } from './support/product.ts'
import { expect, openApp, test } from './support/test.ts'

const query = `SELECT d.town_name, sum(o.output_ytd) AS total
FROM industrial_output o JOIN unit u USING (uscc) JOIN town_dim d ON d.town_code = u.town_code
WHERE o.period_ym = '2020-06' AND u.snap_ym = '2020-06'
GROUP BY ALL ORDER BY total DESC`

test('a query becomes a template, which is changed, compared, restored, exported, deleted and taken in again', async ({
  page,
  watch,
}) => {
  test.setTimeout(420_000)
  await openApp(page)
  await openSample(page)
  await runSql(page, query)
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '存为模板' }).click()
  const editor = page.locator('.cm-content')
  await expect(editor).toContainText('label: "total", decimals: 2')
  await expect(page.getByRole('region', { name: '用已载入的数据试算' }).getByRole('table')).toContainText('云汀工业区')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page).toHaveURL(/#\/templates\/my-template/)

  await page.getByRole('button', { name: '修改' }).click()
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('LIMIT 5 )')
  await expect(page.getByText('括号“)”没有配对。')).toBeVisible()
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeDisabled()
  await page.keyboard.press('Backspace')
  await expect(page.getByText('写法没有问题')).toBeVisible()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText(/第 2 版/)).toBeVisible()

  await page.reload()
  await expect(page.getByRole('table').first()).toContainText('云汀工业区', { timeout: 120_000 })
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '历史版本' }).click()
  await expect(page.getByRole('dialog')).toContainText('LIMIT')
  await page.getByRole('button', { name: '恢复这一版' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // A run that is left unfinished would be stopped, and may cost the engine on a slow machine.
  await expect(page.getByRole('table').first()).toContainText('松渚街道', { timeout: 120_000 })

  await page.goto('./#/templates')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出自建模板（1）' }).click()
  const pack = await readFile(await (await download).path())
  await page.goto('./#/templates/my-template')
  await expect(page.getByRole('table').first()).toContainText('松渚街道', { timeout: 120_000 })
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '删除' }).click()
  await expect(page.getByText('没有编号为 my-template 的模板。')).toBeVisible()

  await page.goto('./#/templates')
  await page
    .locator('[data-picker=templates]')
    .setInputFiles({ name: 'pack.zip', mimeType: 'application/zip', buffer: pack })
  await expect(page.getByRole('dialog')).toContainText('新模板')
  await page.getByRole('button', { name: '导入（1）' }).click()
  await expect(page.getByText('已导入 1 个模板')).toBeVisible()
  await page.goto('./#/templates/my-template')
  await expect(page.getByRole('table').first()).toContainText('松渚街道', { timeout: 120_000 })
  expect(watch.foreignRequests).toEqual([])
})

test('a new template runs from the first moment, also without data', async ({ page }) => {
  await openApp(page, '#/templates')
  await page.getByRole('button', { name: '新建模板' }).click()
  await expect(page.getByText('写法没有问题')).toBeVisible()
  const trial = page.getByRole('region', { name: '用已载入的数据试算' })
  await expect(trial.getByRole('rowheader')).toHaveText(/^1/, { timeout: 60_000 })
})

test('the library is found through by pinyin, favourites and what can run', async ({ page }) => {
  test.setTimeout(240_000)
  await openApp(page)
  await openSample(page)
  await page.getByRole('link', { name: '模板', exact: true }).click()
  const tree = page.getByRole('navigation', { name: '模板库' })
  const runnable = tree.getByRole('checkbox', { name: /只看现在能运行的/ })
  await tree.getByRole('searchbox').fill('gyzcz')
  await expect(tree.getByRole('link')).toHaveText(['工业总产值快报'])
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '收藏', exact: true }).click()
  await tree.getByRole('button', { name: '清除搜索' }).click()
  await expect(tree.getByRole('button', { name: /^收藏/ })).toBeVisible()
  await expect(runnable).toHaveAccessibleName(/（1\d\d）/)
  await runnable.check()
  await page.reload()
  await expect(runnable).toBeChecked({ timeout: 120_000 })
  await expect(tree.getByRole('button', { name: /^收藏/ })).toBeVisible()
})

test('a set runs for a month and leaves as one workbook, with what failed and why', async ({ page }) => {
  test.setTimeout(240_000)
  await openApp(page)
  await openSample(page)
  await page.getByRole('button', { name: '删除“单位变动记录”' }).click()
  await page.goto('./#/template-sets')
  await page.getByLabel('名称').fill('工业月报')
  for (const name of ['工业总产值快报', '分街镇四上单位数', '退库原因与影响']) {
    await page.getByRole('checkbox', { name }).check()
  }
  await page.getByRole('button', { name: '保存（3 个模板）' }).click()
  await page.getByRole('button', { name: '全部运行' }).click({ timeout: 60_000 })
  await expect(page.getByText('2 个有结果，1 个没有，共 3 个。')).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('row', { name: /退库原因与影响/ })).toContainText('单位变动记录')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 .xlsx' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('工业月报 2020年12月.xlsx')
  const workbook = readBack(await readFile(await file.path()))
  expect(workbook.SheetNames).toEqual(['目录', '分街镇四上单位数', '工业总产值快报', '来源'])
  const index = utils.sheet_to_json<unknown[]>(workbook.Sheets['目录'] ?? {}, { header: 1 }).flat()
  expect(index).toEqual(expect.arrayContaining(['缺 单位变动记录', 'ind-output-flash']))
  const table = utils.sheet_to_json<unknown[]>(workbook.Sheets['工业总产值快报'] ?? {}, { header: 1 }).flat()
  expect(table).toEqual(expect.arrayContaining(['全区']))
  await page.reload()
  await expect(page.getByRole('heading', { name: '工业月报' })).toBeVisible({ timeout: 120_000 })
})

test('an example made of a result passes, and says what differs when the template gives something else', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await openApp(page)
  await openSample(page)
  await page.goto('./#/templates/ind-output-flash')
  await page.getByRole('button', { name: '另存为模板' }).first().click()
  await page.getByRole('button', { name: '记住现在的结果' }).click({ timeout: 60_000 })
  await page.getByLabel('例的名称').fill('全区的产值')
  await page.getByRole('button', { name: '记住', exact: true }).click()
  const examples = page.getByRole('region', { name: '例', exact: true })
  await expect(examples.getByRole('listitem')).toHaveText('全区的产值通过')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  // It goes with the template, and is checked on its page too.
  await expect(page.getByText('第 1 版 · 自建')).toBeVisible()
  await expect(examples.getByRole('listitem')).toHaveText('全区的产值通过')
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  // The row of the whole district is passed over.
  await page.keyboard.insertText('\nOFFSET 1')
  await expect(examples.getByRole('listitem')).toContainText('不同')
  await expect(examples.getByRole('listitem')).toContainText('第 1 行 街镇：应为 全区，得到 ')
  // Stored only where the user wants it so.
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '1 个例与现在的结果不同' })
  await expect(dialog).toContainText('应为 全区，得到 ')
  await dialog.getByRole('button', { name: '返回修改' }).click()
  await expect(dialog).toHaveCount(0)
  // A run that fails says so where the example was to be made.
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(' + no_such_function(1)')
  await expect(page.getByRole('region', { name: '用已载入的数据试算' })).toContainText('no_such_function')
  await page.getByRole('button', { name: '记住现在的结果' }).click()
  await page.getByRole('button', { name: '记住', exact: true }).click()
  await expect(examples.getByRole('alert')).toContainText('no_such_function')
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  for (const _ of ' + no_such_function(1)') await page.keyboard.press('Backspace')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await dialog.getByRole('button', { name: '仍然保存' }).click()
  await expect(page.getByText('第 2 版 · 自建')).toBeVisible()
})
