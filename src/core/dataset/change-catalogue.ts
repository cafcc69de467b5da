import { AppError } from '../base/app-error.ts'
import type { DatasetId, VersionId } from '../base/id.ts'
import { maxDeleted } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import type { Dataset } from './dataset.ts'
import type { LayoutKey } from './layout-memory.ts'
import type { Mapping, ShapeKey } from './mapping.ts'

/** The catalogue's data set of that id. Throws dataset/not-found. */
export function findDataset(catalogue: Catalogue, id: DatasetId): Dataset {
  const dataset = catalogue.datasets.find((each) => each.id === id)
  if (dataset === undefined) throw new AppError('dataset/not-found')
  return dataset
}

/** The name as it is stored. Throws dataset/name-empty. A NUL cannot stand in a statement and is dropped. */
export function cleanName(name: string): string {
  const clean = name.replaceAll('\0', '').trim()
  if (clean === '') throw new AppError('dataset/name-empty')
  return clean
}

/** True where the engine cannot tell two names apart: it ignores case even in quoted names. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/**
 * Adds loaded tables; one with the id of a present data set replaces its version and keeps its name and place.
 * What was deleted or replaced before can no longer be brought back. Throws dataset/name-empty, dataset/name-taken.
 */
export function addDatasets(catalogue: Catalogue, loaded: readonly Dataset[]): Catalogue {
  const datasets = [...catalogue.datasets]
  for (const dataset of loaded) {
    const at = datasets.findIndex((each) => each.id === dataset.id)
    const replaced = datasets[at]
    if (replaced === undefined) datasets.push({ ...dataset, name: freeName(datasets, dataset.name) })
    else datasets[at] = { ...dataset, name: replaced.name }
  }
  const known = new Set(datasets.map(({ id }) => id))
  const revisions = catalogue.revisions
    .filter((set) => known.has(set.dataset))
    .map((set) => (set.before === null ? set : { ...set, before: null }))
  return { ...catalogue, version: catalogue.version + 1, datasets, deleted: [], revisions }
}

/** Renames a data set. Throws dataset/not-found, dataset/name-empty, dataset/name-taken. */
export function renameDataset(catalogue: Catalogue, id: DatasetId, name: string): Catalogue {
  findDataset(catalogue, id)
  const others = catalogue.datasets.filter((each) => each.id !== id)
  const clean = freeName(others, name)
  const datasets = catalogue.datasets.map((each) => (each.id === id ? { ...each, name: clean } : each))
  return { ...catalogue, version: catalogue.version + 1, datasets }
}

/** Takes a data set out; the last {@link maxDeleted} can be brought back. Throws dataset/not-found. */
export function deleteDataset(catalogue: Catalogue, id: DatasetId): Catalogue {
  const dataset = findDataset(catalogue, id)
  return {
    ...catalogue,
    version: catalogue.version + 1,
    datasets: catalogue.datasets.filter((each) => each.id !== id),
    deleted: [...catalogue.deleted, dataset].slice(-maxDeleted),
  }
}

/** Brings a deleted data set back, under its name. Throws dataset/not-found, dataset/name-taken when the name is in use again. */
export function restoreDataset(catalogue: Catalogue, id: DatasetId): Catalogue {
  const dataset = catalogue.deleted.find((each) => each.id === id)
  if (dataset === undefined) throw new AppError('dataset/not-found')
  freeName(catalogue.datasets, dataset.name)
  return {
    ...catalogue,
    version: catalogue.version + 1,
    datasets: [...catalogue.datasets, dataset],
    deleted: catalogue.deleted.filter((each) => each.id !== id),
  }
}

/** Confirms how tables of a shape read as a logical table; an older reading of the same pair is replaced. */
export function confirmMapping(catalogue: Catalogue, mapping: Mapping): Catalogue {
  const { mappings } = removeMapping(catalogue, mapping.shape, mapping.logicalTable)
  return { ...catalogue, version: catalogue.version + 1, mappings: [...mappings, mapping] }
}

/** Forgets a mapping; none is no failure. */
export function removeMapping(catalogue: Catalogue, shape: ShapeKey, logicalTable: string): Catalogue {
  const mappings = catalogue.mappings.filter((each) => each.shape !== shape || each.logicalTable !== logicalTable)
  return { ...catalogue, version: catalogue.version + 1, mappings }
}

/** Forgets how a layout was confirmed, so that its next file is read as found; none is no failure. */
export function forgetLayout(catalogue: Catalogue, shape: LayoutKey, title: string): Catalogue {
  const layouts = catalogue.layouts.filter((each) => each.shape !== shape || each.title !== title)
  return { ...catalogue, version: catalogue.version + 1, layouts }
}

/** Physical tables that must be kept: those of tables in use and of those that can be brought back. */
export function tableVersions(catalogue: Catalogue): Set<VersionId> {
  return new Set([...catalogue.datasets, ...catalogue.deleted].map(({ version }) => version))
}

/** Blobs that must be kept: of parts in use, of those that can be brought back, and of revisions. */
export function referencedVersions(catalogue: Catalogue): Set<VersionId> {
  const parts = [...catalogue.datasets, ...catalogue.deleted].flatMap((dataset) => dataset.parts)
  const sets = catalogue.revisions.flatMap(({ version, before }) =>
    before === null ? [version] : [version, before.version],
  )
  return new Set([...parts.map(({ version }) => version), ...sets])
}

function freeName(others: readonly Dataset[], name: string): string {
  const clean = cleanName(name)
  if (others.some((each) => isSameName(each.name, clean))) throw new AppError('dataset/name-taken', { name: clean })
  return clean
}
