import { cellAddress } from './cell-address.ts'
import type { CellGrid } from './cell-grid.ts'
import { whereOf } from './column-doubts.ts'
import type { ColumnName } from './column-names.ts'
import { inferType, type TypeContext } from './infer-type.ts'
import type { LayoutContext } from './layout-context.ts'
import { trimText } from './label-text.ts'
import { isUnitText, parseHeaderUnit } from './parse-unit.ts'
import { profileColumn, type ColumnProfile } from './profile-column.ts'
import { showsPercent } from './read-column-values.ts'
import { listLoadedRows, type RowLists } from './row-kinds.ts'
import type { ColumnType, LayoutColumn } from './table-layout.ts'
import { tallyColumn, type ColumnTally } from './tally-column.ts'
import { ownUnitHeader } from './words-data.ts'

/** A column to be described: its place, its name and what the table knows for it. */
export type ColumnSource = {
  index: number
  named: ColumnName
  headerPath: string[]
  unitOfTable: string | null
  isStub: boolean
  amongFigures: boolean
}

/** Name, type, unit, counts and doubts of one column, from its header and all its values. */
export function describeColumn(
  grid: CellGrid,
  rows: RowLists,
  source: ColumnSource,
  context: LayoutContext,
): LayoutColumn {
  const profile = profileColumn(grid, rows, source.index)
  const typeContext: TypeContext = {
    headerPath: source.headerPath,
    isStub: source.isStub,
    amongFigures: source.amongFigures,
  }
  const inferred = inferType(profile, typeContext)
  const unit = unitOf(grid, rows, source, inferred.type)
  const bare: LayoutColumn = {
    index: source.index,
    name: source.named.name,
    headerPath: source.headerPath,
    type: inferred.type,
    ...unit,
    include: !(source.named.empty && profile.filled === 0),
    samples: profile.samples,
    counts: { filled: 0, empty: 0, missingMarks: 0, unread: 0 },
    confidence: Math.round(100 * (source.named.empty ? Math.min(0.6, inferred.confidence) : inferred.confidence)) / 100,
    doubts: [],
  }
  const plain =
    isPlain(profile, inferred.type) && (inferred.type !== 'text' || !hasTallMerges(grid, rows, source.index))
  const tallied = plain ? plainTally(profile) : tallyColumn(grid, rows, bare, context)
  const doubts = [
    ...nameDoubts(source, bare, context),
    ...mixDoubts(profile, bare, context),
    ...residueDoubts(grid, profile, { column: bare, context }),
    ...tallied.doubts,
  ]
  const words = tallied.words === undefined ? {} : { words: tallied.words }
  return { ...bare, counts: tallied.counts, ...words, doubts: bare.include ? doubts : [] }
}

/** Columns in which every cell is taken as it is need no second look; on a long sheet that is nearly all of them. */
function isPlain(profile: ColumnProfile, type: ColumnType): boolean {
  if (profile.noResults > 0 || profile.percents > 0 || profile.errors > 0) return false
  if (type === 'integer' || type === 'number') return profile.numbers === profile.filled
  return type === 'text' && profile.texts === profile.filled && profile.typicalMarks === 0
}

/** Words in vertically merged cells are given to all rows of the merge, which changes the counts. */
function hasTallMerges(grid: CellGrid, { dataRows: [first, last] }: RowLists, column: number): boolean {
  return grid.merges.some(
    (merge) => merge.left === column && merge.bottom > merge.top && merge.top >= first && merge.top <= last,
  )
}

function plainTally(profile: ColumnProfile): ColumnTally {
  return {
    counts: { filled: profile.filled, empty: profile.rows - profile.filled, missingMarks: 0, unread: 0 },
    doubts: [],
  }
}

function unitOf(
  grid: CellGrid,
  rows: RowLists,
  source: ColumnSource,
  type: ColumnType,
): Pick<LayoutColumn, 'unit' | 'unitFrom'> {
  if (type !== 'integer' && type !== 'number') return { unit: null, unitFrom: null }
  for (const text of [...source.headerPath].reverse()) {
    const unit = parseHeaderUnit(text)
    if (unit !== null) return { unit, unitFrom: 'header' }
  }
  if (showsPercent(grid, listLoadedRows(rows).rows, source.index)) return { unit: '%', unitFrom: 'header' }
  if (source.unitOfTable === null || ownUnitHeader.test(source.headerPath.join('·')))
    return { unit: null, unitFrom: null }
  return { unit: source.unitOfTable, unitFrom: 'unit-line' }
}

function nameDoubts(source: ColumnSource, column: LayoutColumn, context: LayoutContext): LayoutColumn['doubts'] {
  const where = { file: context.fileName, sheet: context.sheetName, column: column.name }
  const doubts: LayoutColumn['doubts'] = []
  if (source.named.empty) doubts.push({ level: 'info', code: 'column/name-empty', params: {}, where })
  if (source.named.duplicate) doubts.push({ level: 'info', code: 'column/name-duplicate', params: {}, where })
  if (source.named.fullLength !== null)
    doubts.push({ level: 'warning', code: 'column/name-shortened', params: { length: source.named.fullLength }, where })
  if (
    column.unitFrom === 'header' &&
    column.unit !== null &&
    column.headerPath.some((text) => !isUnitText(text) && parseHeaderUnit(text) === column.unit)
  ) {
    doubts.push({ level: 'info', code: 'column/unit-in-header', params: { unit: column.unit }, where })
  }
  return doubts
}

/** Cleaning is a step that the user takes; here it is only said that there is something to clean. */
function residueDoubts(
  grid: CellGrid,
  { residues, residueRow }: ColumnProfile,
  place: { column: LayoutColumn; context: LayoutContext },
): LayoutColumn['doubts'] {
  if (residues === 0) return []
  const { index } = place.column
  const cell = cellAddress(residueRow, index)
  const sample = trimText(grid.text(residueRow, index)).slice(0, 40)
  return [
    { level: 'info', code: 'column/residue', params: { count: residues, sample, cell }, where: whereOf(place, cell) },
  ]
}

/** A column kept as text although much of it is figures. */
function mixDoubts(profile: ColumnProfile, column: LayoutColumn, context: LayoutContext): LayoutColumn['doubts'] {
  if (column.type !== 'text') return []
  const figures = profile.numbers + profile.numberTexts
  const words = profile.filled - figures - profile.typicalMarks
  const [token] = profile.tokens.entries()
  if (figures < 3 || words === 0 || figures < 0.3 * profile.filled || token === undefined) return []
  const cell = cellAddress(token[1].row, column.index)
  const params = { count: figures, words, sample: token[0].slice(0, 40), cell }
  return [{ level: 'warning', code: 'column/figures-among-words', params, where: whereOf({ column, context }, cell) }]
}
