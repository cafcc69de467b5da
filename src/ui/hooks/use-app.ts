import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Command } from '../../commands/command.ts'
import type { LocalText } from '../../core/base/local-text.ts'
import type { Translator } from '../../i18n/translate.ts'
import type { Actions } from '../../state/actions/create-actions.ts'
import type { AppState, AppStore } from '../../state/create-store.ts'

/** What every component may reach: the store to read, actions to call, words to say. */
export type App = { store: AppStore; actions: Actions; words: Record<'zh' | 'en', Translator>; commands: Command[] }

/** Filled by `app/app.tsx`. */
export const AppContext = createContext<App | null>(null)

function useApp(): App {
  const app = useContext(AppContext)
  if (app === null) throw new Error('a component stands outside AppContext')
  return app
}

/** A part of the state; the selector must return the same reference while nothing changed. */
export function useAppState<T>(selector: (state: AppState) => T): T {
  const { store } = useApp()
  return useSyncExternalStore(store.subscribe, () => selector(store.getState()))
}

/** Everything the interface can do. */
export function useActions(): Actions {
  return useApp().actions
}

/** All commands of palette and keys. */
export function useCommands(): Command[] {
  return useApp().commands
}

/** Runs a command if it can be done now. Whoever offers commands need not follow every change of the state for it. */
export function useRunCommand(): (command: Command) => void {
  const { store, actions } = useApp()
  return useCallback(
    (command) => {
      const state = store.getState()
      if (command.enabled(state)) command.run(actions, state)
    },
    [store, actions],
  )
}

/** Words in the present language. */
export function useWords(): Translator {
  const { words } = useApp()
  return words[useAppState((state) => state.language)]
}

/** Picks the present language from texts that templates and models carry. */
export function useLocalText(): (text: LocalText) => string {
  const { language } = useWords()
  return (text) => text[language]
}
