import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, VersionId } from '../../../src/core/base/id.ts'
import { emptyCatalogue, maxDeleted } from '../../../src/core/dataset/catalogue.ts'
import {
  addDatasets,
  cleanName,
  confirmMapping,
  deleteDataset,
  findDataset,
  isSameName,
  referencedVersions,
  forgetLayout,
  removeMapping,
  renameDataset,
  restoreDataset,
  tableVersions,
} from '../../../src/core/dataset/change-catalogue.ts'
import type { Mapping } from '../../../src/core/dataset/mapping.ts'
import { sampleDataset } from '../../engine/support/sample-dataset.ts'

const a = sampleDataset('a')
const b = sampleDataset('B')
const loaded = addDatasets(emptyCatalogue, [a, b])
const mapping: Mapping = { shape: 's', logicalTable: 'unit', fields: {}, confirmedAt: 't1' }
const gone = asId<DatasetId>('gone')

function codeOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

describe('the catalogue', () => {
  it('counts every change', () => {
    const steps = [
      loaded,
      renameDataset(loaded, a.id, 'c'),
      deleteDataset(loaded, a.id),
      confirmMapping(loaded, mapping),
      removeMapping(loaded, 's', 'unit'),
      restoreDataset(deleteDataset(loaded, a.id), a.id),
    ]
    expect(steps.map(({ version }) => version)).toEqual([1, 2, 2, 2, 2, 3])
  })

  it('takes no name twice, whatever its case, and none that is empty', () => {
    expect(codeOf(() => addDatasets(loaded, [sampleDataset('b', { id: gone })]))).toBe('dataset/name-taken')
    expect(codeOf(() => addDatasets(emptyCatalogue, [sampleDataset('x'), sampleDataset(' X ')]))).toBe(
      'dataset/name-taken',
    )
    expect(codeOf(() => renameDataset(loaded, a.id, 'b'))).toBe('dataset/name-taken')
    expect(codeOf(() => renameDataset(loaded, a.id, ' \n'))).toBe('dataset/name-empty')
    expect(findDataset(renameDataset(loaded, a.id, 'A'), a.id).name).toBe('A')
  })

  it('cleans names', () => {
    expect(cleanName('  产\0值 \n')).toBe('产值')
    expect(isSameName('Table', 'tABLE')).toBe(true)
    expect(isSameName('表1', '表2')).toBe(false)
  })

  it('replaces a version in its place, under its name', () => {
    const version = asId<VersionId>('v2')
    const next = addDatasets(loaded, [{ ...a, version, name: 'ignored', rowCount: 9 }])
    expect(next.datasets.map(({ id, name, version: now, rowCount }) => [id, name, now, rowCount])).toEqual([
      [a.id, 'a', 'v2', 9],
      [b.id, 'B', b.version, 2],
    ])
    expect(tableVersions(next)).toEqual(new Set([version, b.version]))
    expect(referencedVersions(next)).toEqual(new Set(['p-a', 'p-B']))
  })

  it('keeps the last deleted tables until the next load', () => {
    let catalogue = addDatasets(
      emptyCatalogue,
      Array.from({ length: maxDeleted + 2 }, (_none, at) => sampleDataset(`t${at}`)),
    )
    for (const { id } of catalogue.datasets) catalogue = deleteDataset(catalogue, id)
    expect(catalogue.deleted.map(({ name }) => name)).toEqual(['t2', 't3', 't4', 't5', 't6'])
    expect(referencedVersions(catalogue).size).toBe(maxDeleted)
    expect(addDatasets(catalogue, [a]).deleted).toEqual([])
  })

  it('brings back what was deleted, unless its name is in use again', () => {
    const deleted = deleteDataset(loaded, a.id)
    expect(restoreDataset(deleted, a.id)).toMatchObject({ datasets: [{ name: 'B' }, { name: 'a' }], deleted: [] })
    expect(codeOf(() => restoreDataset(renameDataset(deleted, b.id, 'A'), a.id))).toBe('dataset/name-taken')
  })

  it('does not know what is gone', () => {
    const changes = [
      () => findDataset(loaded, gone),
      () => renameDataset(loaded, gone, 'x'),
      () => deleteDataset(loaded, gone),
      () => restoreDataset(loaded, a.id),
    ]
    expect(changes.map(codeOf)).toEqual(changes.map(() => 'dataset/not-found'))
  })

  it('keeps one reading for each shape and logical table', () => {
    const once = confirmMapping(confirmMapping(loaded, mapping), { ...mapping, logicalTable: 'output' })
    const again = confirmMapping(once, { ...mapping, confirmedAt: 't2' })
    expect(again.mappings.map(({ logicalTable, confirmedAt }) => [logicalTable, confirmedAt])).toEqual([
      ['output', 't1'],
      ['unit', 't2'],
    ])
    expect(removeMapping(again, 's', 'unit').mappings.map(({ logicalTable }) => logicalTable)).toEqual(['output'])
    expect(removeMapping(again, 'other', 'unit').mappings).toEqual(again.mappings)
  })

  it('forgets a confirmed layout, and no other of its shape', () => {
    const layout = {
      shape: 's',
      title: '产值',
      rows: null,
      columns: [],
      tableName: '产值',
      periodFrom: null,
      confirmedAt: 't1',
    }
    const two = { ...loaded, layouts: [layout, { ...layout, title: '能源' }] }
    const after = forgetLayout(two, 's', '产值')
    expect(after.layouts.map(({ title }) => title)).toEqual(['能源'])
    expect(after.version).toBe(two.version + 1)
    expect(forgetLayout(two, 'other', '产值').layouts).toEqual(two.layouts)
  })

  it('leaves the one it starts from untouched', () => {
    const before = structuredClone(loaded)
    renameDataset(loaded, a.id, 'x')
    deleteDataset(loaded, a.id)
    confirmMapping(loaded, mapping)
    expect(loaded).toEqual(before)
  })
})
