import { readFile } from 'node:fs/promises'
import { makeXlsx, sheetOf } from '../formats/support/make-xlsx.ts'
import { expectAccessible } from './support/axe.ts'
import { dropFiles, gridRows, loadAll, runSql, waitForReview } from './support/product.ts'
import { expect, openApp, test } from './support/test.ts'

/** A form that the model does not know; May is one part, June another. */
function workbook(month: number) {
  const rows = [
    ['Y01', '云汀软件园', 1200 + month, 92.5, '扩建'],
    ['Y02', '白鹭科技城', 800 + month, 81.2, null],
    ['Y03', '镜湾创意谷', 430 + month, 66, '新'],
  ]
  const head = ['园区编号', '园区名称', '租金收入（千元）', '出租率（%）', '备注']
  const xml = sheetOf([[`2020年${String(month)}月园区租金情况`], head, ...rows])
  return { name: `园区租金${String(month)}.xlsx`, bytes: makeXlsx({ sheets: [{ name: 'Sheet1', xml }] }) }
}

const rent = 'SELECT period_ym, sum(zjsr) AS rent FROM park_rent GROUP BY 1 ORDER BY 1'
const isMore = 'SELECT count(bz) AS n FROM park_rent'

test('a form that the model does not know becomes a logical table, is queried, gets a field, and travels as a file', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await openApp(page)
  await dropFiles(page, [workbook(5), workbook(6)])
  await waitForReview(page)
  await loadAll(page)
  await page.getByRole('button', { name: /未对应|可能是/ }).click()
  await page.getByRole('button', { name: '建一张逻辑表' }).click()
  const dialog = page.getByRole('dialog')
  const id = dialog.getByRole('textbox', { name: '编号', exact: true })
  await expect(id).toHaveValue('yqzjqk')
  await id.fill('unit_wide')
  await expect(dialog.getByText('编号“unit_wide”是由别的逻辑表派生的表，请换一个。')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '保存并对应' })).toBeDisabled()
  await expectAccessible(page)
  await id.fill('park_rent')
  await dialog.getByRole('textbox', { name: '列“租金收入（千元）”的字段单位' }).fill('万元')
  await dialog.getByRole('checkbox', { name: '取用列“备注”' }).uncheck()
  await dialog.getByRole('button', { name: '保存并对应' }).click()
  await expect(dialog).toHaveCount(0)

  await runSql(page, rent)
  await expect
    .poll(() => gridRows(page), { timeout: 30_000 })
    .toEqual([
      ['2020-05', '244.5'],
      ['2020-06', '244.8'],
    ])

  await page.getByRole('link', { name: '数据', exact: true }).click()
  await page.getByRole('button', { name: /^已确认/ }).click()
  await page.getByRole('button', { name: '加一个字段' }).click()
  await dialog.getByRole('button', { name: '保存并对应' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByText('自建逻辑表和字段 1 项').click()
  await expect(page.getByText('6 个字段，对应 1 张表')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出逻辑表“园区租金情况”' }).click()
  const file = await readFile(await (await download).path(), 'utf8')
  expect(file).toContain('id: park_rent\n')
  await expectAccessible(page)

  // It is kept, deleted with a way back, and taken in again from its file.
  await page.reload()
  await runSql(page, isMore)
  await expect.poll(() => gridRows(page), { timeout: 30_000 }).toEqual([['4']])
  await page.getByRole('link', { name: '数据', exact: true }).click()
  await page.getByText('自建逻辑表和字段 1 项').click()
  await page.getByRole('button', { name: '删除逻辑表“园区租金情况”' }).click()
  await expect(page.getByText('自建逻辑表和字段 0 项')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('6 个字段，对应 1 张表')).toBeVisible()
  await page.getByRole('button', { name: '删除逻辑表“园区租金情况”' }).click()
  await page.locator('[data-picker=model]').setInputFiles({
    name: 'park_rent.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(file),
  })
  await expect(page.getByText('6 个字段，对应 0 张表')).toBeVisible()
  // What it was made from is announced as that table.
  await expect(page.getByText(/像是逻辑表“园区租金情况”/)).toBeVisible()
})
