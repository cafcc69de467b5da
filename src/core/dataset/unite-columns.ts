import type { VersionId } from '../base/id.ts'
import type { ColumnType } from '../workbook/table-layout.ts'
import type { Column, DatasetPart } from './dataset.ts'
import { normaliseWords } from './header-words.ts'
import { neutralNames } from './shape.ts'

/** Name of the column that the periods of the parts make. */
export const periodColumn = '期别'

/** Columns under which files say their reporting period themselves. */
const periodWords = new Set(['期别', '报告期', '报告期别', '报告月份'].map(normaliseWords))

/** What of a part decides about the columns of its table. */
export type PartColumns = Pick<DatasetPart, 'version' | 'columns' | 'constants' | 'period'>

/**
 * The columns of a table over its parts, and where each part has them: `fits` gives for each column of the table the place of the
 * part's column, null where the part lacks it.
 */
export type UnitedColumns = { columns: Column[]; fits: ReadonlyMap<VersionId, readonly (number | null)[]> }

type Slot = { column: Column; exact: Set<string>; neutral: Set<string>; places: Map<VersionId, number> }

/**
 * Unites the columns of parts, given oldest first. Two columns are one when they have the same name, or the same neutral name
 * (shape.ts), and no different unit; the newest part gives wording and order, columns that it lacks follow. Then come the columns made of constants, and the
 * period unless the files say it in a column of their own.
 */
export function uniteColumns(parts: readonly PartColumns[]): UnitedColumns {
  const known = united.get(parts)
  if (known !== undefined) return known
  const result = unite(parts)
  united.set(parts, result)
  return result
}

/** A list of parts never changes; hundreds of parts ask for the same columns. */
const united = new WeakMap<readonly PartColumns[], UnitedColumns>()

function unite(parts: readonly PartColumns[]): UnitedColumns {
  const slots: Slot[] = []
  const read = readNames()
  for (const part of [...parts].reverse()) placePart(slots, part, read(part))
  const sheetColumns = slots.map(({ column }) => column)
  const fits = new Map(
    parts.map(({ version }) => [version, slots.map(({ places }) => places.get(version) ?? null)] as const),
  )
  const made = [...constantColumns(parts, sheetColumns), ...periodColumns(parts, sheetColumns)]
  return {
    columns: uniquelyNamed([...sheetColumns, ...made]),
    fits: new Map([...fits].map(([version, fit]) => [version, [...fit, ...made.map(() => null)]])),
  }
}

/** The names of a part's columns as they are compared. */
type ComparedNames = { exact: string[]; neutral: string[] }

/** Reads names, once for all parts that have the same ones. */
function readNames(): (part: PartColumns) => ComparedNames {
  const known = new Map<string, ComparedNames>()
  return (part) => {
    const key = JSON.stringify(part.columns.map(({ name }) => name))
    const names = known.get(key) ?? {
      exact: part.columns.map(({ name }) => normaliseWords(name)),
      neutral: neutralNames(part),
    }
    known.set(key, names)
    return names
  }
}

function placePart(slots: Slot[], part: PartColumns, { exact, neutral }: ComparedNames): void {
  const taken = new Set<Slot>()
  const found = part.columns.map((column, at) =>
    take(slots, taken, (slot) => slot.exact.has(exact[at] ?? '') && sameUnit(slot.column, column)),
  )
  part.columns.forEach((column, at) => {
    const slot =
      found[at] ?? take(slots, taken, (each) => each.neutral.has(neutral[at] ?? '') && sameUnit(each.column, column))
    const place: Slot = slot ?? { column, exact: new Set(), neutral: new Set(), places: new Map() }
    if (slot === undefined) {
      slots.push(place)
      taken.add(place)
    } else place.column = widen(place.column, column)
    place.exact.add(exact[at] ?? '')
    place.neutral.add(neutral[at] ?? '')
    place.places.set(part.version, at)
  })
}

function take(slots: readonly Slot[], taken: Set<Slot>, fits: (slot: Slot) => boolean): Slot | undefined {
  const hits = slots.filter((slot) => !taken.has(slot) && fits(slot))
  const [slot] = hits
  if (hits.length !== 1 || slot === undefined) return undefined
  taken.add(slot)
  return slot
}

/** Figures in 千元 and in 万元 never stand in one column. */
function sameUnit(one: Column, other: Column): boolean {
  return one.unit === null || other.unit === null || normaliseWords(one.unit) === normaliseWords(other.unit)
}

/** The column of the newer part with a type that holds the values of the older one too. */
function widen(newer: Column, older: Column): Column {
  const type = newer.empty === true ? older.type : older.empty === true ? newer.type : widerType(newer.type, older.type)
  const { empty: _empty, ...rest } = newer
  const united: Column = { ...rest, type, unit: newer.unit ?? older.unit }
  return newer.empty === true && older.empty === true ? { ...united, empty: true } : united
}

/** The type that holds the values of both: integers and numbers are numbers, codes stay codes, anything else mixed is text. */
export function widerType(one: ColumnType, other: ColumnType): ColumnType {
  if (one === other) return one
  const types = new Set([one, other])
  if (types.has('code')) return 'code'
  return types.has('integer') && types.has('number') ? 'number' : 'text'
}

function constantColumns(parts: readonly PartColumns[], columns: readonly Column[]): Column[] {
  const names = new Map<string, string>()
  for (const { constants } of parts) for (const { name } of constants) names.set(name.toLowerCase(), name)
  for (const column of columns) if (holdsText(column)) names.delete(column.name.toLowerCase())
  return [...names.values()].map((name) => ({ ...madeColumn(name, 'text', 'constant'), headerPath: [name] }))
}

/** True for columns that a constant may fill where a part lacks them: they are texts in the engine. */
export function holdsText({ type }: Pick<Column, 'type'>): boolean {
  return type === 'text' || type === 'code' || type === 'period'
}

function periodColumns(parts: readonly PartColumns[], columns: readonly Column[]): Column[] {
  if (parts.every(({ period }) => period === null) || saysPeriod(columns) !== null) return []
  return [madeColumn(periodColumn, 'period', 'period')]
}

/** The column in which a table says its reporting period row by row: made of the periods of its parts, or of the files; null if none. */
export function saysPeriod(columns: readonly Column[]): Column | null {
  return (
    columns.find(({ made }) => made === 'period') ??
    columns.find(({ name }) => periodWords.has(normaliseWords(name))) ??
    null
  )
}

function madeColumn(name: string, type: ColumnType, made: 'constant' | 'period'): Column {
  return { name, type, unit: null, headerPath: [], letter: '', made }
}

/** Two parts may write one name for columns of different units; the engine tells no upper from lower case. */
function uniquelyNamed(columns: readonly Column[]): Column[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    let name = column.name
    if (taken.has(name.toLowerCase()) && column.unit !== null) name = `${column.name}（${column.unit}）`
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${column.name} (${String(number)})`
    taken.add(name.toLowerCase())
    return { ...column, name }
  })
}
