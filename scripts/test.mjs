// npm test: installs what is missing, then runs every check and says on its last line how many passed and failed.
//
//   npm test                    everything
//   npm test -- lint unit       only these stages
//
// A stage that fails does not stop the later ones. A static stage counts as one check; a skipped test counts as failed,
// because a check that did not run has shown nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installBrowser, installPackages } from './install.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

process.chdir(join(import.meta.dirname, '..'))
installPackages()

const UNIT_REPORT = '.cache/unit.json'
const E2E_REPORT = '.cache/e2e.json'
mkdirSync('.cache', { recursive: true })

/** @type {Record<string, () => Count>} */
const STAGES = {
  typecheck: () => one('node_modules/typescript/bin/tsc', ['-b']),
  lint: () => one('node_modules/eslint/bin/eslint.js', ['.']),
  arch: () => one('scripts/check-arch.mjs', []),
  knip: () => one('node_modules/knip/bin/knip.js', []),
  unit: () =>
    many(UNIT_REPORT, readUnitReport, 'node_modules/vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${UNIT_REPORT}`,
    ]),
  build: () => {
    const prepared = runNode('scripts/prepare-public.mjs', [])
    return prepared ? one('node_modules/vite/bin/vite.js', ['build', '--logLevel=warn']) : count(0, 1)
  },
  e2e: () => {
    if (!existsSync('dist/index.html')) {
      console.error('dist/index.html is missing: run the stage build first')
      return count(0, 1)
    }
    if (!installBrowser()) {
      console.error('no browser: install one, or name it with SUANCHOU_CHROMIUM')
      return count(0, 1)
    }
    return many(E2E_REPORT, readE2eReport, 'node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'])
  },
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in STAGES))
if (unknown.length > 0) {
  console.error(`unknown stage ${unknown.join(', ')}; there are ${Object.keys(STAGES).join(', ')}`)
  process.exit(2)
}

/** @type {string[]} */
const summary = []
const total = count(0, 0)
for (const [name, stage] of Object.entries(STAGES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
  const started = performance.now()
  const { passed, failed, skipped } = stage()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  total.passed += passed
  total.failed += failed + skipped
  const skippedText = skipped === 0 ? '' : `, ${skipped} skipped (count as failed)`
  summary.push(
    `${failed + skipped === 0 ? '✓' : '✗'} ${name.padEnd(9)} ${passed} passed, ${failed} failed${skippedText} (${seconds} s)`,
  )
}

console.log(`\n${summary.join('\n')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

/** @param {number} passed @param {number} failed @returns {Count} */
function count(passed, failed, skipped = 0) {
  return { passed, failed, skipped }
}

/** @param {string} script @param {string[]} args */
function runNode(script, args) {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: E2E_REPORT }
  return spawnSync(process.execPath, [script, ...args], { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}

/** @param {string} script @param {string[]} args */
function one(script, args) {
  return runNode(script, args) ? count(1, 0) : count(0, 1)
}

/** @param {string} report @param {(text: string) => Count} read @param {string} script @param {string[]} args */
function many(report, read, script, args) {
  rmSync(report, { force: true })
  const succeeded = runNode(script, args)
  if (!existsSync(report)) return count(0, 1)
  const result = read(readFileSync(report, 'utf8'))
  // A file that does not load, or an error outside of a test, is in no count.
  const unseenFailure = (!succeeded && result.failed === 0) || result.passed + result.failed === 0
  return unseenFailure ? { ...result, failed: result.failed + 1 } : result
}

/** @param {string} text */
function readUnitReport(text) {
  const report = JSON.parse(text)
  return count(report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests)
}

/** @param {string} text */
function readE2eReport(text) {
  const { stats } = JSON.parse(text)
  return count(stats.expected, stats.unexpected + stats.flaky, stats.skipped)
}
