import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { columnLetter } from '../../../src/core/workbook/cell-address.ts'
import { compareSheets } from '../../../src/core/workbook/compare-sheets.ts'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import type { SheetLayout } from '../../../src/core/workbook/table-layout.ts'
import { excel } from './layout-reading.ts'
import { makeGrid, type TestCell } from './make-grid.ts'

type CaseTable = {
  header: [number, number] | null
  data: [number, number]
  columns: [string, string]
  totals?: number[]
  notes?: number[]
  sections?: number[]
  blanks?: number[]
  repeated?: number[]
  constants?: string[]
  months?: [string, string]
  unit?: string
  names?: Record<string, [string, string]>
}
type Case = {
  what: string
  file: string
  sheet: string
  merges?: string[]
  rows: TestCell[][]
  tables: CaseTable[]
}

const folder = resolve(import.meta.dirname, '../../fixtures/layout-truth/cases')

function readCase(id: string): Case {
  return JSON.parse(readFileSync(resolve(folder, `${id}.json`), 'utf8')) as Case
}

function detect({ rows, merges, file, sheet }: Case): SheetLayout {
  return detectLayout(makeGrid(rows, merges), { fileName: file, sheetName: sheet })
}

/** The layouts of the trade (L01 to L16), each as a small sheet with what a person reads in it. */
describe.each(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, '')),
)('%s', (id) => {
  const wanted = readCase(id)
  const { tables } = detect(wanted)

  it(wanted.what, () => {
    expect(tables).toHaveLength(wanted.tables.length)
    for (const [at, truth] of wanted.tables.entries()) {
      const table = tables[at]!
      expect({
        header: table.headerRows === null ? null : excel(table.headerRows),
        data: excel(table.dataRows),
        columns: [columnLetter(table.range.left), columnLetter(table.range.right)],
      }).toEqual({ header: truth.header, data: truth.data, columns: truth.columns })
      if (truth.totals !== undefined)
        expect(excel([...table.totalRows, ...table.subtotalRows]).sort((a, b) => a - b)).toEqual(truth.totals)
      if (truth.notes !== undefined) expect(excel(table.noteRows)).toEqual(truth.notes)
      if (truth.sections !== undefined) expect(excel(table.sectionRows)).toEqual(truth.sections)
      if (truth.blanks !== undefined) expect(excel(table.blankRows)).toEqual(truth.blanks)
      if (truth.repeated !== undefined) expect(excel(table.repeatedHeaderRows)).toEqual(truth.repeated)
      if (truth.constants !== undefined) expect(table.constants.map(({ value }) => value)).toEqual(truth.constants)
      if (truth.unit !== undefined) expect(table.unit).toBe(truth.unit)
      if (truth.months !== undefined)
        expect([table.monthColumns[0], table.monthColumns.at(-1)].map((index) => columnLetter(index ?? 0))).toEqual(
          truth.months,
        )
      for (const [letter, [name, type]] of Object.entries(truth.names ?? {})) {
        const column = table.columns.find(({ index }) => columnLetter(index) === letter)
        const plain = column?.type === 'integer' ? 'number' : column?.type
        expect([letter, column?.headerPath.join(' / '), plain]).toEqual([letter, name, type])
      }
    }
  })
})

describe('sheets of L06 together', () => {
  it('get the town from the name of their sheet', () => {
    const sheets = ['L06-xinzhuang', 'L06-qibao'].map((id) => {
      const one = readCase(id)
      return { name: one.sheet, layout: detect(one) }
    })
    expect(compareSheets(sheets).map(({ tables }) => tables.map(({ constants }) => constants))).toEqual([
      [[{ name: '街镇', value: '莘庄镇', from: 'sheet-name' }]],
      [[{ name: '街镇', value: '七宝镇', from: 'sheet-name' }]],
    ])
  })
})
