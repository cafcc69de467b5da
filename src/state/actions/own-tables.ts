import type { LogicalField, LogicalTable } from '../../core/dataset/logical-table.ts'
import { relabel } from '../../core/dataset/own-table-draft.ts'
import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { createOwnTableChanges } from './own-table-changes.ts'
import type { NewMapping } from './own-table-changes.ts'
import { takeInModelFiles } from './own-table-files.ts'
import type { BrokenModelFile as BrokenFile } from './own-table-files.ts'

/** A file of the logical model that could not be taken in, with what is wrong by line. */
export type BrokenModelFile = BrokenFile

/** What can be changed of an own table besides its fields; the key by ids of its fields. */
export type OwnTableHead = { name: string; id: string; key: string[] }

/** What users add to the logical model. */
export type OwnTableActions = ReturnType<typeof createOwnTableActions>

/** Actions on own logical tables and fields. Changes show their own failures and answer whether they were made. */
export function createOwnTableActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  const changes = createOwnTableChanges(store, clients, words)
  const language = () => store.getState().language
  return {
    /** Stores a new logical table with the reading of the table that it was made from. */
    make: (table: LogicalTable, mapping: NewMapping): Promise<boolean> => changes.saveTable(table, [mapping]),
    /** Adds fields to a logical table, of the site or of the user, with the reading that fills them. */
    addFields(id: string, added: readonly LogicalField[], mapping: NewMapping): Promise<boolean> {
      const table = changes.ownTable(id)
      return table === undefined
        ? changes.saveFields(id, [...changes.ownFields(id), ...added], [mapping])
        : changes.saveTable({ ...table, fields: [...table.fields, ...added] }, [mapping])
    },
    /** Gives an own logical table another name in the present language, another id or key. Its readings follow; the message takes it back. */
    async change(id: string, { name, id: next, key }: OwnTableHead): Promise<boolean> {
      const table = changes.ownTable(id)
      if (table === undefined) return false
      const changed = { ...table, id: next, key, label: relabel(table.label, language(), name.trim()) }
      if (!(await changes.replaceTable(id, changed))) return false
      changes.tell('model.changed', changed.label[language()], () => changes.replaceTable(next, table))
      return true
    },
    /** Deletes an own logical table; the message brings it back with its readings. */
    async remove(id: string): Promise<boolean> {
      const table = changes.storedTable(id)
      const readings = changes.mappingsOf(id)
      if (table === undefined || !(await changes.removeTable(id))) return false
      // Where the site has a table of that id, it stands, and the readings with it.
      const undo = changes.siteTable(id) === undefined ? () => changes.saveTable(table, readings) : null
      changes.tell('model.removed', table.label[language()], undo)
      return true
    },
    /** Takes own fields out of their table; the message brings them back with the readings. */
    async removeFields(id: string, gone: readonly LogicalField[]): Promise<boolean> {
      const table = changes.ownTable(id)
      const fields = changes.ownFields(id)
      const readings = changes.mappingsOf(id)
      const rest = (all: readonly LogicalField[]): LogicalField[] =>
        all.filter((each) => !gone.some((field) => field.id === each.id))
      const done = await (table === undefined
        ? changes.saveFields(id, rest(fields), [])
        : changes.saveTable({ ...table, fields: rest(table.fields) }, []))
      if (!done) return false
      const undo = () =>
        table === undefined ? changes.saveFields(id, fields, readings) : changes.saveTable(table, readings)
      changes.tell('model.removedField', gone.map(({ label }) => label[language()]).join('、'), undo)
      return true
    },
    /** Takes files of the logical model in; answers those that are broken. */
    takeIn: (files: readonly File[]): Promise<BrokenModelFile[]> => takeInModelFiles(store, changes, files),
  }
}
