import type { Language } from '../core/base/local-text.ts'
import type { ThemeChoice } from './slices/session.ts'

/** What is remembered of a person's taste; never data. */
export type Preferences = { language: Language; theme: ThemeChoice; railFolded: boolean | null }

const key = 'suanchou.preferences'

/** Preferences of this browser; the first visit follows the browser's languages. Private windows may refuse storage: then the defaults. */
export function readPreferences(languages: readonly string[]): Preferences {
  const fallback: Preferences = { language: languages.some((tag) => tag.toLowerCase().startsWith('zh')) || languages.length === 0 ? 'zh' : 'en', theme: 'system', railFolded: null }
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return fallback
    const { language, theme, railFolded } = stored as Record<string, unknown>
    return {
      language: language === 'zh' || language === 'en' ? language : fallback.language,
      theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : fallback.theme,
      railFolded: typeof railFolded === 'boolean' ? railFolded : null,
    }
  } catch {
    return fallback
  }
}

/** Remembers preferences; a refusal costs only the memory of them. */
export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences))
  } catch {
    // A private window or a full disk: the choice holds for this visit.
  }
}
