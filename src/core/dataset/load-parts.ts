import { AppError } from '../base/app-error.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { DatasetId, VersionId } from '../base/id.ts'
import type { Catalogue } from './catalogue.ts'
import { addDatasets, cleanName, findDataset, isSameName } from './change-catalogue.ts'
import { combineParts } from './combine-parts.ts'
import type { RevisionSet } from './revision.ts'
import type { BuiltPart, Dataset, DatasetPart } from './dataset.ts'

/** Where a part goes: a new table (the same name twice in one call is one table of two parts), one more part, or a part's place. */
export type LoadTarget =
  | { kind: 'new'; name: string }
  | { kind: 'append'; dataset: DatasetId }
  | { kind: 'replace'; dataset: DatasetId; part: VersionId }

/** A part on its way in: `version`, `loadedAt` and `bytes` are set, the number is given by its table. */
export type ArrivingPart = { part: BuiltPart & Pick<DatasetPart, 'version' | 'loadedAt' | 'bytes'>; target: LoadTarget }

/** What became of a part: `unchanged` where the table holds the same rows of the same file already. `part` is the one that the table has now. */
export type LoadOutcome = {
  dataset: DatasetId
  part: VersionId
  what: 'new' | 'appended' | 'replaced' | 'unchanged'
}

/** {@link LoadOutcome} with what a correction changed and what the table made of the part's columns. */
export type LoadedTable = LoadOutcome & { revisions: RevisionSet | null; notices: Diagnostic[] }

/** One table that changes: `before` is null for a new one. `replaced` pairs parts that went with those that took their place. */
export type TableChange = {
  before: Dataset | null
  after: Dataset
  replaced: { old: DatasetPart; by: DatasetPart }[]
}

/** A whole call: the catalogue after it, the tables that change, and what became of each part, in the order given. */
export type LoadPlan = { next: Catalogue; changes: TableChange[]; outcomes: LoadOutcome[] }

type Draft = {
  before: Dataset | null
  id: DatasetId
  name: string
  parts: DatasetPart[]
  replaced: TableChange['replaced']
  changed: boolean
}

/**
 * Works out what loading parts makes of the catalogue. `makeId` gives ids of new tables and names of their states. Where nothing changes,
 * `next` is the catalogue itself. Throws dataset/not-found, dataset/name-empty, dataset/name-taken.
 */
export function planParts(
  catalogue: Catalogue,
  arrivals: readonly ArrivingPart[],
  makeId: { dataset: () => DatasetId; version: () => VersionId },
): LoadPlan {
  const drafts: Draft[] = []
  const outcomes = arrivals.map(({ part, target }): LoadOutcome => {
    const draft = draftOf(catalogue, drafts, target, makeId.dataset)
    return placePart(draft, part, target)
  })
  const changes = drafts
    .filter(({ changed }) => changed)
    .map(({ before, id, name, parts, replaced }): TableChange => {
      const head = { id, version: makeId.version(), name, recipe: before?.recipe ?? null }
      return { before, after: combineParts(head, parts), replaced }
    })
  if (changes.length === 0) return { next: catalogue, changes, outcomes }
  const loaded = addDatasets(
    catalogue,
    changes.map(({ after }) => after),
  )
  return { next: loaded, changes: changes.map((change) => withStoredName(change, loaded)), outcomes }
}

/** True where two parts hold the same rows, read in the same way, for the same period: loading the second changes nothing. */
export function isSamePart(one: BuiltPart, other: BuiltPart): boolean {
  return fingerprint(one) === fingerprint(other)
}

function fingerprint({ source, period, constants, columns, rowCount, totalRowCount }: BuiltPart): string {
  const read = columns.map(({ name, type, unit, letter }) => [name, type, unit, letter])
  const given = constants.map(({ name, value }) => [name, value])
  return JSON.stringify([source.hash, source.sheet, source.range, period, given, read, rowCount, totalRowCount])
}

function draftOf(catalogue: Catalogue, drafts: Draft[], target: LoadTarget, makeId: () => DatasetId): Draft {
  const name = target.kind === 'new' ? cleanName(target.name) : ''
  const known = drafts.find((draft) =>
    target.kind === 'new' ? draft.before === null && isSameName(draft.name, name) : draft.id === target.dataset,
  )
  if (known !== undefined) return known
  const before = target.kind === 'new' ? null : findDataset(catalogue, target.dataset)
  const draft: Draft = {
    before,
    id: before?.id ?? makeId(),
    name: before?.name ?? name,
    parts: [...(before?.parts ?? [])],
    replaced: [],
    changed: false,
  }
  drafts.push(draft)
  return draft
}

function placePart(draft: Draft, arriving: ArrivingPart['part'], target: LoadTarget): LoadOutcome {
  const same = draft.parts.find((part) => isSamePart(part, arriving))
  if (same !== undefined) return { dataset: draft.id, part: same.version, what: 'unchanged' }
  const part = { ...arriving, number: draft.parts.reduce((most, { number }) => Math.max(most, number), 0) + 1 }
  draft.changed = true
  if (target.kind === 'replace') {
    const old = draft.parts.find(({ version }) => version === target.part)
    if (old === undefined) throw new AppError('dataset/not-found')
    draft.parts = draft.parts.map((each) => (each === old ? part : each))
    draft.replaced.push({ old, by: part })
    return { dataset: draft.id, part: part.version, what: 'replaced' }
  }
  draft.parts.push(part)
  return { dataset: draft.id, part: part.version, what: target.kind === 'new' ? 'new' : 'appended' }
}

function withStoredName(change: TableChange, { datasets }: Catalogue): TableChange {
  return { ...change, after: datasets.find(({ id }) => id === change.after.id) ?? change.after }
}
