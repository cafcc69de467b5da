import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gridOfCells, parseAddress, parseRange, readSheets } from './sheet-source.ts'
import type { TruthSheet, TruthTable } from './truth.ts'

type SausTable = {
  file: string
  header_rows: number[]
  first_data_row: number
  last_data_row: number
  rows: string[][]
}

/**
 * Tables of the SAUS set with labelled cells: grids of texts without merges and formats, harder than real files. `None` is what its
 * authors' program wrote for an empty cell of an .xlsx file.
 */
export function readSausCells(corpus: string): TruthSheet[] {
  const lines = readFileSync(join(corpus, 'annotated/saus-cells/saus_cells.jsonl'), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const table = JSON.parse(line) as SausTable
      const rows = table.rows.map((cells) =>
        cells.map((text) => (text === 'None' ? null : /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text)),
      )
      return {
        set: 'saus-cells',
        id: table.file,
        context: { fileName: table.file, sheetName: 'Data' },
        whole: true,
        tables: [
          {
            header: [Math.min(...table.header_rows), Math.max(...table.header_rows)],
            data: [table.first_data_row, table.last_data_row],
          },
        ],
        grid: () => Promise.resolve(gridOfCells(rows)),
      }
    })
}

/** Workbooks of the TASI set: the corners of each table, its header cells and its labels. Sheets may hold more than was labelled. */
export function readTasi(corpus: string): TruthSheet[] {
  const folder = join(corpus, 'annotated/tasi')
  const sheets = new Map<string, TruthSheet>()
  for (const block of readFileSync(join(folder, 'annotation.txt'), 'utf8').split(/^(?=#Table)/m)) {
    const lines = block.split('\n')
    const [, file = '', sheet = '', from = '', to = ''] = (lines[0] ?? '').trim().split('\t')
    if (file === '') continue
    const id = `${file}[${sheet}]`
    const table = tableOf(lines, parseRange(`${from}:${to}`))
    const known = sheets.get(id)
    if (known !== undefined) known.tables.push(table)
    else
      sheets.set(id, {
        set: 'tasi',
        id,
        context: { fileName: basename(file), sheetName: sheet },
        whole: false,
        tables: [table],
        grid: async () => (await readSheets(join(folder, file))).find(({ name }) => name === sheet)?.grid ?? null,
      })
  }
  return [...sheets.values()]
}

type Corners = { top: number; left: number; bottom: number; right: number }

/** Header cells are those under #Top and the names of measures in the rows above the labels. */
function tableOf(lines: readonly string[], corners: Corners): TruthTable {
  const tops: number[] = []
  const lefts: number[] = []
  const names: number[] = []
  let part = ''
  for (const line of lines) {
    if (line.startsWith('#')) part = /^#[A-Za-z]+/.exec(line)?.[0] ?? ''
    const cells = line.match(/\b[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?/g) ?? []
    for (const cell of cells) {
      const { bottom } = parseRange(cell)
      const { row } = parseAddress(cell.split(':')[0] ?? '')
      if (part === '#Top') tops.push(bottom)
      else if (part === '#Left') lefts.push(row)
      else if (part === '#ValueName' || part === '#IndexName') names.push(row)
    }
  }
  const first = lefts.length > 0 ? Math.min(...lefts) : null
  const above = names.filter((row) => row >= corners.top && (first === null ? row === corners.top : row < first))
  const bottom = Math.max(corners.top, ...tops.filter((row) => first === null || row < first), ...above)
  return {
    header: [corners.top + 1, bottom + 1],
    data: [(first ?? bottom + 1) + 1, corners.bottom + 1],
    columns: [corners.left, corners.right],
  }
}
