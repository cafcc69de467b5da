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
