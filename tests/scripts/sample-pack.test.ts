import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { writePack } from '../../scripts/sample/write/write-pack.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suanchou-pack-'))
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  for (const place of ['one', 'again']) await writePack('tiny', 'seed 1', join(folder, place))
  await writePack('tiny', 'seed 2', join(folder, 'other'))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Hash of each file by its path. */
function hashes(place: string): Map<string, string> {
  const root = join(folder, place, 'tiny')
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  )
  return new Map(
    paths.sort().map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
    ]),
  )
}

it('writes the same bytes for the same seed, and others for another', () => {
  expect([...hashes('one')]).toEqual([...hashes('again')])
  const [one, other] = [hashes('one'), hashes('other')]
  expect([...other.keys()].sort()).toEqual([...one.keys()].sort())
  for (const [path, hash] of other) if (path.endsWith('产销总值.xlsx')) expect(hash).not.toBe(one.get(path))
})

it('writes control totals that its own records add up to', () => {
  const truth = join(folder, 'one/tiny/truth')
  const { tables } = JSON.parse(readFileSync(join(truth, 'manifest.json'), 'utf8')) as {
    tables: { table: string; period: string | null; rows: number; sums: Record<string, number> }[]
  }
  const june = tables.find(({ table, period }) => table === 'industrial_output' && period === '2020-06')
  const [head = '', ...lines] = readFileSync(join(truth, 'records/industrial_output.csv'), 'utf8').trim().split('\n')
  const [period, output] = ['period_ym', 'output_ytd'].map((name) => head.split(',').indexOf(name)) as [number, number]
  const own = lines.map((line) => line.split(',')).filter((cells) => cells[period] === '2020-06')
  expect(june?.rows).toBe(own.length)
  expect(june?.sums['output_ytd']).toBeCloseTo(
    own.reduce((sum, cells) => sum + Number(cells[output]), 0),
    4,
  )
})
