import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Download, Page } from '@playwright/test'
import { read } from '@e965/xlsx'
import type { WorkBook } from '@e965/xlsx'
import { expect } from './test.ts'

/** A file as a test gives it: a path on disk, or bytes under a name. */
export type TestFile = string | { name: string; bytes: Uint8Array }

async function asBase64(file: TestFile): Promise<{ name: string; base64: string }> {
  if (typeof file === 'string') return { name: basename(file), base64: (await readFile(file)).toString('base64') }
  return { name: file.name, base64: Buffer.from(file.bytes).toString('base64') }
}

/** Drops files on the page as the mouse would: enter, over, drop with a DataTransfer that holds them. */
export async function dropFiles(page: Page, files: TestFile[]): Promise<void> {
  const contents = await Promise.all(files.map(asBase64))
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, base64 } of given) data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name))
    return data
  }, contents)
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer })
}

/** Waits until every file of the review is read or failed. */
export async function waitForReview(page: Page): Promise<void> {
  await expect(page).toHaveURL(/#\/review/)
  await expect(page.getByText(/还在读 \d+ 个文件/)).toHaveCount(0, { timeout: 60_000 })
}

/** Loads everything under review and waits for the list of tables, past the report where there is one. */
export async function loadAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(全部载入|确认 \d+ 个版式并载入)$/ }).click()
  const report = page.getByRole('button', { name: '去看数据' })
  await expect.poll(async () => page.url().endsWith('#/data') || (await report.isVisible()), { timeout: 60_000 }).toBe(true)
  if (await report.isVisible()) await report.click()
  await expect(page).toHaveURL(/#\/data$/)
}

/** Opens the page of queries, runs a statement, and waits for its result or its failure. */
export async function runSql(page: Page, sql: string): Promise<void> {
  if (!page.url().includes('#/analysis')) await page.getByRole('link', { name: '分析', exact: true }).click()
  const editor = page.locator('.cm-content')
  await editor.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(sql)
  await expect(page.getByRole('button', { name: '运行', exact: true })).toBeEnabled({ timeout: 30_000 })
  await page.keyboard.press('Control+Enter')
}

/** Texts of the visible cells of a grid, row by row. */
export async function gridRows(page: Page): Promise<string[][]> {
  const rows = page.getByRole('grid').getByRole('row')
  const texts = await rows.evaluateAll((elements) =>
    elements.map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent)),
  )
  return texts.filter((row) => row.length > 0)
}

/** Picks an entry of the export menu and gives the finished file. */
export async function exportAs(page: Page, entry: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: '导出', exact: false }).first().click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: entry }).click()
  const download: Download = await coming
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** A workbook read back by another reader than ours, formulas included. */
export function readBack(bytes: Buffer): WorkBook {
  return read(bytes, { cellFormula: true, cellNF: true })
}

/** Opens the built-in sample and waits for its tables. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: '打开示例区' }).first().click()
  await expect(page.getByRole('heading', { name: '数据', exact: true })).toBeVisible({ timeout: 180_000 })
  // Twelve workbooks with 59 tables are read, stored and matched.
  await expect(page.getByText('正在打开示例区')).toHaveCount(0, { timeout: 180_000 })
}
