import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { makeXlsx, sheetOf } from '../formats/support/make-xlsx.ts'
import { dropFiles, loadAll, runSql, waitForReview } from './support/product.ts'
import { expect, openApp, test } from './support/test.ts'

type Row = [code: string, name: string, town: string, sales: number]

/** Twelve units as a reporting platform hands them out: blanks, full-width digits, pinyin, traditional characters, one row twice. */
const june: Row[] = [
  ['A01', '云汀第１厂  东区', '墨溪镇(mòxī zhèn)', 12_000],
  ['A02', '云汀第２厂  东区', '墨溪镇(mòxī zhèn)', 8000],
  ['A03', '云汀第３厂', '禾陌镇', 51_000],
  ['A04', '云汀第４厂', '禾陌镇', 300],
  ['A05', '云汀機械廠', '棠川镇', 44_000],
  ['A06', '云汀第６厂', '棠川镇', 27_000],
  ['A06', '云汀第６厂', '棠川镇', 27_000],
]
const july: Row[] = [
  ['A01', '云汀第１厂  东区', '墨溪镇(mòxī zhèn)', 13_000],
  ['A04', '云汀第４厂', '禾陌镇', 200],
  ['A07', '云汀第７廠', '棠川镇', 19_000],
]

function workbook(month: number, rows: readonly Row[], townHeader = '街镇') {
  const title = [`限上批零 2020年${month}月`]
  const xml = sheetOf([title, ['单位代码', '单位名称', townHeader, '零售额'], ...rows])
  return { name: `限上批零 2020年${month}月.xlsx`, bytes: makeXlsx({ sheets: [{ name: 'Sheet1', xml }] }) }
}

async function load(page: Page, file: { name: string; bytes: Uint8Array }): Promise<void> {
  await dropFiles(page, [file])
  await waitForReview(page)
  await loadAll(page)
}

/** Opens the cleaning of the only table. */
async function openCleaning(page: Page): Promise<void> {
  await page.locator('tbody a').first().click()
  await page.getByRole('button', { name: /^(清洗|已清洗)/ }).click()
  await expect(page).toHaveURL(/\/clean$/)
  await expect(page.getByRole('grid')).toBeVisible()
}

const steps = (page: Page): Locator => page.getByRole('list', { name: '步骤，按次序执行' }).getByRole('listitem')
const step = (page: Page, words: string | RegExp): Locator => steps(page).filter({ hasText: words })

/** Opens the menu of a column by its button and chooses. */
async function chooseForColumn(page: Page, column: string, act: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: `列“${column}”的操作` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

async function addStep(page: Page, kind: string): Promise<Locator> {
  await page.getByRole('button', { name: '加一步' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).click()
  return page.getByRole('form', { name: kind })
}

/** Runs a query and expects its only cell. */
async function expectAnswer(page: Page, sql: string, text: string): Promise<void> {
  await runSql(page, sql)
  await expect(page.getByRole('gridcell').or(page.locator('tbody td, tbody th')).first()).toHaveText(text)
}

/** Records the steps that the other tests build on: trim, width, pinyin, simplify, filter, dedupe, computed column. */
async function record(page: Page): Promise<void> {
  await chooseForColumn(page, '单位名称', /^去空格/)
  await expect(step(page, '去空格：单位名称')).toContainText('改了 2 格')
  await page.getByRole('columnheader', { name: /^单位名称/ }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^统一全半角/ }).click()
  await expect(step(page, '统一全半角：单位名称')).toContainText('改了 6 格')
  const grid = page.getByRole('grid')
  await grid.focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: /^去拼音和书签/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(step(page, '去拼音和书签：街镇')).toContainText('改了 2 格')
  await page.getByRole('button', { name: /^加入：繁体转简体/ }).click()
  await expect(step(page, '繁体转简体：单位名称')).toContainText('改了 1 格')
  const filter = await addStep(page, '筛选行')
  await filter.getByRole('combobox', { name: '条件 1 的列' }).click()
  await page.getByRole('option', { name: '零售额' }).click()
  await filter.getByRole('combobox', { name: '条件 1 的比较' }).selectOption('不小于')
  await filter.getByRole('textbox', { name: '条件 1 的值' }).fill('1000')
  await expect(filter).toContainText('少了 1 行（7 → 6）')
  await filter.getByRole('button', { name: '加入这一步' }).click()
  await expect(step(page, '筛选行：零售额 不小于 1000')).toContainText('少了 1 行')
  await chooseForColumn(page, '单位代码', /^去重/)
  await page.getByRole('form', { name: '去重' }).getByRole('button', { name: '加入这一步' }).click()
  await expect(step(page, '去重：按 单位代码')).toContainText('少了 1 行（6 → 5）')
  const derive = await addStep(page, '加一列算式')
  await derive.getByRole('textbox', { name: '新列名' }).fill('零售额万元')
  await derive.locator('.cm-content').click()
  await page.keyboard.insertText('"零售额" / 10000')
  await derive.getByRole('button', { name: '加入这一步' }).click()
  await expect(step(page, '加一列算式：零售额万元')).toContainText('新增列 零售额万元')
  await expect(steps(page)).toHaveCount(7)
}

test('steps recorded on a table clean it, and the next month with it', async ({ page }) => {
  await openApp(page)
  await load(page, workbook(6, june))
  await openCleaning(page)
  await expect(page.getByText('还没有步骤')).toBeVisible()
  await record(page)

  // What a step changed is marked in the table and listed before and after.
  await step(page, '去空格').getByRole('button').first().click()
  await expect(page.locator('[role=gridcell][data-marked=true]')).toHaveCount(2)
  await page.getByRole('tab', { name: '改动' }).click()
  await expect(page.getByRole('table', { name: /改动举例：第 1 步/ }).getByRole('row')).toHaveCount(3)
  await page.getByRole('tab', { name: 'SQL' }).click()
  await expect(page.locator('.cm-content')).toContainText('step_1 AS (')
  await page.getByRole('tab', { name: '表', exact: true }).click()

  // Off, on, moved, taken back.
  await step(page, '筛选行').getByRole('switch').press('Space')
  await expect(step(page, '筛选行')).toContainText('停用')
  await expect(step(page, '去重')).toContainText('少了 1 行（7 → 6）')
  await page.keyboard.press('Control+z')
  await expect(step(page, '去重')).toContainText('少了 1 行（6 → 5）')
  await step(page, '去重').getByRole('button').first().click()
  await page.getByRole('button', { name: '上移第 6 步' }).click()
  await expect(steps(page).nth(4)).toContainText('去重')
  await expect(step(page, '去重')).toContainText('少了 1 行（7 → 6）')
  await step(page, '去重').getByRole('button').first().press('Alt+ArrowDown')
  await expect(steps(page).nth(5)).toContainText('去重')

  // Unsaved steps stay while another page is visited.
  await page.getByRole('link', { name: '分析', exact: true }).click()
  await expect(page.getByText('有未保存的清洗步骤')).toBeVisible()
  await page.goBack()
  await expect(steps(page)).toHaveCount(7)
  await page.getByRole('textbox', { name: '清洗配方的名称' }).fill('批零清洗')
  await page.getByRole('button', { name: '保存并应用' }).click()
  await expect(page.getByText('已保存，7 步')).toBeVisible()

  const cleaned = (columns: string): string =>
    `SELECT string_agg(${columns}, ';' ORDER BY 单位代码, 期别) FROM "限上批零"`
  await expectAnswer(
    page,
    cleaned(`单位名称 || '|' || 街镇 || '|' || 零售额万元`),
    '云汀第1厂 东区|墨溪镇|1.2;云汀第2厂 东区|墨溪镇|0.8;云汀第3厂|禾陌镇|5.1;云汀机械厂|棠川镇|4.4;云汀第6厂|棠川镇|2.7',
  )

  // Units of the next month pass the same steps; a unit of June that comes again is a repeated key and goes.
  await load(page, workbook(7, july))
  await expect(page.locator('tbody a')).toHaveText(['限上批零'])
  await expectAnswer(
    page,
    cleaned(`单位名称 || '|' || 零售额万元`),
    '云汀第1厂 东区|1.2;云汀第2厂 东区|0.8;云汀第3厂|5.1;云汀机械厂|4.4;云汀第6厂|2.7;云汀第7厂|1.9',
  )
  await page.getByRole('link', { name: '数据', exact: true }).click()
  await openCleaning(page)
  await expect(step(page, '去空格：单位名称')).toContainText('改了 3 格')
  await expect(page.getByText('已保存，7 步')).toBeVisible()
})

test('a recipe leaves as a file, comes back, and is mended where a column has another name', async ({ page }) => {
  await openApp(page)
  await load(page, workbook(6, june))
  await openCleaning(page)
  await record(page)
  await page.getByRole('button', { name: '保存并应用' }).click()
  await expect(page.getByText('已保存，7 步')).toBeVisible()

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '文件', exact: true }).click()
  await page.getByRole('menuitem', { name: '导出配方文件' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/清洗配方\.json$/)
  const file = await readFile(await download.path())

  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '删除这个配方' }).click()
  await expect(page.getByText('还没有步骤')).toBeVisible()
  const picker = page.locator('input[data-picker=recipe]')
  await picker.setInputFiles({ name: '坏.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await expect(page.getByText(/坏\.json 不是清洗配方/)).toBeVisible()
  await picker.setInputFiles({ name: '批零.json', mimeType: 'application/json', buffer: file })
  await expect(steps(page)).toHaveCount(7)
  await expect(step(page, '去重')).toContainText('少了 1 行（6 → 5）')

  // The same recipe on a table whose town column has another name.
  await load(page, workbook(8, july, '所在街镇'))
  await page
    .locator('tbody a')
    .filter({ hasNotText: /^限上批零$/ })
    .click()
  await page.getByRole('button', { name: '清洗', exact: true }).click()
  await page
    .locator('input[data-picker=recipe]')
    .setInputFiles({ name: '批零.json', mimeType: 'application/json', buffer: file })
  const broken = step(page, '去拼音和书签')
  await expect(broken.getByRole('alert')).toContainText('没有“街镇”这一列')
  await broken.getByRole('button', { name: '改用“所在街镇”' }).click()
  await expect(step(page, '去拼音和书签：所在街镇')).toContainText('改了 1 格')
  await expect(page.getByRole('list', { name: '步骤，按次序执行' }).getByRole('alert')).toHaveCount(0)
})
