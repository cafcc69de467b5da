import type { Catalogue } from '../core/dataset/catalogue.ts'
import type { RecipeStep } from '../core/dataset/recipe.ts'
import { codeListTables } from '../core/recipe/code-list-tables.ts'
import { findCodeLists, listCodeLists } from '../core/recipe/list-code-lists.ts'
import type { TableListName } from '../core/recipe/list-code-lists.ts'
import type { CodeListToLoad, EngineApi, EngineInfo } from '../protocol/engine-api.ts'
import type { CallOptions, Remote } from './clients.ts'
import { readStaticText } from './static-files.ts'

/** Calls a method of the engine. */
type CallEngine = (method: string, args: unknown, options?: CallOptions) => Promise<unknown>

/**
 * Hands code lists of this site to the engine before the first call that reads them: 2 MB that most sessions never need.
 * A list that cannot be fetched is left out, and the step that needs it says so.
 */
export class CodeListDelivery {
  readonly #readText: (path: string) => Promise<string>
  #delivered = new Map<TableListName, Promise<void>>()

  constructor(readText: (path: string) => Promise<string> = readStaticText) {
    this.#readText = readText
  }

  /** After a start of the engine: the lists that its model reads and those of the recipes that its tables apply. */
  async prepare(info: EngineInfo, call: CallEngine): Promise<void> {
    this.#delivered = new Map()
    await this.#deliver([...new Set([...info.codeLists, ...listApplied(info.catalogue)])], call)
  }

  /** The engine whose calls wait for the lists that they read. */
  wrap(engine: Remote<EngineApi>): Remote<EngineApi> {
    const call: CallEngine = (_method, args) => engine.loadCodeLists(args as { lists: CodeListToLoad[] })
    const first = <Args, T>(
      method: (args: Args, options?: CallOptions) => Promise<T>,
      lists: (args: Args) => TableListName[] | Promise<TableListName[]>,
    ) => {
      return async (args: Args, options?: CallOptions): Promise<T> => {
        await this.#deliver(await lists(args), call)
        return method(args, options)
      }
    }
    const stored = async ({ recipe }: { recipe: string | null }): Promise<TableListName[]> => {
      const { recipes, earlierRecipes } = await engine.readCatalogue(null)
      return listCodeLists(
        [...recipes, ...earlierRecipes].filter(({ id }) => id === recipe).flatMap(({ steps }) => steps),
      )
    }
    return {
      ...engine,
      previewRecipe: first(engine.previewRecipe, ({ steps }) => listCodeLists(steps)),
      readRecipeRows: first(engine.readRecipeRows, ({ steps }) => listCodeLists(steps)),
      saveRecipe: first(engine.saveRecipe, ({ recipe }) => listCodeLists(recipe.steps)),
      applyRecipe: first(engine.applyRecipe, stored),
      restoreRecipe: first(engine.restoreRecipe, stored),
      runSql: first(engine.runSql, ({ sql }) => findCodeLists(sql)),
    }
  }

  /** Each list once for each engine; two callers at the same time wait for the same delivery. */
  async #deliver(lists: readonly TableListName[], call: CallEngine): Promise<void> {
    const delivered = this.#delivered
    for (const list of lists) {
      const delivery =
        delivered.get(list) ??
        this.#read(list).then(async (file) => {
          await call('loadCodeLists', { lists: [file] })
        })
      delivered.set(list, delivery)
      // The next call tries again.
      await delivery.catch(() => delivered.delete(list))
    }
  }

  async #read(list: TableListName): Promise<CodeListToLoad> {
    const files: Record<string, string> = {}
    for (const file of codeListTables[list].files) files[file] = await this.#readText(`codelists/${file}`)
    return { list, files }
  }
}

function listApplied({ datasets, recipes }: Catalogue): TableListName[] {
  const applied = recipes.filter(({ id }) => datasets.some(({ recipe }) => recipe === id))
  return listCodeLists(applied.flatMap(({ steps }): RecipeStep[] => steps))
}
