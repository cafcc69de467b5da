import { removeTemplate, restoreTemplate, saveTemplates } from '../../core/dataset/change-templates.ts'
import { removeTemplateSet, saveTemplateSet } from '../../core/dataset/change-template-sets.ts'
import type { EngineApi } from '../../protocol/engine-api.ts'
import type { Handlers } from '../../protocol/handlers.ts'
import type { EngineSession } from '../engine-session.ts'

/** Templates that users save, with their versions. */
export function savedTemplateHandlers(
  session: () => EngineSession,
): Pick<
  Handlers<EngineApi>,
  'saveTemplates' | 'removeTemplate' | 'restoreTemplate' | 'saveTemplateSet' | 'removeTemplateSet'
> {
  return {
    saveTemplates: ({ templates }) =>
      session().inTurn(() => {
        const next = saveTemplates(session().catalogue, templates, session().ports.now())
        const ids = templates.map(({ id }) => id).join(' ')
        return session().commit({ next, journal: [{ kind: 'template.saved', what: { ids } }] })
      }),
    removeTemplate: ({ id }) =>
      session().inTurn(() => {
        const next = removeTemplate(session().catalogue, id)
        return session().commit({ next, journal: [{ kind: 'template.removed', what: { id } }] })
      }),
    saveTemplateSet: ({ set }) =>
      session().inTurn(() => {
        const next = saveTemplateSet(session().catalogue, set)
        return session().commit({ next, journal: [{ kind: 'template-set.saved', what: { name: set.name } }] })
      }),
    removeTemplateSet: ({ id }) =>
      session().inTurn(() => {
        const next = removeTemplateSet(session().catalogue, id)
        return session().commit({ next, journal: [{ kind: 'template-set.removed', what: { id } }] })
      }),
    restoreTemplate: ({ id, savedAt }) =>
      session().inTurn(() => {
        const next = restoreTemplate(session().catalogue, { id, savedAt }, session().ports.now())
        return session().commit({ next, journal: [{ kind: 'template.restored', what: { id, savedAt } }] })
      }),
  }
}
