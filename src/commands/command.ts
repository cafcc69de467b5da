import type { Actions } from '../state/actions/create-actions.ts'
import type { AppState } from '../state/create-store.ts'
import type { TextKey } from '../i18n/translate.ts'

/** One thing a person can do, wherever it is offered: palette, key, menu, test. */
export type Command = {
  id: string
  title: TextKey
  /** Key chord in the notation of Mantine hotkeys (`mod+K`), null for none. */
  keys: string | null
  enabled: (state: AppState) => boolean
  run: (actions: Actions, state: AppState) => void
}
