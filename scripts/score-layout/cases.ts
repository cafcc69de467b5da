import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gridOfCells, type CaseCell } from './sheet-source.ts'
import { ownTable, type TruthSheet } from './truth.ts'

type Case = {
  what: string
  file: string
  sheet: string
  merges?: string[]
  rows: CaseCell[][]
  tables: Parameters<typeof ownTable>[0][]
}

/** The project's own cases: one JSON file each, with the cells of a sheet and the tables on it. */
export function readCases(folder: string): TruthSheet[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { file, sheet, merges, rows, tables } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Case
      return {
        set: 'own cases',
        id: name.replace(/\.json$/, ''),
        context: { fileName: file, sheetName: sheet },
        tables: tables.map(ownTable),
        whole: true,
        grid: () => Promise.resolve(gridOfCells(rows, merges)),
      }
    })
}
