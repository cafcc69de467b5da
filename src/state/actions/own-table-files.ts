import { AppError } from '../../core/base/app-error.ts'
import type { LogicalTable } from '../../core/dataset/logical-table.ts'
import { hasField } from '../../core/dataset/own-tables.ts'
import { parseModel } from '../../core/template/parse-model.ts'
import type { TemplateFault } from '../../core/template/template.ts'
import type { AppStore } from '../create-store.ts'
import type { OwnTableChanges } from './own-table-changes.ts'
import { showFailure } from './run-action.ts'

/** A file of the logical model that could not be taken in, with what is wrong by line. */
export type BrokenModelFile = { file: string; faults: TemplateFault[] }

/** A file with the text of a logical table. */
export type ModelFile = { name: string; text: () => Promise<string> }

/** Takes files of the logical model in; answers those that are broken. Of a table of the site only the fields that it lacks are taken. */
export async function takeInModelFiles(
  store: AppStore,
  changes: OwnTableChanges,
  files: readonly ModelFile[],
): Promise<BrokenModelFile[]> {
  const broken: BrokenModelFile[] = []
  for (const file of files) {
    const { table, faults } = parseModel(await file.text())
    if (table === null) broken.push({ file: file.name, faults })
    else if (changes.siteTable(table.id) === undefined) await takeTable(store, changes, table)
    else await takeFields(store, changes, { table, file: file.name })
  }
  return broken
}

async function takeTable(store: AppStore, changes: OwnTableChanges, table: LogicalTable): Promise<void> {
  const before = changes.ownTable(table.id)
  const readings = changes.mappingsOf(table.id)
  if (!(await changes.saveTable(table, []))) return
  const undo = before === undefined ? null : () => changes.saveTable(before, readings)
  changes.tell('model.taken', table.label[store.getState().language], undo)
}

async function takeFields(
  store: AppStore,
  changes: OwnTableChanges,
  { table, file }: { table: LogicalTable; file: string },
): Promise<void> {
  const site = changes.siteTable(table.id)
  const added = table.fields.filter(({ id }) => site === undefined || !hasField(site, id))
  if (added.length === 0) {
    showFailure(store, new AppError('model/file-known', { file, id: table.id }))
    return
  }
  const others = changes.ownFields(table.id).filter(({ id }) => !added.some((field) => field.id === id))
  const done = await changes.saveFields(table.id, [...others, ...added], [])
  if (done) changes.tell('model.taken', table.label[store.getState().language], null)
}
