// Measures the templates: npm run bench:templates -- [--package tiny|district|full] [--seed yt-demo] [--only m08] [--keep FOLDER] [--cold]
//
// Writes the workbooks of a package, loads them in Chromium like anybody's, waits until the product has made ready in idle time what
// templates read (and prints how long that took; --cold does not wait), and opens every template. For each it prints the time from the
// press to the table and the chart, the engine's part of it, what is left for the product itself, and the same SQL run bare in the same
// engine. To reach: all within 15 s on `district`, none above 1 s, the product's own part below 100 ms.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { preparedMark } from '../src/state/actions/prepare-templates.ts'
import { inBrowser, readFiles, seeTables, storeTables, withSite } from './bench-site.ts'
import { readShippedLibrary } from './node-engine/open-sample.ts'
import { defaultSeed, isPackName } from './sample/build/pack.ts'
import { buildBooks } from './sample/write/build-books.ts'

const { values: options } = parseArgs({
  options: {
    package: { type: 'string', default: 'district' },
    seed: { type: 'string', default: defaultSeed },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
    cold: { type: 'boolean', default: false },
  },
})

/** A template's times in ms: from the press to its table, in the engine, and the bare statement. */
type Times = { id: string; whole: number; engine: number; bare: number }

const folder = options.keep === undefined ? mkdtempSync(join(tmpdir(), 'bench-templates-')) : resolve(options.keep)
mkdirSync(folder, { recursive: true })
try {
  await writeBooks()
  await withSite((url) =>
    inBrowser(
      url,
      () => undefined,
      async (page) => {
        await loadBooks(page)
        if (!options.cold) await awaitPrepared(page)
        await measureAll(page)
      },
    ),
  )
} finally {
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true })
}

async function writeBooks(): Promise<void> {
  if (readdirSync(folder).length > 0) return
  const { package: pack, seed } = options
  if (!isPackName(pack)) throw new Error(`there is no package ${pack}; there are tiny, district and full`)
  for await (const { name, bytes } of buildBooks(pack, seed, readShippedLibrary().model).files())
    writeFileSync(join(folder, name), bytes)
}

async function loadBooks(page: Page): Promise<void> {
  const paths = readdirSync(folder).map((name) => join(folder, name))
  const start = performance.now()
  await readFiles(page, paths)
  await storeTables(page)
  await seeTables(page)
  const all = page.getByRole('button', { name: '全部确认' })
  await all.click()
  await all.waitFor({ state: 'detached' })
  say(`${String(paths.length)} workbooks loaded and mapped in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

async function awaitPrepared(page: Page): Promise<void> {
  const start = performance.now()
  // Preparations for the data before the mapping end too, with fewer templates.
  await page.waitForFunction(
    ([mark, count]) => performance.getEntriesByName(mark).some((entry) => (entry as PerformanceMark).detail === count),
    [preparedMark, readShippedLibrary().templates.length] as const,
  )
  say(`templates made ready in idle time in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

async function measureAll(page: Page): Promise<void> {
  const templates = readShippedLibrary().templates.filter(({ module, id }) => `${module} ${id}`.includes(options.only))
  const times: Times[] = []
  for (const { id, question } of templates) {
    const opened = await open(page, id, question.zh)
    if (opened === null) {
      say(`${id.padEnd(28)} gives no table`)
      continue
    }
    const bare = await runBare(page)
    times.push({ id, ...opened, bare })
    const own = opened.whole - opened.engine
    say(
      `${id.padEnd(28)} ${ms(opened.whole)} whole  ${ms(opened.engine)} engine  ${ms(own)} own  ${ms(bare)} bare SQL  ${(opened.whole / Math.max(bare, 1)).toFixed(1)} times`,
    )
  }
  const sum = (of: (time: Times) => number): number => times.reduce((total, time) => total + of(time), 0)
  const worst = (of: (time: Times) => number): string => {
    const [first] = [...times].sort((a, b) => of(b) - of(a))
    return first === undefined ? '' : `${first.id} ${ms(of(first)).trim()}`
  }
  say(
    `\n${String(times.length)} templates: ${ms(sum(({ whole }) => whole)).trim()} whole, ${ms(sum(({ engine }) => engine)).trim()} engine`,
  )
  say(
    `slowest in the engine: ${worst(({ engine }) => engine)}; largest own part: ${worst(({ whole, engine }) => whole - engine)}`,
  )
}

/** Opens a template from the library and waits for its table and chart; null where it has no rows or cannot run. */
async function open(page: Page, id: string, question: string): Promise<{ whole: number; engine: number } | null> {
  await page.evaluate(() => {
    location.hash = '#/templates'
  })
  await page.getByRole('heading', { level: 1, name: '模板库' }).waitFor()
  const whole = await page.evaluate(
    async ([template = '', heading = '']) => {
      const shown = (): boolean =>
        document.querySelector('h1')?.textContent === heading &&
        document.querySelector('[aria-busy="false"] table, [aria-busy="false"] [role=grid]') !== null
      const start = performance.now()
      location.hash = `#/templates/${template}`
      while (!shown()) {
        if (performance.now() - start > 60_000) return null
        await new Promise((next) => requestAnimationFrame(next))
      }
      return performance.now() - start
    },
    [id, question],
  )
  return whole === null ? null : { whole, engine: await readSeconds(page) }
}

/** Runs the statement of the shown template by itself. */
async function runBare(page: Page): Promise<number> {
  await page.getByRole('tab', { name: 'SQL' }).click()
  await page.getByRole('button', { name: '在查询页打开' }).click()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('status')
    .filter({ hasText: /秒 · .*行/u })
    .first()
    .waitFor()
  return readSeconds(page)
}

/** The engine's time as the page tells it, in ms. */
async function readSeconds(page: Page): Promise<number> {
  const text = await page
    .getByRole('status')
    .filter({ hasText: /秒 · .*行/u })
    .first()
    .innerText()
  return Number(/([\d.]+) 秒/.exec(text)?.[1] ?? Number.NaN) * 1000
}

function ms(value: number): string {
  return `${String(Math.round(value))} ms`.padStart(8)
}

function say(line: string): void {
  console.log(line)
}
