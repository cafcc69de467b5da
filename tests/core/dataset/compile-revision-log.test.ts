import { afterAll, beforeAll, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { VersionId } from '../../../src/core/base/id.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import {
  compileRevisionSet,
  compileRevisionView,
  createRevisionTable,
} from '../../../src/core/dataset/compile-revision-log.ts'
import type { RevisionSet } from '../../../src/core/dataset/revision.ts'
import type { Duckdb } from '../../../src/engine/duckdb/duckdb.ts'
import { borrowDuckdb } from '../../../scripts/node-engine/borrow-duckdb.ts'
import { sampleDataset } from '../../engine/support/sample-dataset.ts'

let db: Duckdb
beforeAll(async () => {
  db = await borrowDuckdb()
})
afterAll(() => db.close())

const table = sampleDataset("产'值")
const set = (number: number, changes: Partial<RevisionSet> = {}): RevisionSet => ({
  version: asId<VersionId>(`r${String(number)}`),
  number,
  dataset: table.id,
  part: asId<VersionId>('p'),
  before: null,
  period: null,
  key: { kind: 'row' },
  changed: 1,
  added: 0,
  removed: 0,
  seenAt: '2020-07-08T00:00:00Z',
  fileBefore: 'a.xlsx',
  fileAfter: "b'.xlsx",
  ...changes,
})

it('shows sets of tables that are there, oldest first, with what is said of each', async () => {
  const revisions = [set(2, { period: '2020-06' }), set(4), set(5, { dataset: asId('gone') })]
  const catalogue = { ...emptyCatalogue, datasets: [table], revisions }
  await db.run(createRevisionTable)
  for (const each of [...revisions].reverse()) {
    await db.run(
      `CREATE TABLE data."${each.version}" AS SELECT 1 AS "row", 'k' AS "key", 'c' AS "column", '1' AS "before", '2' AS "after", 'changed' AS kind, 'B5' AS cell_before, 'B6' AS cell_after`,
    )
    await db.run(compileRevisionSet(each))
  }
  await db.run(compileRevisionView(catalogue))
  const { columns, values } = await db.run('FROM revision_log')
  expect(columns).toEqual(
    'dataset dataset_name period key column before after kind seen_at file_before file_after cell_before cell_after'.split(
      ' ',
    ),
  )
  expect(values.slice(0, 3)).toEqual([
    [table.id, table.id],
    ["产'值", "产'值"],
    ['2020-06', null],
  ])
  expect(values[10]).toEqual(["b'.xlsx", "b'.xlsx"])
  await db.run(compileRevisionView(emptyCatalogue))
  expect((await db.run('SELECT count(*), any_value(file_after) FROM revision_log')).values).toEqual([[0], [null]])
})
