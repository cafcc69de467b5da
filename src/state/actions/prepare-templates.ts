import type { Clients } from '../../client/clients.ts'
import type { Template } from '../../core/template/template.ts'
import type { AppState, AppStore } from '../create-store.ts'
import { isRunnable } from '../selectors/is-runnable.ts'
import type { TemplateActions } from './templates.ts'

/** A template that takes longer, in ms, ends the preparation: the data are so many that it would keep people waiting. */
const longestMs = 3000

/** Marks the end of a preparation in the browser's own list of timings, for measurements; its detail is the number of templates. */
export const preparedMark = 'templates-prepared'

/**
 * While nobody waits for the engine, reads the choices of the templates that can run, those used last first. With them the engine makes
 * ready the tables that they read, so that none of it is left to the moment in which a template is opened. Begins anew when the data
 * or the library change.
 */
export function prepareTemplates(
  store: AppStore,
  { engineQuiet }: Pick<Clients, 'engineQuiet'>,
  { readChoices }: Pick<TemplateActions, 'readChoices'>,
): void {
  const prepare = async (state: AppState): Promise<void> => {
    const { readiness } = state
    const templates = inOrder(state).filter(({ id }) => isRunnable(readiness[id]))
    for (const template of templates) {
      await engineQuiet()
      if (store.getState().readiness !== readiness) return
      const start = performance.now()
      // What goes wrong is said where the template is opened.
      await readChoices(template, { background: true }).catch(() => undefined)
      if (performance.now() - start > longestMs) return
    }
    performance.mark(preparedMark, { detail: templates.length })
  }
  store.subscribe((state, before) => {
    if (state.readiness !== before.readiness) void prepare(state)
  })
}

/** The templates used last, then the favourites, then the others. */
function inOrder({ templates, recentTemplates, favourites }: AppState): Template[] {
  const liked = [...recentTemplates, ...favourites]
  const place = ({ id }: Template): number => (liked.includes(id) ? liked.indexOf(id) : liked.length)
  return [...templates].sort((a, b) => place(a) - place(b))
}
