import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import { readColumn } from './support/read-column.ts'

/** What the templates of m15 print of the facts that hold by construction (domain model 7.6). */
describe.each(['yt-demo', 'another seed'])('planted facts of m15 in %s', (seed) => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', seed)
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  /** Codes of the rows in which a column says something. */
  const codesWhere = async (id: string, name: string, word: string): Promise<unknown[]> => {
    const [codes, words] = [await readColumn(open, id, {}, 'uscc'), await readColumn(open, id, {}, name)]
    return codes.filter((_, at) => words[at] === word).sort()
  }

  it('finds who makes up for the year in December, and nobody else', async () => {
    const found = await codesWhere('enk-december-selfcheck', 'december', '补报过多')
    expect(found).toEqual([...built.plants.m15.catchUps].sort())
  })

  it('lists the key users without an energy form, and nobody else', async () => {
    const found = await codesWhere('enk-key-users', 'state', '缺报')
    expect(found).toEqual([...built.plants.m15.missingKeyUsers].sort())
  })
})
