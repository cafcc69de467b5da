import type { Pin } from './pin.ts'
import { readPins, storedPins } from './pin.ts'

/** What is remembered of someone's way through the library: ids of templates and the values they were last run with. Never leaves this browser. */
export type LibraryMemory = {
  favourites: string[]
  /** Opened last, newest first. */
  recentTemplates: string[]
  runnableOnly: boolean
  lastParameters: Record<string, Record<string, string>>
  /** Results kept in view; only those of templates outlive the visit. */
  pins: Pin[]
}

/** Nothing remembered yet. */
export const emptyMemory: LibraryMemory = {
  favourites: [],
  recentTemplates: [],
  runnableOnly: false,
  lastParameters: {},
  pins: [],
}

const key = 'suanchou.library'
/** How many templates are offered as used lately. */
const mostRecent = 8

/** The memory of this browser. What is not readable, or refused by a private window, is forgotten. */
export function readLibraryMemory(): LibraryMemory {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return emptyMemory
    const { favourites, recentTemplates, runnableOnly, lastParameters, pins } = stored as Record<string, unknown>
    return {
      favourites: isTexts(favourites) ? favourites : [],
      recentTemplates: isTexts(recentTemplates) ? recentTemplates : [],
      runnableOnly: runnableOnly === true,
      lastParameters: isParameters(lastParameters) ? lastParameters : {},
      pins: readPins(pins),
    }
  } catch {
    return emptyMemory
  }
}

/** Remembers; a refusal costs only the memory. */
export function writeLibraryMemory(memory: LibraryMemory): void {
  const { favourites, recentTemplates, runnableOnly, lastParameters } = memory
  const pins = storedPins(memory.pins)
  try {
    localStorage.setItem(key, JSON.stringify({ favourites, recentTemplates, runnableOnly, lastParameters, pins }))
  } catch {
    // A private window or a full disk: it holds for this visit.
  }
}

/** The list with a template in front. */
export function withRecent(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((each) => each !== id)].slice(0, mostRecent)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function isParameters(value: unknown): value is Record<string, Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every(
    (each) =>
      typeof each === 'object' &&
      each !== null &&
      Object.values(each as Record<string, unknown>).every((text) => typeof text === 'string'),
  )
}
