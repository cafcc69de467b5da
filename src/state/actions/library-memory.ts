import type { AppStore } from '../create-store.ts'
import { withRecent, writeLibraryMemory } from '../library-memory.ts'

const parts = ['favourites', 'recentTemplates', 'runnableOnly', 'lastParameters', 'pins'] as const

/** What someone wants at hand in the library; remembered in this browser as it changes. */
export function createLibraryMemoryActions(store: AppStore) {
  store.subscribe((state, before) => {
    if (parts.some((part) => state[part] !== before[part])) writeLibraryMemory(state)
  })
  return {
    /** Keeps the parameters of a template for the next visit of its page. */
    remember(template: string, parameters: Record<string, string>): void {
      store.setState((state) => ({ lastParameters: { ...state.lastParameters, [template]: parameters } }))
    },
    /** A template has been opened: it comes first among those used lately. */
    visit(template: string): void {
      store.setState((state) => ({ recentTemplates: withRecent(state.recentTemplates, template) }))
    },
    /** Puts a template among the favourites, or takes it out. */
    setFavourite(template: string, favourite: boolean): void {
      store.setState(({ favourites }) => ({
        favourites: [...favourites.filter((each) => each !== template), ...(favourite ? [template] : [])],
      }))
    },
    /** Leaves out of the tree what cannot run with the loaded data. */
    setRunnableOnly(runnableOnly: boolean): void {
      store.setState({ runnableOnly })
    },
  }
}
