import { spawnSync } from 'node:child_process'
import { chromium, type Page } from '@playwright/test'
import { findChromium, installBrowser } from './install.mjs'
import { serve } from './serve.mjs'

const LONG_MS = 30 * 60_000

/** Builds the site and serves it while the work runs. */
export async function withSite(work: (url: string) => Promise<void>): Promise<void> {
  for (const [command, ...args] of [
    ['node', 'scripts/prepare-public.mjs'],
    ['npx', 'vite', 'build'],
  ] as const) {
    const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
  }
  if (!installBrowser()) throw new Error('no browser: install one, or name it with SUANCHOU_CHROMIUM')
  const server = await serve({})
  try {
    await work(server.url)
  } finally {
    server.close()
  }
}

/** A fresh browser on the site; `prepare` runs in the page before anything of it. */
export async function inBrowser(url: string, prepare: () => void, work: (page: Page) => Promise<void>): Promise<void> {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  })
  try {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(LONG_MS)
    await page.addInitScript(prepare)
    await page.goto(url)
    await page.locator('.before-start').waitFor({ state: 'detached' })
    await work(page)
  } finally {
    await browser.close()
  }
}

/** Puts files on the page and waits until all are read and laid out. */
export async function readFiles(page: Page, paths: string[]): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(paths)
  await page.waitForURL(/#\/review/)
  const reading = page.getByText(/还在读 \d+ 个文件/).first()
  await reading.waitFor({ state: 'attached', timeout: 5000 }).catch(() => undefined)
  await reading.waitFor({ state: 'detached' })
}

/** Loads what was read and waits until it is stored: the tables or a report are shown then. */
export async function storeTables(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(全部载入|确认 \d+ 个版式并载入)$/ }).click()
  await Promise.race([page.waitForURL(/#\/data$/), page.getByRole('button', { name: '去看数据' }).waitFor()])
}

/** Goes on from the report of a load, where there is one. Throws when a table was not loaded. */
export async function seeTables(page: Page): Promise<void> {
  const failed = page.getByText(/^没载入成的表 \d+$/)
  if (await failed.isVisible()) throw new Error(await page.locator('main').innerText())
  const report = page.getByRole('button', { name: '去看数据' })
  if (await report.isVisible()) await report.click()
}
