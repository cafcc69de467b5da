import { utils, write } from '@e965/xlsx'
import { dropFiles, exportAs, gridRows, loadAll, readBack, runSql, waitForReview } from './support/product.ts'
import type { TestFile } from './support/product.ts'
import { expect, openApp, test } from './support/test.ts'

function workbook(rows: unknown[][], bookType: 'xlsx' | 'xls' = 'xlsx'): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '表')
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)
}

const good: TestFile = { name: '好.xlsx', bytes: workbook([['代码', '产值'], ['0610', 12.5], ['0620', 7.5]]) }
const png = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'))

const failing: { file: TestFile; message: RegExp }[] = [
  { file: { name: '空.xlsx', bytes: new Uint8Array() }, message: /空\.xlsx 是空的/ },
  { file: { name: '乱.xlsx', bytes: Uint8Array.from({ length: 400 }, (_, at) => (at * 7919) % 256) }, message: /乱\.xlsx/ },
  { file: { name: '图.xlsx', bytes: png }, message: /图\.xlsx 其实是/ },
  { file: { name: '断.xlsx', bytes: workbook([['a', 'b'], [1, 2]]).subarray(0, 900) }, message: /断\.xlsx 不完整/ },
  { file: 'tests/fixtures/odd/encrypted-standard.xlsx', message: /encrypted-standard\.xlsx 有密码/ },
  { file: 'tests/fixtures/odd/password.xls', message: /password\.xls 有密码/ },
]

test('each bad file says what it is and what to do, and the good one beside them loads', async ({ page }) => {
  await openApp(page)
  await dropFiles(page, [...failing.map(({ file }) => file), good])
  await waitForReview(page)
  for (const { message } of failing) await expect(page.getByText(message).first()).toBeVisible()
  await expect(page.getByText('载入 1 张表，2 行')).toBeVisible()
  await loadAll(page)
  await expect(page.getByRole('link', { name: '好' })).toBeVisible()
})

test('hostile texts stay texts: on the page, in SQL, in files', async ({ page }) => {
  const hostile = ['<img src=x onerror="document.title=\'owned\'">', '=cmd()', '+1+1', '@SUM(A1)', '-2+3', "O'Brien \"x\"; DROP TABLE t; --", '🏭 emoji', 'line\nbreak']
  await openApp(page)
  await dropFiles(page, [{ name: '怪.xlsx', bytes: workbook([['文字', '数'], ...hostile.map((text, at) => [text, at])]) }])
  await waitForReview(page)
  const name = `a"b'c;--💥$\\%_(x)`
  await page.getByRole('textbox', { name: '表名' }).fill(name)
  await loadAll(page)
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('gridcell', { name: '=cmd()', exact: true })).toBeVisible()
  await runSql(page, `SELECT "文字" FROM "${name.replaceAll('"', '""')}" ORDER BY "数"`)
  await expect.poll(async () => (await gridRows(page)).map(([text]) => text)).toEqual(hostile)
  expect(await page.title()).not.toBe('owned')
  const book = readBack((await exportAs(page, /Excel 工作簿/)).bytes)
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const cells = Object.values(sheet) as { f?: string; v?: unknown }[]
  expect(cells.every((cell) => cell.f === undefined)).toBe(true)
  expect(cells.map((cell) => cell.v)).toEqual(expect.arrayContaining(hostile))
  const csv = (await exportAs(page, /CSV/)).bytes.toString('utf8')
  expect(csv).not.toMatch(/^"?[=+@]/m)
})

test('headers that are empty, repeated or far too long give usable names', async ({ page }) => {
  const long = '很'.repeat(200)
  await openApp(page)
  await dropFiles(page, [{ name: '表头.xlsx', bytes: workbook([['名称', '', '产值', '产值', long], ['一厂', 'x', 10, 20, 30], ['二厂', 'y', 45, 57, 61]]) }])
  await waitForReview(page)
  await page.getByRole('textbox', { name: '表名' }).fill('表头')
  await loadAll(page)
  await runSql(page, 'SELECT sum("产值"), sum("产值_2") FROM "表头"')
  await expect.poll(() => gridRows(page)).toEqual([['55', '77']])
})

test('two tables of one name keep both, and replacing is asked for', async ({ page }) => {
  await openApp(page)
  await dropFiles(page, [good])
  await waitForReview(page)
  await loadAll(page)
  await dropFiles(page, [{ name: '好.xlsx', bytes: workbook([['代码', '产值'], ['0999', 1]]) }])
  await waitForReview(page)
  await expect(page.getByText('已载入过同名文件 好.xlsx，内容不同，也没有期别', { exact: false })).toBeVisible()
  await expect(page.getByRole('radio', { name: '另存为“好 (2)”' })).toBeChecked()
  await loadAll(page)
  await expect(page.getByRole('link', { name: /^好/ })).toHaveCount(2)
})

test('a sheet with nothing to load says so and keeps the button off', async ({ page }) => {
  await openApp(page)
  await dropFiles(page, [{ name: '无表.xlsx', bytes: workbook([['说明'], ['本表由统计局编制。']]) }, { name: '只有表头.xlsx', bytes: workbook([['代码', '名称', '产值']]) }])
  await waitForReview(page)
  await expect(page.getByText('没有要载入的表')).toBeVisible()
  await expect(page.getByRole('button', { name: '全部载入' })).toBeDisabled()
})

test('a query that would read files, change data or run for ever is refused or can be stopped', async ({ page }) => {
  await openApp(page)
  for (const [sql, message] of [
    [`ATTACH 'x.db'`, /ATTACH 不允许/],
    [`COPY (SELECT 1) TO 'x.csv'`, /COPY 不允许/],
    [`SELECT * FROM read_csv('https://leak-test.example/a.csv')`, /read_csv 不允许/],
    [`SELECT 1; SELECT 2`, /一次只能运行一条查询/],
    [`SELEC 1`, /语法错误|不允许/],
  ] as const) {
    await runSql(page, sql)
    await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible()
  }
  await runSql(page, 'SELECT sum(a.range + b.range) FROM range(1000000) a, range(1000000) b')
  await page.getByRole('button', { name: /取消|停止/ }).first().click()
  await expect(page.getByRole('button', { name: '运行', exact: true })).toBeEnabled()
  await runSql(page, 'SELECT 42 AS n')
  await expect.poll(() => gridRows(page)).toEqual([['42']])
})
