// Fills public/ with what is generated: the engine, the index of the templates, the sample workbooks, what they answer.
// Each step skips itself when its output is up to date.
import { spawnSync } from 'node:child_process'

for (const script of ['scripts/copy-engine.mjs', 'scripts/build-template-index.mjs', 'scripts/sample.mjs', 'scripts/sample-answers.mjs']) {
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
