import { codeListTables } from '../../core/recipe/code-list-tables.ts'
import { listCodeLists } from '../../core/recipe/list-code-lists.ts'
import type { TableListName } from '../../core/recipe/list-code-lists.ts'
import type { RecipeStep } from '../../core/dataset/recipe.ts'
import type { Clients } from '../../client/clients.ts'
import type { AppStore } from '../create-store.ts'

/** Where this site keeps its code lists. */
const folder = 'codelists'

/** Hands code lists to the engine when steps first need them; a new engine gets them again. */
export class CodeListLoader {
  readonly #store: AppStore
  readonly #clients: Clients
  #loads = new Map<TableListName, Promise<void>>()

  constructor(store: AppStore, clients: Clients) {
    this.#store = store
    this.#clients = clients
    store.subscribe((state, before) => {
      if (state.engine === before.engine || state.engine.status !== 'ready') return
      this.#loads = new Map()
      void this.#loadApplied()
    })
  }

  /** Resolves when the engine has the lists of the steps, or has been refused them: a step then says itself what it lacks. */
  async load(steps: readonly RecipeStep[]): Promise<void> {
    await Promise.all(listCodeLists(steps).map((list) => this.#loadOne(list)))
  }

  /** The lists of all recipes that tables apply. */
  async #loadApplied(): Promise<void> {
    const { datasets, recipes } = this.#store.getState().catalogue
    const applied = recipes.filter(({ id }) => datasets.some(({ recipe }) => recipe === id))
    await this.load(applied.flatMap(({ steps }) => steps))
  }

  #loadOne(list: TableListName): Promise<void> {
    const known = this.#loads.get(list)
    if (known !== undefined) return known
    const load = this.#readAndHand(list).catch(() => {
      // Tried again with the next step that asks for it.
      this.#loads.delete(list)
    })
    this.#loads.set(list, load)
    return load
  }

  async #readAndHand(list: TableListName): Promise<void> {
    const files: Record<string, string> = {}
    for (const file of codeListTables[list].files) files[file] = await this.#clients.readText(`${folder}/${file}`)
    await this.#clients.engine.loadCodeLists({ lists: [{ list, files }] })
  }
}
