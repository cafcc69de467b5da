import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { Oracle } from '../../scripts/sample/oracle/oracle.ts'
import type { SampleRecords } from '../../scripts/sample/records/sample-records.ts'
import { expectOracle } from './support/expect-oracle.ts'

const seeds = ['yt-demo', 'another seed'] as const
/** Every oracle, found by its place: a template without one is reported by template-index.test.ts. */
const files = listFiles('scripts/sample/oracle').filter((file) => /\/m\d\d\/[^/]+\.ts$/u.test(file))
const oracles = await Promise.all(
  files.map(async (file) => ((await import(/* @vite-ignore */ `../../${file}`)) as { oracle: Oracle }).oracle),
)

describe.each(seeds)('templates on the records of %s', (seed) => {
  let records: SampleRecords
  let open: OpenRecords
  beforeAll(async () => {
    records = buildRecords('tiny', seed).records
    open = await openRecords(records)
  }, 300_000)
  afterAll(() => open.close())

  it.each(
    oracles.flatMap((oracle) => [{}, ...(oracle.cases ?? [])].map((given) => [oracle.id, given, oracle] as const)),
  )('%s %o', async (_id, given, oracle) => {
    await expectOracle({ records, open }, oracle, given)
  })
})

it('names each oracle like its file and its template', () => {
  const templates = listFiles('public/templates').map((file) => basename(file))
  expect(files.map((file) => basename(file))).toEqual(oracles.map(({ id }) => `${id}.ts`))
  expect(oracles.filter(({ id }) => !templates.includes(`${id}.sql`))).toEqual([])
})

/** Paths of all files below a folder, sorted. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .sort()
}
