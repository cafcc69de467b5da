import { AppError } from '../../core/base/app-error.ts'
import { rewriteHead } from '../../core/template/rewrite-head.ts'
import { listPackFiles, readPackFiles } from '../../core/template/template-pack.ts'
import type { PackFile } from '../../core/template/template-pack.ts'
import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { freeTemplateId } from '../selectors/free-template-id.ts'
import { compareTemplates } from '../selectors/compare-templates.ts'
import type { IncomingTemplate } from '../selectors/compare-templates.ts'
import { adoptCatalogue } from './adopt-catalogue.ts'
import { showFailure, showToast } from './run-action.ts'

/** What becomes of a template file that is taken in: as it is, under a free id, or not at all. */
export type IncomingChoice = 'take' | 'rename' | 'leave'

/** Templates on their way in and out as files. */
export type TemplatePackActions = ReturnType<typeof createTemplatePackActions>

/** Actions on files of templates: single ones and packs. Failures are shown. */
export function createTemplatePackActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  return {
    /** The templates of the user as one archive; undefined where it failed. */
    async exportOwn(): Promise<Blob | undefined> {
      const { templates, templateTexts, catalogue } = store.getState()
      const own = templates.filter(({ id }) => catalogue.templates.some((saved) => saved.id === id))
      const texts = listPackFiles(own.map((template) => ({ ...template, text: templateTexts[template.id] ?? '' })))
      try {
        const { bytes, mediaType } = await clients.exports.writeArchive({ texts })
        return new Blob([bytes], { type: mediaType })
      } catch (error) {
        showFailure(store, error)
        return undefined
      }
    },
    /** Reads files and packs of templates and compares them with what is there; nothing is stored yet. Files that cannot be read are told. */
    async readFiles(picked: readonly File[]): Promise<IncomingTemplate[]> {
      const files: PackFile[] = []
      for (const file of picked) {
        try {
          files.push(...(await readFile(clients, file)))
        } catch (error) {
          showFailure(store, error)
        }
      }
      const { templateTexts, siteLibrary, model } = store.getState()
      const siteIds = new Set(Object.keys(siteLibrary?.texts ?? {}))
      return compareTemplates(files, { texts: templateTexts, siteIds, model })
    },
    /** Stores what was chosen, in one step. */
    async takeIn(incoming: readonly { item: IncomingTemplate; choice: IncomingChoice }[]): Promise<boolean> {
      const taken: { id: string; text: string }[] = []
      const ids = new Set(Object.keys(store.getState().templateTexts))
      for (const { item, choice } of incoming) {
        if (item.template === null || choice === 'leave') continue
        const id = choice === 'rename' ? freeTemplateId(ids, item.template.id) : item.template.id
        ids.add(id)
        taken.push({ id, text: choice === 'rename' ? rewriteHead(item.text, { id }) : item.text })
      }
      if (!(await adoptCatalogue(store, () => clients.engine.saveTemplates({ templates: taken })))) return false
      showToast(store, { failure: null, text: words().t('template.pack.taken', { count: taken.length }), undo: null })
      return true
    },
  }
}

async function readFile(clients: Clients, file: File): Promise<PackFile[]> {
  if (!file.name.toLowerCase().endsWith('.zip')) return [{ path: file.name, text: await file.text() }]
  const bytes = await file.arrayBuffer()
  let texts: PackFile[]
  try {
    texts = await clients.exports.readArchive({ bytes, endings: ['.sql', '.json'] })
  } catch (error) {
    throw new AppError('template/pack-unreadable', { file: file.name }, { cause: error })
  }
  return readPackFiles(texts, file.name)
}
