import type { CallOptions, Clients } from '../../client/clients.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { Template } from '../../core/template/template.ts'
import type { ParameterChoices } from '../../protocol/engine-api.ts'
import type { AppStore } from '../create-store.ts'

/** What the data offer for the parameters of templates, remembered until the data change. */
export function createChoiceActions(store: AppStore, clients: Clients) {
  const known = new WeakMap<Template, { catalogue: Catalogue; choices: ParameterChoices }>()
  return {
    /** What the data offer for the parameters of a template. Throws AppError. */
    async readChoices(template: Template, options?: CallOptions): Promise<ParameterChoices> {
      const { catalogue } = store.getState()
      const choices = await clients.engine.parameterChoices({ template }, options)
      known.set(template, { catalogue, choices })
      return choices
    },
    /** The choices of a template where they have been read since the data changed, so that its page can begin with them; null else. */
    knownChoices(template: Template): ParameterChoices | null {
      const last = known.get(template)
      return last?.catalogue === store.getState().catalogue ? last.choices : null
    },
  }
}
