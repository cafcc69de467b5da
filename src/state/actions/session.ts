import type { Language } from '../../core/base/local-text.ts'
import type { AppStore } from '../create-store.ts'
import { writePreferences } from '../preferences.ts'
import type { Route } from '../route.ts'
import { formatRoute, parseRoute } from '../route.ts'
import type { ThemeChoice } from '../slices/session.ts'
import { closeToast, showFailure, showToast } from './run-action.ts'

/** Language, look, place and messages. */
export type SessionActions = ReturnType<typeof createSessionActions>

/** Goes to a page; `replace` keeps the browser's history short, for parameters that change while typing. */
export function goTo(store: AppStore, route: Route, replace = false): void {
  const hash = formatRoute(route)
  if (replace) history.replaceState(null, '', hash)
  else if (location.hash !== hash) history.pushState(null, '', hash)
  store.setState({ route })
}

/** Actions that concern no worker. */
export function createSessionActions(store: AppStore) {
  const remember = (): void => {
    const { language, theme, railFolded } = store.getState()
    writePreferences({ language, theme, railFolded })
  }
  return {
    setLanguage(language: Language): void {
      store.setState({ language })
      remember()
    },
    setTheme(theme: ThemeChoice): void {
      store.setState({ theme })
      remember()
    },
    foldRail(railFolded: boolean): void {
      store.setState({ railFolded })
      remember()
    },
    go(route: Route, replace = false): void {
      goTo(store, route, replace)
    },
    /** Follows the browser's address after back, forward or a link. */
    followAddress(): void {
      store.setState({ route: parseRoute(location.hash) })
    },
    showText(text: string, undo: (() => void) | null = null): number {
      return showToast(store, { failure: null, text, undo })
    },
    showFailure(error: unknown): void {
      showFailure(store, error)
    },
    closeToast(id: number): void {
      closeToast(store, id)
    },
  }
}
