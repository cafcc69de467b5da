import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, VersionId } from '../../../src/core/base/id.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import type { DatasetPart } from '../../../src/core/dataset/dataset.ts'
import { isSamePart, planParts } from '../../../src/core/dataset/load-parts.ts'
import type { ArrivingPart, LoadTarget } from '../../../src/core/dataset/load-parts.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

function plan(catalogue: Catalogue, ...arrivals: [DatasetPart, LoadTarget][]) {
  let count = 0
  const makeId = {
    dataset: () => asId<DatasetId>(`d${String((count += 1))}`),
    version: () => asId<VersionId>(`v${String((count += 1))}`),
  }
  const list = arrivals.map(([{ number: _number, ...part }, target]): ArrivingPart => ({ part, target }))
  return planParts(catalogue, list, makeId)
}

const may = samplePart('may', { period: '2020-05' })
const june = samplePart('june', { period: '2020-06' })
const july = samplePart('july', { period: '2020-07' })
const table = sampleDataset('产值', {}, [may, { ...june, number: 2 }])
const loaded: Catalogue = { ...emptyCatalogue, version: 4, datasets: [table] }
const append: LoadTarget = { kind: 'append', dataset: table.id }

function codeOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

describe('loading parts', () => {
  it('makes one table of all that name it, sorted by period', () => {
    const named = (name: string): LoadTarget => ({ kind: 'new', name })
    const { next, outcomes } = plan(emptyCatalogue, [june, named('产值')], [may, named(' 产值 ')], [july, named('B')])
    expect(next.version).toBe(1)
    expect(next.datasets.map(({ name, parts }) => [name, parts.map(({ period, number }) => [period, number])])).toEqual(
      [
        [
          '产值',
          [
            ['2020-05', 2],
            ['2020-06', 1],
          ],
        ],
        ['B', [['2020-07', 1]]],
      ],
    )
    expect(outcomes.map(({ what }) => what)).toEqual(['new', 'new', 'new'])
  })

  it('adds a part without touching the others', () => {
    const { next, changes } = plan(loaded, [july, append])
    expect(next.datasets).toHaveLength(1)
    expect(next.datasets[0]).toMatchObject({ id: table.id, name: '产值', rowCount: 6 })
    expect(next.datasets[0]?.parts.slice(0, 2)).toEqual(table.parts)
    expect(next.datasets[0]?.version).not.toBe(table.version)
    expect(changes).toMatchObject([{ before: { id: table.id }, replaced: [] }])
  })

  it('puts a corrected part in the place of the old one and says which', () => {
    const corrected = samplePart('june new', { period: '2020-06', rowCount: 5 })
    const { next, changes, outcomes } = plan(loaded, [
      corrected,
      { kind: 'replace', dataset: table.id, part: june.version },
    ])
    expect(next.datasets[0]?.parts.map(({ version }) => version)).toEqual([may.version, corrected.version])
    expect(changes[0]?.replaced).toMatchObject([{ old: { version: june.version }, by: { version: corrected.version } }])
    expect(outcomes).toEqual([{ dataset: table.id, part: corrected.version, what: 'replaced' }])
  })

  it('changes nothing for rows that are loaded already, nor for the same file twice', () => {
    const again = plan(loaded, [{ ...june, version: asId('other'), loadedAt: 'later' }, append])
    expect(again).toEqual({
      next: loaded,
      changes: [],
      outcomes: [{ dataset: table.id, part: june.version, what: 'unchanged' }],
    })
    const twice = plan(loaded, [july, append], [{ ...july, version: asId('p-july-2') }, append])
    expect(twice.outcomes.map(({ part, what }) => [part, what])).toEqual([
      ['p-july', 'appended'],
      ['p-july', 'unchanged'],
    ])
    expect(twice.next.datasets[0]?.parts).toHaveLength(3)
  })

  it('refuses names that are taken or empty and targets that are gone', () => {
    const gone = asId<VersionId>('gone')
    expect(
      [
        () => plan(loaded, [july, { kind: 'new', name: '产值' }]),
        () => plan(loaded, [july, { kind: 'new', name: ' ' }]),
        () => plan(loaded, [july, { kind: 'append', dataset: asId('gone') }]),
        () => plan(loaded, [july, { kind: 'replace', dataset: table.id, part: gone }]),
      ].map(codeOf),
    ).toEqual(['dataset/name-taken', 'dataset/name-empty', 'dataset/not-found', 'dataset/not-found'])
  })
})

describe('the same part', () => {
  it.each<[string, Partial<DatasetPart>, boolean]>([
    ['loaded at another time', { loadedAt: 'x', version: asId('x') }, true],
    ['under another file name', { source: { ...june.source, file: 'copy.xlsx', path: 'x' } }, true],
    ['from other bytes', { source: { ...june.source, hash: 'x' } }, false],
    ['from another sheet', { source: { ...june.source, sheet: 'x' } }, false],
    ['for another period', { period: '2020-07' }, false],
    ['with a column under another type', { columns: june.columns.map((each) => ({ ...each, type: 'code' })) }, false],
    ['with other rows taken', { rowCount: 1 }, false],
    ['with another constant', { constants: [{ name: 'a', value: 'b' }] }, false],
  ])('%s: %s', (_what, changes, expected) => {
    expect(isSamePart(june, { ...june, ...changes })).toBe(expected)
  })
})
