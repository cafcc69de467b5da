// Runs a TypeScript file of this project in node:
//
//   node scripts/run-ts.mjs scripts/inspect-workbook.ts file.xlsx --sheet 2
//
// The entry may import anything of src/ that needs no page (core, formats, most of engine). It is bundled into .cache/run-ts
// and loaded from there; packages stay in node_modules. In the entry
//   - process.argv is [node, entry, ...arguments], as if node had been started with the entry;
//   - process.cwd() is where the command was typed: resolve paths from it, not from import.meta.url, which names the bundle.
import { mkdirSync, rmSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const [entry, ...rest] = process.argv.slice(2)
if (entry === undefined) {
  console.error('usage: node scripts/run-ts.mjs <entry.ts> [arguments]')
  process.exit(2)
}

const root = fileURLToPath(new URL('..', import.meta.url))
const name = basename(entry, extname(entry))
const outDir = join(root, '.cache/run-ts', `${name}-${process.pid}`)
mkdirSync(outDir, { recursive: true })
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }))

await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  define: { __BUILD_ID__: JSON.stringify('node') },
  build: {
    ssr: resolve(entry),
    outDir,
    target: 'node20',
    minify: false,
    sourcemap: 'inline',
    rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
  },
})

process.setSourceMapsEnabled(true)
process.argv = [process.argv[0] ?? 'node', resolve(entry), ...rest]
await import(pathToFileURL(join(outDir, `${name}.mjs`)).href)
