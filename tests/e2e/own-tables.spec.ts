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

const model = `id: park_rent
label: { zh: 园区租金, en: Rent of parks }
titleWords: [园区租金情况]
key: [park, period_ym]
period: period_ym
fields:
  - { id: park, type: C, required: true, label: 编号, synonyms: [园区编号] }
  - { id: period_ym, type: P, required: true, label: 期别 }
  - { id: rent, type: N, unit: 万元, label: 租金, synonyms: [租金收入] }
`

test('a file of the model is taken in before anything is loaded; its id and key change, and what is mapped follows', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await openApp(page)
  const drop = (text: string) => dropFiles(page, [{ name: 'park_rent.yaml', bytes: new TextEncoder().encode(text) }])
  await drop(model.replace('type: N', 'type: X'))
  await expect(page.getByText(/park_rent\.yaml 没有导入：有 1 处写错，第一处在第 9 行/)).toBeVisible({
    timeout: 60_000,
  })
  await drop(model)
  await expect(page.getByText('已导入逻辑表“园区租金”')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: '打开示例区' }).first()).toBeVisible()

  await dropFiles(page, [workbook(5), workbook(6)])
  await waitForReview(page)
  await loadAll(page)
  await page.getByRole('region', { name: '对应到逻辑表' }).getByRole('button', { name: '确认对应' }).click()
  await page.getByText('自建逻辑表和字段 1 项').click()
  await expect(page.getByText('3 个字段，对应 1 张表')).toBeVisible()
  await page.getByRole('button', { name: '改逻辑表“园区租金”的名称、编号和主键' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '编号' }).fill('rent_of_parks')
  await dialog.getByRole('checkbox', { name: '编号' }).uncheck()
  await expect(dialog.getByRole('checkbox', { name: '期别' })).toBeDisabled()
  await dialog.getByRole('checkbox', { name: '租金' }).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('3 个字段，对应 1 张表')).toBeVisible()
  await runSql(page, 'SELECT period_ym, round(sum(rent), 1) AS rent FROM rent_of_parks GROUP BY 1 ORDER BY 1')
  await expect
    .poll(() => gridRows(page), { timeout: 30_000 })
    .toEqual([
      ['2020-05', '244.5'],
      ['2020-06', '244.8'],
    ])
})
