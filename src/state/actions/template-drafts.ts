import { guessInputs } from '../../core/template/guess-inputs.ts'
import { rewriteHead } from '../../core/template/rewrite-head.ts'
import type { ValueColumn } from '../../core/result/page.ts'
import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { freeTemplateId } from '../selectors/free-template-id.ts'
import type { TemplateDraft } from '../slices/templates.ts'
import { startTemplate } from '../start-template.ts'
import { showToast } from './run-action.ts'
import { saveTemplate } from './save-template.ts'
import { goTo } from './session.ts'

/** The template that is being written. */
export type TemplateDraftActions = ReturnType<typeof createTemplateDraftActions>

/** Actions of the template editor. There is one draft at a time; it survives a change of page. */
export function createTemplateDraftActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  const copy = (id: string): void => {
    const text = store.getState().templateTexts[id] ?? ''
    open(store, { origin: null, text: rewriteHead(text, { id: freeId(store, id), version: 1 }), saved: '' })
  }
  const begin = (sql: string, columns: readonly ValueColumn[]): void => {
    const text = startTemplate({ id: freeId(store, 'my-template'), sql, columns, words: words() })
    const inputs = guessInputs(sql, store.getState().model)
    open(store, { origin: null, text: rewriteHead(text, { inputs }), saved: '' })
  }
  return {
    /** Opens the editor on a new template that counts the rows of a table that is there, the register if it is: one that runs, to be written over. */
    create(): void {
      const { model, catalogue } = store.getState()
      const mapped = model.filter(({ id }) => catalogue.mappings.some(({ logicalTable }) => logicalTable === id))
      const table = mapped.find(({ id }) => id === 'unit') ?? mapped[0]
      begin(`SELECT count(*) AS n${table === undefined ? '' : `\nFROM ${table.id}`}`, [{ name: 'n', type: 'integer' }])
    },
    /** Opens the editor on a template: one of the user's own, or a copy of one of the site's under a new id. */
    edit(id: string): void {
      const own = store.getState().catalogue.templates.find((each) => each.id === id)
      if (own === undefined) copy(id)
      else open(store, { origin: id, text: own.text, saved: own.text })
    },
    /** Opens the editor on a copy of a template. */
    duplicate(id: string): void {
      copy(id)
    },
    /** Opens the editor on a new template around a query; `columns` are those of its result, empty where it was not run. */
    begin,
    keep(text: string): void {
      store.setState(({ templateDraft }) =>
        templateDraft === null ? {} : { templateDraft: { ...templateDraft, text } },
      )
    },
    /** Leaves the editor; for a moment the draft can be taken back. */
    discard(): void {
      const { templateDraft } = store.getState()
      store.setState({ templateDraft: null })
      goTo(store, { page: 'templates', template: templateDraft?.origin ?? null, parameters: {} })
      if (templateDraft === null || templateDraft.text === templateDraft.saved) return
      const undo = (): void => {
        open(store, templateDraft)
      }
      showToast(store, { failure: null, text: words().t('template.own.discarded'), undo })
    },
    /** Stores the draft. Under another id it becomes another template; the one that it came from stays. */
    async save(): Promise<boolean> {
      const { templateDraft } = store.getState()
      const id = templateDraft === null ? null : await saveTemplate(store, clients, templateDraft.text)
      if (id === null) return false
      store.setState({ templateDraft: null })
      goTo(store, { page: 'templates', template: id, parameters: store.getState().lastParameters[id] ?? {} })
      showToast(store, { failure: null, text: words().t('template.own.saved', { id }), undo: null })
      return true
    },
  }
}

function open(store: AppStore, templateDraft: TemplateDraft): void {
  store.setState({ templateDraft })
  goTo(store, { page: 'template-editor' })
}

function freeId(store: AppStore, id: string): string {
  return freeTemplateId(new Set(Object.keys(store.getState().templateTexts)), id)
}
