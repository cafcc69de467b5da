import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { formatLicences } from '../../scripts/vite-licences.mjs'

const root = mkdtempSync(join(tmpdir(), 'licences-'))
afterAll(() => rmSync(root, { recursive: true }))

const addPackage = (name: string, manifest: object, licence?: string) => {
  const folder = join(root, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }))
  if (licence !== undefined) writeFileSync(join(folder, 'LICENSE.md'), licence)
  return folder
}

const zebra = addPackage('zebra', { license: 'MIT' }, 'Zebra text')
const ant = addPackage('ant', { license: 'ISC', author: { name: 'A. Nt' }, repository: 'github:ant/ant' })

it('lists every package once, by name, with the text of its licence', () => {
  const text = formatLicences([zebra, ant, zebra])
  expect(text.match(/^## .*$/gm)).toEqual(['## ant 1.0.0 (ISC)', '## zebra 1.0.0 (MIT)'])
  expect(text).toContain('Zebra text')
})

it('says where a package without a licence text comes from', () => {
  expect(formatLicences([ant])).toContain('From A. Nt, github:ant/ant')
})
