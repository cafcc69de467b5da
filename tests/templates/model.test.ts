import { describe, expect, it } from 'vitest'
import { recordFields } from '../../scripts/sample/records/sample-records.ts'
import { readShippedLibrary } from '../../scripts/node-engine/open-sample.ts'

const { model } = readShippedLibrary()
const recorded: Record<string, Record<string, string>> = recordFields
const kinds: Record<string, string> = {
  C: 'text',
  T: 'text',
  P: 'text',
  N: 'number',
  I: 'integer',
  D: 'time',
  B: 'boolean',
}

describe('the logical model', () => {
  it('has the tables that the sample district reports', () => {
    expect(model.map(({ id }) => id).sort()).toEqual(Object.keys(recorded).sort())
  })

  it.each(model.map((table) => [table.id, table] as const))(
    '%s has the fields that are recorded, of the same kind',
    (id, { fields }) => {
      const wanted = Object.fromEntries(
        Object.entries(recorded[id] ?? {}).map(([name, kind]) => [name, kind.replace('!', '')]),
      )
      expect(Object.fromEntries(fields.map((field) => [field.id, kinds[field.type]]))).toEqual(wanted)
    },
  )

  it('gives money in 万元 and power in 万千瓦时, whatever a form prints', () => {
    const units = new Set(model.flatMap(({ fields }) => fields.map(({ unit }) => unit)))
    for (const unit of ['元', '千元', '亿元', '千瓦时']) expect(units).not.toContain(unit)
  })

  it('keeps figures of tax, customs and power confidential', () => {
    for (const table of model.filter(({ id }) => ['tax', 'customs', 'power'].includes(id)))
      for (const { id, type, sensitivity } of table.fields)
        if (type === 'N') expect([table.id, id, sensitivity]).toEqual([table.id, id, 'confidential'])
  })
})
