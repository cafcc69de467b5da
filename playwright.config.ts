import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/install.mjs'

/** dist/ is served twice: at the root of a host, and in a sub-path as on a shared intranet server. */
const ROOT_PORT = 4319
const SUB_PATH_PORT = 4320
export const SUB_PATH_URL = `http://127.0.0.1:${SUB_PATH_PORT}/tools/suanchou/`
/** A plain-HTTP name that is no secure context: no OPFS, no Web Locks, no crypto.subtle, no clipboard. */
export const INTRANET_URL = `http://stats.intranet:${ROOT_PORT}/`

const chromium = findChromium()
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${ROOT_PORT}/`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--host-resolver-rules=MAP stats.intranet 127.0.0.1',
      ],
    },
  },
  webServer: [
    { command: `node scripts/serve.mjs dist --port ${ROOT_PORT}`, port: ROOT_PORT, reuseExistingServer: false },
    {
      command: `node scripts/serve.mjs dist --port ${SUB_PATH_PORT} --base /tools/suanchou/`,
      port: SUB_PATH_PORT,
      reuseExistingServer: false,
    },
  ],
})
