import { describe, expect, it } from 'vitest'
import { asTableToMap } from '../../../../src/core/dataset/describe-parts.ts'
import type { MappingSuggestion } from '../../../../src/core/dataset/mapping.ts'
import type { Column } from '../../../../src/core/dataset/dataset.ts'
import { shapeOf } from '../../../../src/core/dataset/shape.ts'
import { suggestMapping } from '../../../../src/core/dataset/suggest-mapping.ts'
import { guessReadings, readTableReadings } from '../../../../src/ui/features/data/table-readings.ts'
import { readShippedLibrary } from '../../../../scripts/node-engine/open-sample.ts'
import { makeCatalogue, makeColumn, makeDataset, makePart } from '../../../state/make-import.ts'

const { model } = readShippedLibrary()
const column = (name: string, type: Column['type'], unit: string | null): Column => ({
  ...makeColumn({ name, headerPath: name.split('·'), type, unit }),
  letter: 'A',
})
const columns = [
  column('统一社会信用代码', 'code', null),
  column('单位详细名称', 'text', null),
  column('工业总产值·本月', 'number', '千元'),
]
const dataset = makeDataset({
  name: '产值',
  title: '工业产销总值及主要产品产量',
  columns,
  parts: [makePart({ columns })],
})
const catalogue = makeCatalogue(dataset)

/** Runs the guessing to its end and counts its pauses. */
function guess(of: typeof catalogue): { pauses: number; guesses: Map<string, MappingSuggestion[]> } {
  const work = guessReadings(of, model)
  let pauses = 0
  for (;;) {
    const step = work.next()
    if (step.done === true) return { pauses, guesses: step.value }
    pauses += 1
  }
}

describe('how templates read the loaded tables', () => {
  it('guesses in as many steps as there are logical tables, and comes to the same as in one', () => {
    const { pauses, guesses } = guess(catalogue)
    expect(pauses).toBe(model.length)
    expect(guesses.get(shapeOf(dataset))).toEqual(suggestMapping(asTableToMap(dataset), model))
    expect(readTableReadings(catalogue, guesses)[0]?.suggestions[0]?.logicalTable).toBe('industrial_output')
  })

  it('guesses nothing for a shape that has a mapping', () => {
    const mapping = { shape: shapeOf(dataset), logicalTable: 'industrial_output', fields: {}, confirmedAt: '' }
    const mapped = { ...catalogue, mappings: [mapping] }
    expect(guess(mapped)).toMatchObject({ pauses: 0, guesses: new Map() })
    expect(readTableReadings(mapped, new Map())[0]?.mappings).toEqual([mapping])
  })
})
