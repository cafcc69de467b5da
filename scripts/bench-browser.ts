import type { Page } from '@playwright/test'
import { inBrowser, readFiles, seeTables, storeTables, withSite } from './bench-site.ts'

/** A workbook and the rows that its table must have. */
export type BrowserBook = { name: string; path: string; rows: number }

/** What is taken through the page: workbooks one by one, and many small ones at once, by their paths. */
export type BrowserPlan = {
  books: readonly BrowserBook[]
  small: string[]
  say(line: string): void
}

/** Loads every workbook in a fresh browser, from the file to a table that answers a query. */
export async function benchBrowser(plan: BrowserPlan): Promise<void> {
  await withSite(async (url) => {
    for (const book of plan.books) {
      plan.say(`\nChromium, ${book.name}`)
      await inBrowser(url, watchGaps, (page) => loadFiles(page, { paths: [book.path], rows: book.rows, say: plan.say }))
    }
    plan.say(`\nChromium, ${plan.small.length} small files`)
    await inBrowser(url, watchGaps, (page) => loadFiles(page, { paths: plan.small, rows: null, say: plan.say }))
  })
}

type Gaps = { longestMs: number; tasks: number[] }

/** Runs in the page: a timer that should come every 10 ms shows how long nothing else could. */
function watchGaps(): void {
  const gaps: Gaps = { longestMs: 0, tasks: [] }
  Object.assign(window, { benchGaps: gaps })
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    gaps.longestMs = Math.max(gaps.longestMs, now - last)
    last = now
  }, 10)
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) gaps.tasks.push(Math.round(duration))
  }).observe({ entryTypes: ['longtask'] })
}

/** What the page could not answer since the last call. */
async function takeGaps(page: Page): Promise<string> {
  const gaps = await page.evaluate(() => {
    const all = (window as unknown as { benchGaps: Gaps }).benchGaps
    const taken = { longestMs: all.longestMs, tasks: [...all.tasks] }
    all.longestMs = 0
    all.tasks = []
    return taken
  })
  const tasks =
    gaps.tasks.length === 0
      ? 'no task above 50 ms'
      : `tasks above 50 ms: ${gaps.tasks
          .sort((a, b) => b - a)
          .slice(0, 8)
          .join(', ')}`
  return `page silent for at most ${Math.round(gaps.longestMs)} ms, ${tasks}`
}

/** `rows` is null where the files may become one table or many. */
type Loading = { paths: string[]; rows: number | null; say: (line: string) => void }

async function loadFiles(page: Page, { paths, rows, say }: Loading): Promise<void> {
  // The engine starts by itself; that is not the import.
  await page.waitForTimeout(5000)
  await takeGaps(page)
  const start = performance.now()
  await readFiles(page, paths)
  const read = performance.now()
  say(`  read and laid out ${seconds(read - start)}; ${await takeGaps(page)}`)
  await storeTables(page)
  const loaded = performance.now()
  say(`  built and stored  ${seconds(loaded - read)}; ${await takeGaps(page)}`)
  await seeTables(page)
  if (rows === null) return
  await countRows(page, rows)
  say(`  from the file to a table that answers: ${seconds(loaded - start)}; ${rows} rows counted by a query`)
}

/** Asks the first table for its rows by SQL; fails when they are not what was written. */
async function countRows(page: Page, rows: number): Promise<void> {
  const label = await page
    .getByRole('button', { name: /^给“.+”改名$/ })
    .first()
    .getAttribute('aria-label')
  const name = /“(.+)”/.exec(label ?? '')?.[1] ?? ''
  await page.getByRole('link', { name: '分析', exact: true }).click()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(`SELECT count(*) AS n FROM "${name}"`)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('gridcell', { name: String(rows), exact: true }).waitFor()
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}
