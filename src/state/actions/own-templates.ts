import type { Catalogue } from '../../core/dataset/catalogue.ts'
import { rewriteHead } from '../../core/template/rewrite-head.ts'
import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { adoptCatalogue } from './adopt-catalogue.ts'
import { showToast } from './run-action.ts'
import { saveTemplate } from './save-template.ts'

/** Stored templates of the user. */
export type OwnTemplateActions = ReturnType<typeof createOwnTemplateActions>

/** Actions on stored templates of the user. Changes show their own failures and answer whether they were made. */
export function createOwnTemplateActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  const change = (work: () => Promise<Catalogue>): Promise<boolean> => adoptCatalogue(store, work)
  return {
    /** Gives a template another title, in the present language, or another place in the library; the message takes it back. */
    async describe(id: string, place: { title: string; subsystem: string; module: string }): Promise<boolean> {
      const { templates, language, templateTexts } = store.getState()
      const before = templateTexts[id] ?? ''
      const { title, subsystem, module } = place
      const present = templates.find((each) => each.id === id)?.title ?? { zh: title, en: title }
      const text = rewriteHead(before, { title: { ...present, [language]: title }, subsystem, module })
      if ((await saveTemplate(store, clients, text)) === null) return false
      const undo = (): void => {
        void saveTemplate(store, clients, before)
      }
      showToast(store, { failure: null, text: words().t('template.own.changed'), undo })
      return true
    },
    /** Deletes a template; the message offers to bring it back. */
    async remove(id: string): Promise<boolean> {
      const saved = store.getState().catalogue.templates.find((each) => each.id === id)
      if (saved === undefined || !(await change(() => clients.engine.removeTemplate({ id })))) return false
      const { savedAt } = saved
      const undo = (): void => {
        void change(() => clients.engine.restoreTemplate({ id, savedAt }))
      }
      showToast(store, { failure: null, text: words().t('template.own.removed', { id }), undo })
      return true
    },
    /** Brings an earlier version back as the newest. */
    restore(id: string, savedAt: string): Promise<boolean> {
      return change(() => clients.engine.restoreTemplate({ id, savedAt }))
    },
  }
}
