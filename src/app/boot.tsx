import { createRoot } from 'react-dom/client'
import { connect } from '../client/connect.ts'
import { readStaticText } from '../client/static-files.ts'
import { importCommands } from '../commands/import-commands.ts'
import { recipeCommands } from '../commands/recipe-commands.ts'
import { shellCommands } from '../commands/shell-commands.ts'
import { templateCommands } from '../commands/template-commands.ts'
import { createTranslator } from '../i18n/translate.ts'
import { createActions } from '../state/actions/create-actions.ts'
import { createAppStore } from '../state/create-store.ts'
import { readLibraryMemory } from '../state/library-memory.ts'
import { readPreferences } from '../state/preferences.ts'
import { readLibrary } from '../state/read-library.ts'
import { parseRoute } from '../state/route.ts'
import type { ThemeChoice } from '../state/slices/session.ts'
import { App } from './app.tsx'

/** Below this width the rail begins folded. */
const narrowPx = 1366

/** Builds workers, store and actions, draws the page, and starts the engine behind it. */
export function boot(root: HTMLElement): void {
  const library = readLibrary(readStaticText)
  // Without the library there are no logical tables, but files can still be read, loaded and queried.
  const clients = connect(() =>
    library.then(
      ({ model }) => model,
      () => [],
    ),
  )
  const store = createAppStore(
    readPreferences(navigator.languages),
    parseRoute(location.hash),
    innerWidth < narrowPx,
    readLibraryMemory(),
  )
  showTheme(store.getState().theme)
  const words = { zh: createTranslator('zh'), en: createTranslator('en') }
  const actions = createActions(store, clients, () => words[store.getState().language])
  window.addEventListener('popstate', () => {
    actions.session.followAddress()
  })
  window.addEventListener('hashchange', () => {
    actions.session.followAddress()
  })
  createRoot(root).render(
    <App
      app={{
        store,
        actions,
        words,
        commands: [...importCommands, ...shellCommands, ...recipeCommands, ...templateCommands],
      }}
    />,
  )
  void actions.templates.acceptLibrary(library)
  void actions.engine.start()
}

/** Before the first picture, so that a dark page never flashes white; afterwards Mantine keeps the attribute. */
function showTheme(theme: ThemeChoice): void {
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset['mantineColorScheme'] = dark ? 'dark' : 'light'
}
