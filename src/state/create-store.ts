import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { emptyMemory } from './library-memory.ts'
import type { LibraryMemory } from './library-memory.ts'
import type { Preferences } from './preferences.ts'
import type { Route } from './route.ts'
import type { AnalysisSlice } from './slices/analysis.ts'
import { initialAnalysis } from './slices/analysis.ts'
import type { EngineSlice } from './slices/engine.ts'
import { initialEngine } from './slices/engine.ts'
import type { ImportSlice } from './slices/imports.ts'
import { initialImports } from './slices/imports.ts'
import type { PinSlice } from './slices/pins.ts'
import { initialPins } from './slices/pins.ts'
import type { RecipeSlice } from './slices/recipes.ts'
import { initialRecipes } from './slices/recipes.ts'
import type { SampleSlice } from './slices/sample.ts'
import { initialSample } from './slices/sample.ts'
import type { SessionSlice } from './slices/session.ts'
import type { TemplateSlice } from './slices/templates.ts'
import { initialTemplates } from './slices/templates.ts'
import type { TemplateSetSlice } from './slices/template-sets.ts'
import { initialTemplateSets } from './slices/template-sets.ts'

/** Session state: plain JSON by noun, apart from the callbacks of running tasks and toasts. Rows never enter it. */
export type AppState = SessionSlice &
  EngineSlice &
  ImportSlice &
  SampleSlice &
  TemplateSlice &
  TemplateSetSlice &
  PinSlice &
  RecipeSlice &
  AnalysisSlice

/** The store; only `state/actions` writes it. */
export type AppStore = StoreApi<AppState>

/** An empty store for a visit that begins at the given route. */
export function createAppStore(
  preferences: Preferences,
  route: Route,
  narrow: boolean,
  memory: LibraryMemory = emptyMemory,
): AppStore {
  return createStore<AppState>(() => ({
    language: preferences.language,
    theme: preferences.theme,
    railFolded: preferences.railFolded ?? narrow,
    route,
    toasts: [],
    tasks: [],
    ...initialEngine,
    ...initialImports,
    ...initialSample,
    ...initialTemplates,
    ...initialTemplateSets,
    ...initialPins,
    ...memory,
    ...initialRecipes,
    ...initialAnalysis,
  }))
}
