// Fills public/ with what is generated: the engine, the index of the templates, the sample workbooks.
// Each step skips itself when its output is up to date.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

for (const script of ['scripts/copy-engine.mjs', 'scripts/build-template-index.mjs', 'scripts/sample.mjs']) {
  if (!existsSync(script)) continue
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
