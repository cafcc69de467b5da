import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { oracles } from '../../scripts/sample/oracle/list-oracles.ts'
import { writePack } from '../../scripts/sample/write/write-pack.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suanchou-pack-'))
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  await writePack('tiny', 'seed 1', join(folder, 'one'), { oracles: true })
  await writePack('tiny', 'seed 1', join(folder, 'again'), { oracles: false })
  await writePack('tiny', 'seed 2', join(folder, 'other'), { oracles: false })
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Hash of each file by its path, without the answers of templates. */
function hashes(place: string): Map<string, string> {
  const root = join(folder, place, 'tiny')
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => statSync(join(root, path)).isFile() && !path.startsWith(join('truth', 'oracle')),
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

it('writes what every template must answer, with the parameters', () => {
  const answers = join(folder, 'one/tiny/truth/oracle')
  const parameters = JSON.parse(readFileSync(join(answers, 'parameters.json'), 'utf8')) as Record<string, object>
  expect(Object.keys(parameters)).toEqual(oracles.map(({ id }) => id))
  expect(readdirSync(answers)).toHaveLength(oracles.length + 1)
  expect(parameters['ind-output-flash']).toMatchObject({ period_ym: '2020-12' })
  for (const { id } of oracles) {
    const lines = readFileSync(join(answers, `${id}.csv`), 'utf8')
      .trim()
      .split('\n')
    expect(lines.length, id).toBeGreaterThan(1)
  }
})

it('tells which unit every meter belongs to, also where names do not match', () => {
  const truth = join(folder, 'one/tiny/truth')
  const links = readFileSync(join(truth, 'match_truth.csv'), 'utf8').trim().split('\n').slice(1)
  const meters = links.map((line) => line.split(',')).filter(([dept]) => dept === '供电')
  const units = new Set(
    readFileSync(join(truth, 'records/industrial_output.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(',')[0]),
  )
  expect(meters.length).toBeGreaterThan(50)
  expect(meters.filter(([, , uscc]) => !units.has(uscc))).toEqual([])
})
