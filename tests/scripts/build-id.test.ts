import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildId } from '../../scripts/build-id.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-id-'))
  mkdirSync(join(root, 'src', 'core'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{"version":"1.2.3"}')
  for (const file of ['index.html', 'package-lock.json', 'vite.config.ts', 'src/main.tsx', 'src/core/a.ts']) {
    writeFileSync(join(root, file), file)
  }
})
afterEach(() => rmSync(root, { recursive: true }))

it('holds the version and twelve digits', () => {
  expect(buildId(root)).toMatch(/^1\.2\.3-[0-9a-f]{12}$/)
})

it('is the same for the same sources, whenever they were written', () => {
  const before = buildId(root)
  writeFileSync(join(root, 'src/core/a.ts'), 'src/core/a.ts')
  expect(buildId(root)).toBe(before)
})

it.each([
  ['changed', () => writeFileSync(join(root, 'src/core/a.ts'), 'other')],
  ['added', () => writeFileSync(join(root, 'src/core/b.ts'), '')],
  ['moved', () => writeFileSync(join(root, 'src/a.ts'), 'src/core/a.ts')],
])('differs when a source is %s', (_what, change) => {
  const before = buildId(root)
  change()
  expect(buildId(root)).not.toBe(before)
})
