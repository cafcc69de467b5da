import { removeOwnTable, replaceOwnTable, saveOwnFields, saveOwnTable } from '../../core/dataset/change-own-tables.ts'
import type { Mapping } from '../../core/dataset/mapping.ts'
import type { EngineApi } from '../../protocol/engine-api.ts'
import type { Handlers } from '../../protocol/handlers.ts'
import type { EngineSession } from '../engine-session.ts'

/** What users add to the logical model; each change comes with the readings that it makes possible. */
export function ownTableHandlers(
  session: () => EngineSession,
): Pick<Handlers<EngineApi>, 'saveOwnTable' | 'removeOwnTable' | 'saveOwnFields'> {
  const confirmed = (mappings: readonly Omit<Mapping, 'confirmedAt'>[]): Mapping[] => {
    const confirmedAt = session().ports.now()
    return mappings.map((mapping) => ({ ...mapping, confirmedAt }))
  }
  return {
    saveOwnTable: ({ table, mappings, replaces }) =>
      session().inTurn(() => {
        const { catalogue, siteModel } = session()
        const change = { table, mappings: confirmed(mappings) }
        const next =
          replaces === undefined
            ? saveOwnTable(catalogue, change, siteModel)
            : replaceOwnTable(catalogue, { ...change, id: replaces }, siteModel)
        return session().commit({ next, journal: [{ kind: 'own-table.saved', what: { id: table.id } }] })
      }),
    removeOwnTable: ({ id }) =>
      session().inTurn(() => {
        const { catalogue, siteModel } = session()
        const next = removeOwnTable(catalogue, id, siteModel)
        return session().commit({ next, journal: [{ kind: 'own-table.removed', what: { id } }] })
      }),
    saveOwnFields: ({ table, fields, mappings }) =>
      session().inTurn(() => {
        const { catalogue, siteModel } = session()
        const next = saveOwnFields(catalogue, { table, fields, mappings: confirmed(mappings) }, siteModel)
        const what = { table, ids: fields.map(({ id }) => id).join(' ') }
        return session().commit({ next, journal: [{ kind: 'own-fields.saved', what }] })
      }),
  }
}
