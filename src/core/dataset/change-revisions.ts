import { AppError } from '../base/app-error.ts'
import type { VersionId } from '../base/id.ts'
import type { Catalogue } from './catalogue.ts'
import { combineParts } from './combine-parts.ts'
import { findDataset } from './change-catalogue.ts'
import type { Dataset } from './dataset.ts'
import type { RevisionSet } from './revision.ts'

/** Adds what corrected files changed; numbers go on from the highest. */
export function addRevisions(catalogue: Catalogue, sets: readonly Omit<RevisionSet, 'number'>[]): Catalogue {
  if (sets.length === 0) return catalogue
  const last = catalogue.revisions.reduce((most, { number }) => Math.max(most, number), 0)
  const added = sets.map((set, at): RevisionSet => ({ ...set, number: last + 1 + at }))
  return { ...catalogue, revisions: [...catalogue.revisions, ...added] }
}

/**
 * Takes a replacement back: the part that went stands in its old place again, and the revisions are gone. `version` names the state of the
 * table. Throws dataset/not-found where the table, the part or what it replaced is not there any more.
 */
export function undoReplacement(
  catalogue: Catalogue,
  revisions: VersionId,
  version: VersionId,
): { next: Catalogue; before: Dataset; after: Dataset } {
  const set = catalogue.revisions.find((each) => each.version === revisions)
  const old = set?.before ?? null
  if (set === undefined || old === null) throw new AppError('dataset/not-found')
  const before = findDataset(catalogue, set.dataset)
  if (!before.parts.some((part) => part.version === set.part)) throw new AppError('dataset/not-found')
  const after = combineParts(
    { ...before, version },
    before.parts.map((part) => (part.version === set.part ? old : part)),
  )
  const next: Catalogue = {
    ...catalogue,
    version: catalogue.version + 1,
    datasets: catalogue.datasets.map((dataset) => (dataset.id === set.dataset ? after : dataset)),
    revisions: catalogue.revisions.filter((each) => each !== set),
  }
  return { next, before, after }
}
