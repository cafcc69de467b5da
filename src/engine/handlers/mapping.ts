import { confirmMapping, forgetLayout, removeMapping } from '../../core/dataset/change-catalogue.ts'
import type { EngineApi } from '../../protocol/engine-api.ts'
import type { Handlers } from '../../protocol/handlers.ts'
import type { EngineSession } from '../engine-session.ts'

/** How tables of one shape read as logical tables, and the memory of confirmed layouts. */
export function mappingHandlers(
  session: () => EngineSession,
): Pick<Handlers<EngineApi>, 'confirmMappings' | 'removeMapping' | 'forgetLayout'> {
  return {
    confirmMappings: ({ mappings }) =>
      session().inTurn(() => {
        const confirmedAt = session().ports.now()
        const next = mappings.reduce(
          (catalogue, mapping) => confirmMapping(catalogue, { ...mapping, confirmedAt }),
          session().catalogue,
        )
        const journal = mappings.map(({ shape, logicalTable }) => ({
          kind: 'mapping.confirmed' as const,
          what: { shape, logicalTable },
        }))
        return session().commit({ next, journal })
      }),
    removeMapping: ({ shape, logicalTable }) =>
      session().inTurn(() => {
        const next = removeMapping(session().catalogue, shape, logicalTable)
        return session().commit({ next, journal: [{ kind: 'mapping.removed', what: { shape, logicalTable } }] })
      }),
    forgetLayout: ({ shape, title }) =>
      session().inTurn(() => {
        const next = forgetLayout(session().catalogue, shape, title)
        return session().commit({ next, journal: [{ kind: 'layout.forgotten', what: { shape } }] })
      }),
  }
}
