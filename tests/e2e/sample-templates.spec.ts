import { utils } from '@e965/xlsx'
import { exportAs, openSample, readBack } from './support/product.ts'
import { expect, openApp, test } from './support/test.ts'

/* The figures themselves are checked against the oracles in tests/templates; here it is the way through the screens. */
const templates = [
  { id: 'ind-output-flash', question: '各街镇工业总产值是多少，增长多少？', row: '全区' },
  { id: 'ind-division-pull', question: '哪些行业大类拉动增长，哪些下拉？', row: '总计' },
  { id: 'dir-count-by-town', question: '每个街镇有多少四上单位，比上年末增减多少？', row: '全区' },
]

test('the sample opens with one click, and each template gives a table, a chart and files', async ({ page, watch }) => {
  test.setTimeout(420_000)
  await openApp(page)
  await openSample(page)
  await page.getByRole('link', { name: '模板', exact: true }).click()
  for (const { id, question, row } of templates) {
    await page.goto(`./#/templates/${id}`)
    await expect(page.getByRole('heading', { name: question })).toBeVisible()
    const table = page.getByRole('table').first()
    await expect(table.getByRole('rowheader', { name: row }).or(table.getByRole('cell', { name: row })).first()).toBeVisible()
    await page.getByRole('tab', { name: '图' }).click()
    await expect(page.locator('svg[role=img]').first()).toBeVisible()
    const svg = (await exportAs(page, /SVG/)).bytes.toString('utf8')
    expect(svg).toContain('资料来源')
    const { name, bytes } = await exportAs(page, /Excel 工作簿/)
    expect(name).toMatch(/\.xlsx$/)
    const workbook = readBack(bytes)
    const [first = '', second = ''] = workbook.SheetNames
    const sheet = workbook.Sheets[first] ?? {}
    const values = utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flat()
    expect(values).toContain(row)
    expect(Object.values(sheet).some((cell: { f?: string }) => cell.f !== undefined)).toBe(false)
    const origin = utils.sheet_to_json<unknown[]>(workbook.Sheets[second] ?? {}, { header: 1 }).flat()
    expect(origin).toEqual(expect.arrayContaining([expect.stringContaining(id)]))
  }
  expect(watch.foreignRequests).toEqual([])
})

test('a parameter changes the table and stands in the address, which leads back to it', async ({ page }) => {
  test.setTimeout(420_000)
  await openApp(page)
  await openSample(page)
  await page.goto('./#/templates/ind-output-flash')
  await expect(page.getByRole('table', { name: /2020年1—12月/ })).toBeVisible({ timeout: 120_000 })
  await page.getByRole('combobox', { name: '期别' }).click()
  await page.getByRole('option', { name: '2020年5月' }).click()
  await expect(page.getByRole('table', { name: /2020年1—5月/ })).toBeVisible({ timeout: 30_000 })
  expect(page.url()).toContain('period_ym=2020-05')
  await page.reload()
  await expect(page.getByRole('table', { name: /2020年1—5月/ })).toBeVisible({ timeout: 120_000 })
})

test('a template that lacks data says what is missing and where to get it', async ({ page }) => {
  test.setTimeout(420_000)
  await openApp(page, './#/templates/ind-output-flash')
  await expect(page.getByText('还没有载入数据')).toBeVisible({ timeout: 120_000 })
  await page.getByRole('button', { name: '打开示例区' }).click()
  await expect(page.getByRole('table').first()).toContainText('全区', { timeout: 180_000 })
})
