import type { PartConstant } from '../../core/dataset/dataset.ts'
import { shapeOf } from '../../core/dataset/shape.ts'
import { cellAddress } from '../../core/workbook/cell-address.ts'
import type { LayoutColumn, TableLayout } from '../../core/workbook/table-layout.ts'
import type { ImportFile, ReadState, TableDecision } from '../slices/imports.ts'
import { stripPeriod } from './strip-period.ts'
import type { Topic } from './subject-words.ts'
import { editionTitle, subjectOf, topicOf } from './subject-words.ts'

/** A table with all that groups and standings are decided by; made once for each state of a decision. */
export type Entry = {
  file: ImportFile
  hash: string
  sheetName: string
  decision: TableDecision
  /** Fingerprint of the layout as it was found. */
  layoutKey: string
  /** Tables of one shape may be one table. */
  shape: string
  topic: Topic
  /** What tells it from others of its form: period, constants, subject of the file, number on the sheet. */
  place: string
  range: string
}

const entriesOf = new WeakMap<ReadState, Entry[]>()

/** The tables of a read file. */
export function listEntries(file: ImportFile, state: ReadState): Entry[] {
  const known = entriesOf.get(state)
  if (known !== undefined) return known
  const { reading } = state
  const entries = state.tables.map((decision): Entry => {
    const { layout, period, constants } = decision.choice
    const sheetName = reading.sheets[decision.sheet]?.name ?? ''
    // As it was found: what is corrected on one table reaches the others because they stay together.
    const layoutKey = decision.choice.found ?? shapeByHand(layout.columns)
    const topic = topicOf(layout.title, reading.name)
    const place = placeKey({ period, constants, title: layout.title }, reading.name)
    const range = rangeOf(layout)
    return { file, hash: reading.hash, sheetName, decision, layoutKey, shape: layoutKey, topic, place, range }
  })
  const apart = keepApart(entries)
  entriesOf.set(state, apart)
  return apart
}

const shapesByHand = new WeakMap<readonly LayoutColumn[], string>()

function shapeByHand(columns: readonly LayoutColumn[]): string {
  const shape = shapesByHand.get(columns) ?? shapeOf({ columns })
  shapesByHand.set(columns, shape)
  return shape
}

/**
 * Tables of one file about one period are different tables, not twice the same one: then the names of their sheets tell them apart, and their
 * number where several stand on one sheet.
 */
function keepApart(entries: Entry[]): Entry[] {
  const counts = new Map<string, number>()
  const key = ({ shape, place }: Entry): string => `${shape} ${place}`
  for (const entry of entries) counts.set(key(entry), (counts.get(key(entry)) ?? 0) + 1)
  return entries.map((entry) => {
    if ((counts.get(key(entry)) ?? 0) < 2) return entry
    const { decision, sheetName, shape } = entry
    const own = stripPeriod(sheetName, decision.choice.period)
    return { ...entry, shape: `${shape} ${own} ${String(decision.table)}` }
  })
}

/** The range as the engine keeps it with the rows. */
export function rangeOf({ range }: TableLayout): string {
  return `${cellAddress(range.top, range.left)}:${cellAddress(range.bottom, range.right)}`
}

/** Parts of one table that have this in common are editions of the same report. */
export function placeKey(
  { period, constants, title }: { period: string | null; constants: readonly PartConstant[]; title: string },
  fileName: string,
): string {
  return JSON.stringify([
    period,
    constants.map(({ name, value }) => `${name}=${value}`),
    subjectOf(fileName),
    editionTitle(title),
  ])
}
