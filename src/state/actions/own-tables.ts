import { AppError } from '../../core/base/app-error.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { LogicalField, LogicalTable } from '../../core/dataset/logical-table.ts'
import type { Mapping } from '../../core/dataset/mapping.ts'
import { hasField } from '../../core/dataset/own-tables.ts'
import { relabel } from '../../core/dataset/own-table-draft.ts'
import { parseModel } from '../../core/template/parse-model.ts'
import type { TemplateFault } from '../../core/template/template.ts'
import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { adoptCatalogue } from './adopt-catalogue.ts'
import { showFailure, showToast } from './run-action.ts'

/** A reading that is confirmed together with what it reads into. */
export type NewMapping = Omit<Mapping, 'confirmedAt'>

/** A file of the logical model that could not be taken in, with what is wrong by line. */
export type BrokenModelFile = { file: string; faults: TemplateFault[] }

/** What users add to the logical model. */
export type OwnTableActions = ReturnType<typeof createOwnTableActions>

/** Actions on own logical tables and fields. Changes show their own failures and answer whether they were made. */
export function createOwnTableActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  const change = (work: () => Promise<Catalogue>): Promise<boolean> => adoptCatalogue(store, work)
  const saveTable = (table: LogicalTable, mappings: NewMapping[]): Promise<boolean> =>
    change(() => clients.engine.saveOwnTable({ table, mappings }))
  const saveFields = (table: string, fields: LogicalField[], mappings: NewMapping[]): Promise<boolean> =>
    change(() => clients.engine.saveOwnFields({ table, fields, mappings }))
  const tell = (text: string, undo: (() => Promise<boolean>) | null): void => {
    showToast(store, { failure: null, text, undo: undo === null ? null : () => void undo() })
  }
  return {
    /** Stores a new logical table with the reading of the table that it was made from. */
    make: (table: LogicalTable, mapping: NewMapping): Promise<boolean> => saveTable(table, [mapping]),
    /** Adds fields to a logical table, of the site or of the user, with the reading that fills them. */
    addFields(id: string, added: LogicalField[], mapping: NewMapping): Promise<boolean> {
      const table = isOfSite(store, id) ? undefined : findOwn(store, id)
      return table === undefined
        ? saveFields(id, [...fieldsOf(store, id), ...added], [mapping])
        : saveTable({ ...table, fields: [...table.fields, ...added] }, [mapping])
    },
    /** Gives an own logical table another name in the present language; its id stays, because templates read it by that. */
    rename(id: string, name: string): Promise<boolean> {
      const table = findOwn(store, id)
      if (table === undefined) return Promise.resolve(false)
      return saveTable({ ...table, label: relabel(table.label, store.getState().language, name.trim()) }, [])
    },
    /** Deletes an own logical table; the message brings it back with its readings. */
    async remove(id: string): Promise<boolean> {
      const table = findOwn(store, id)
      const readings = mappingsOf(store, id)
      if (table === undefined || !(await change(() => clients.engine.removeOwnTable({ id })))) return false
      const name = table.label[store.getState().language]
      // The site's table of that id stands, and the readings with it.
      tell(words().t('model.removed', { name }), isOfSite(store, id) ? null : () => saveTable(table, readings))
      return true
    },
    /** Takes an own field out of its table; the message brings it back with its readings. */
    async removeField(id: string, field: LogicalField): Promise<boolean> {
      const table = findOwn(store, id)
      const fields = fieldsOf(store, id)
      const readings = mappingsOf(store, id)
      const rest = (all: readonly LogicalField[]): LogicalField[] => all.filter((each) => each.id !== field.id)
      const done =
        table === undefined
          ? await saveFields(id, rest(fields), [])
          : await saveTable({ ...table, fields: rest(table.fields) }, [])
      if (!done) return false
      const name = field.label[store.getState().language]
      const undo = () => (table === undefined ? saveFields(id, fields, readings) : saveTable(table, readings))
      tell(words().t('model.removedField', { name }), undo)
      return true
    },
    /** Takes files of the logical model in; answers those that are broken. Of a table of the site only the fields that it lacks are taken. */
    async takeIn(files: readonly File[]): Promise<BrokenModelFile[]> {
      const broken: BrokenModelFile[] = []
      for (const file of files) {
        const { table, faults } = parseModel(await file.text())
        if (table === null) broken.push({ file: file.name, faults })
        else await takeTable(table, file.name)
      }
      return broken
    },
  }

  async function takeTable(table: LogicalTable, file: string): Promise<void> {
    const site = store.getState().siteLibrary?.model.find(({ id }) => id === table.id)
    const before = findOwn(store, table.id)
    const name = table.label[store.getState().language]
    if (site === undefined) {
      const readings = mappingsOf(store, table.id)
      const undo = before === undefined ? null : () => saveTable(before, readings)
      if (await saveTable(table, [])) tell(words().t('model.taken', { name }), undo)
      return
    }
    const added = table.fields.filter(({ id }) => !hasField(site, id))
    if (added.length === 0) {
      showFailure(store, new AppError('model/file-known', { file, id: table.id }))
      return
    }
    const others = fieldsOf(store, table.id).filter(({ id }) => !added.some((field) => field.id === id))
    if (await saveFields(table.id, [...others, ...added], [])) tell(words().t('model.taken', { name }), null)
  }
}

function isOfSite(store: AppStore, id: string): boolean {
  return store.getState().siteLibrary?.model.some((table) => table.id === id) === true
}

function findOwn(store: AppStore, id: string): LogicalTable | undefined {
  return store.getState().catalogue.ownTables.find((table) => table.id === id)
}

function fieldsOf(store: AppStore, id: string): LogicalField[] {
  return store.getState().catalogue.ownFields.find(({ table }) => table === id)?.fields ?? []
}

function mappingsOf(store: AppStore, id: string): NewMapping[] {
  return store.getState().catalogue.mappings.filter(({ logicalTable }) => logicalTable === id)
}
