// Draws every sample chart in a real browser, for the eye, and looks for texts that touch each other or leave the picture:
//
//   node scripts/run-ts.mjs scripts/chart-gallery.ts <folder> [width] [light|dark|print] [usual|more|odd] [kind]
//
// Names that end with -en are drawn in English; with a kind only its charts are. Writes one .png for each chart into the folder, drawn by the same code that makes the exports.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { findChromium } from './install.mjs'

const [folder = '.cache/charts', width = '640', theme = 'light', set = 'usual', only = ''] = process.argv.slice(2)

const bundle = await build({
  root: process.cwd(),
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    write: false,
    minify: false,
    lib: { entry: join(process.cwd(), 'scripts/chart-gallery-page.ts'), name: 'gallery', formats: ['iife'] },
  },
})
const outputs = Array.isArray(bundle) ? bundle : [bundle]
const code =
  outputs.flatMap((one) => ('output' in one ? one.output : [])).find((one) => one.type === 'chunk')?.code ?? ''

const executablePath = findChromium()
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu'],
  ...(executablePath === undefined ? {} : { executablePath }),
})
try {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } })
  // The policy of the product: pictures from blobs only, nothing from outside.
  const policy =
    "default-src 'none'; script-src 'unsafe-inline'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'"
  await page.setContent(`<meta http-equiv="Content-Security-Policy" content="${policy}"><body></body>`)
  await page.addScriptTag({ content: code })
  mkdirSync(folder, { recursive: true })
  type Drawn = { name: string; png: string; faults: string[] }
  const names = await page.evaluate<string[]>(`gallery.names(${JSON.stringify(set)})`)
  for (const name of names.filter((one) => one.startsWith(only))) {
    const settings = JSON.stringify({ set, name, width: Number(width), theme })
    const drawn = await page.evaluate<Drawn>(`gallery.draw(${settings})`)
    writeFileSync(join(folder, `${name}-${width}-${theme}.png`), Buffer.from(drawn.png, 'base64'))
    for (const fault of drawn.faults) console.log(`${name}: ${fault}`)
  }
  console.log(`${String(names.length)} charts in ${folder}`)
} finally {
  await browser.close()
}
