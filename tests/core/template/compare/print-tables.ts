import type { PrintColumn, PrintRow, PrintTable } from '../../../../src/core/result/print-table.ts'
import { formatNumber } from '../../../../src/core/result/format-number.ts'
import { layoutHeader } from '../../../../src/core/template/layout-header.ts'

/** A cell as the tests write it: a text, a figure, nothing, or a figure with the mark of its note. */
export type Written = string | number | null | { value: number | null; flag: string }

export type WrittenRow = { level?: number; kind?: PrintRow['kind']; cells: Written[] }

/** A printed table of a town, its output (亿元, under the month) and its growth (%). */
export function outputTable(month: string, rows: WrittenRow[], parts: Partial<PrintTable> = {}): PrintTable {
  const columns: PrintColumn[] = [
    { name: 'town', label: '街镇', unit: null, decimals: null, numeric: false },
    { name: 'output', label: '产值', unit: '亿元', decimals: 2, numeric: true },
    { name: 'yoy', label: '同比', unit: '%', decimals: 1, numeric: true },
  ]
  return writeTable(columns, [['街镇'], [month, '产值'], [month, '同比']], rows, parts)
}

export function writeTable(
  columns: PrintColumn[],
  paths: string[][],
  rows: WrittenRow[],
  parts: Partial<PrintTable> = {},
): PrintTable {
  return {
    title: '各街镇产值',
    unitLine: '单位：亿元、%',
    header: layoutHeader(columns.map(({ numeric }, at) => ({ path: paths[at] ?? [], numeric }))),
    columns,
    rows: rows.map(({ cells, level = 0, kind = 'data' }) => ({
      level,
      kind,
      cells: cells.map((cell, at) => {
        const { value, flag } = typeof cell === 'object' && cell !== null ? cell : { value: cell, flag: null }
        const text =
          value === null ? '—' : typeof value === 'string' ? value : formatNumber(value, columns[at]?.decimals ?? null)
        return { value, text, flag }
      }),
    })),
    flagNotes: [],
    notes: [],
    sourceLine: '',
    ...parts,
  }
}
