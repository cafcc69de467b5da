import { expect, it } from 'vitest'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { listJobs } from '../../../src/state/selectors/list-jobs.ts'
import { listLayouts } from '../../../src/state/selectors/list-layouts.ts'
import { makeImportPlan } from '../../../src/state/selectors/plan-import.ts'
import type { ImportFile, TableDecision } from '../../../src/state/slices/imports.ts'
import { makeColumn, makeLayout, makeReadFile, makeReading } from '../make-import.ts'

function fileOf(
  name: string,
  period: string,
  change: (decision: TableDecision) => TableDecision = (same) => same,
): ImportFile {
  const layout = makeLayout({ period: { value: period, from: 'title' } })
  const file = makeReadFile(name, makeReading([[layout]], { name, hash: name }))
  return file.state.status === 'read'
    ? { ...file, state: { ...file.state, tables: file.state.tables.map(change) } }
    : file
}
const layoutsOf = (...files: ImportFile[]) => listLayouts(listJobs(makeImportPlan(files, emptyCatalogue)))

it('remembers one layout for each group, with the name of the table and what was corrected', () => {
  const renamed = (decision: TableDecision): TableDecision => ({
    ...decision,
    choice: { ...decision.choice, columns: [makeColumn({ name: '总产值' }), makeColumn({ index: 1, name: '去年' })] },
  })
  const layouts = layoutsOf(fileOf('a.xlsx', '2020-06', renamed), fileOf('b.xlsx', '2020-07', renamed))
  expect(layouts).toMatchObject([
    { tableName: '工业产值', rows: null, columns: [{ column: '产值', name: '总产值' }], periodFrom: null },
  ])
})

it('remembers which source of the period was trusted against the one that was taken', () => {
  const corrected = (decision: TableDecision): TableDecision => ({
    ...decision,
    choice: { ...decision.choice, period: '2020-05' },
  })
  expect(layoutsOf(fileOf('产值2020年5月.xlsx', '2020-06', corrected))).toMatchObject([{ periodFrom: 'file-name' }])
})

it('remembers nothing of a table that was corrected by itself', () => {
  expect(layoutsOf(fileOf('a.xlsx', '2020-06', (decision) => ({ ...decision, alone: true })))).toEqual([])
})
