// npm start: installs and builds what is missing, serves dist/ and prints the address on stdout.
//
//   npm start -- [--host 0.0.0.0] [--port 9000] [--base /stats/]
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, runNpm } from './install.mjs'
import { parseServeArgs, serve } from './serve.mjs'

const SOURCES = ['src', 'public', 'scripts', 'index.html', 'vite.config.ts', 'package-lock.json']

process.chdir(join(import.meta.dirname, '..'))
const options = parseServeArgs(process.argv.slice(2))
installPackages()
if (!distIsCurrent()) {
  console.error('Building …')
  runNpm(['run', '--silent', 'build'])
}
const { url } = await serve({ ...options, folder: 'dist' })
console.log(`算筹 Suanchou: ${url}`)

function distIsCurrent() {
  const page = join('dist', 'index.html')
  return existsSync(page) && Math.max(...SOURCES.map(newestChange)) <= statSync(page).mtimeMs
}

/** @param {string} path @returns {number} time of the newest file or folder in it; a folder tells of files that went */
function newestChange(path) {
  if (!existsSync(path)) return 0
  const self = statSync(path)
  if (!self.isDirectory()) return self.mtimeMs
  return Math.max(self.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}
