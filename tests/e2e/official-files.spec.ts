import { readFile } from 'node:fs/promises'
import { utils } from '@e965/xlsx'
import { expectAccessible } from './support/axe.ts'
import { dropFiles, exportAs, gridRows, loadAll, readBack, runSql, waitForReview } from './support/product.ts'
import { expect, openApp, test } from './support/test.ts'

/*
 * Real official workbooks from the drop to a figure. Expected figures were read from the files in an office program
 * (LibreOffice) or added up from their text by another tool; see tests/fixtures/official/README.md.
 */
const folder = 'tests/fixtures/official'
const nbs = `${folder}/分省年度数据-地区生产总值.csv`
const taiwan = `${folder}/93年度縣市總預算彙編_歲入歲出簡明比較分析表.xls`
const uk = `${folder}/ott.xls`

test('an NBS export in GB18030 becomes a table, a query, a chart and files with its own figures', async ({ page }) => {
  await openApp(page)
  await dropFiles(page, [nbs])
  await waitForReview(page)
  await expect(page.getByText('表头 4，数据 5–35', { exact: false })).toBeVisible()
  await page.getByRole('textbox', { name: '表名' }).fill('地区生产总值')
  await loadAll(page)
  await page.getByRole('link', { name: '地区生产总值', exact: true }).click()
  await expect(page.getByRole('gridcell', { name: '49670.2', exact: true })).toBeVisible()

  await runSql(
    page,
    'SELECT count(*) AS "省数", round(sum("2024年"), 1) AS "合计2024", round(sum("2023年"), 1) AS "合计2023" FROM "地区生产总值"',
  )
  await expect.poll(() => gridRows(page)).toEqual([['31', '1337605.8', '1283801.5']])

  await runSql(page, 'SELECT "地区", "2024年" FROM "地区生产总值" ORDER BY 2 DESC LIMIT 3')
  await expect
    .poll(() => gridRows(page))
    .toEqual([
      ['广东省', '141488.9'],
      ['江苏省', '136696.9'],
      ['山东省', '98406.9'],
    ])
  await page.getByRole('tab', { name: '图' }).click()
  const chart = page.locator('svg[role=img]').first()
  await expect(chart).toBeVisible()
  await expect(chart).toContainText('广东省')

  const svg = await exportAs(page, /SVG/)
  expect(svg.bytes.toString('utf8')).toContain('广东省')
  const png = await exportAs(page, /PNG/)
  expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(1800)
  const workbook = readBack((await exportAs(page, /Excel 工作簿/)).bytes)
  const cells = utils
    .sheet_to_json<unknown[]>(workbook.Sheets[workbook.SheetNames[0] ?? ''] ?? {}, { header: 1 })
    .flat()
  expect(cells).toEqual(expect.arrayContaining(['广东省', 141488.9, '山东省', 98406.9]))
  expect(workbook.SheetNames).toHaveLength(2)
  const csv = (await exportAs(page, /CSV/)).bytes.toString('utf8')
  expect(csv.charCodeAt(0)).toBe(0xfeff)
  expect(csv).toContain('广东省,141488.9')
})

test('a Taiwan county budget keeps two header rows, and its items add up to the printed totals', async ({ page }) => {
  await openApp(page)
  await dropFiles(page, [taiwan])
  await waitForReview(page)
  await page.getByRole('textbox', { name: '表名' }).fill('預算')
  await loadAll(page)
  // Two printed totals are kept out of the rows; the balance is a row of its own.
  await runSql(
    page,
    `SELECT sum("本年度預算數·金額") FILTER (WHERE src_row BETWEEN 7 AND 17) AS "歲入",
            sum("本年度預算數·金額") FILTER (WHERE src_row BETWEEN 20 AND 29) AS "歲出",
            sum("上年度預算數·金額") FILTER (WHERE src_row BETWEEN 7 AND 17) AS "上年歲入"
     FROM "預算"`,
  )
  await expect.poll(() => gridRows(page)).toEqual([['475532586', '535309121', '441539548']])
  await runSql(
    page,
    `SELECT "本年度預算數·金額", "本年度預算數·％" FROM "預算" WHERE "項目" LIKE '%稅課收入%' AND src_row = 7`,
  )
  await expect.poll(() => gridRows(page)).toEqual([['191741690', '40.32']])

  // The ledger as a workbook: counts, entries with addresses, sums that were the same before and after.
  await page.getByRole('link', { name: '数据', exact: true }).click()
  await page.getByRole('link', { name: '預算', exact: true }).click()
  await page.getByRole('button', { name: /^读取记录/ }).click()
  await expect(page.getByRole('button', { name: 'Excel 文件' })).toBeVisible()
  await expectAccessible(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Excel 文件' }).click()
  const ledger = readBack(await readFile(await (await coming).path()))
  expect(ledger.SheetNames).toEqual(['概要', '明细', '合计核对', '合计不符'])
  const rowsOf = (name: string) => utils.sheet_to_json<unknown[]>(ledger.Sheets[name] ?? {}, { header: 1 })
  expect(rowsOf('明细')).toContainEqual(expect.arrayContaining(['没有进入分析的行列', '合计行，留作核对']))
  // All rows between the totals: 入 and 出 items and the balance, added up from the file by another tool above.
  expect(rowsOf('合计核对')[0]).toEqual(['来源', '列', '个数', '合计（载入前后逐位相符）'])
})

test('a UK ONS workbook with notes and blank columns gives a table for each sheet that has one', async ({ page }) => {
  await openApp(page)
  await dropFiles(page, [uk])
  await waitForReview(page)
  await expect(page.getByText('载入 5 张表', { exact: false })).toBeVisible()
  await loadAll(page)
  await expect(page.getByRole('link', { name: /Table 5$/ })).toBeVisible()
  await page.getByRole('link', { name: /Table 5$/ }).click()
  await expect(page.getByRole('gridcell', { name: /^1490/ }).first()).toBeVisible()
  await expect(page.getByRole('gridcell', { name: /^2470/ }).first()).toBeVisible()
})
