import type { DatasetId } from '../core/base/id.ts'
import { redoDraft, undoDraft } from '../state/edit-draft.ts'
import type { AppState } from '../state/create-store.ts'
import type { Command } from './command.ts'

/** Commands of cleaning: from the page of a table to its steps, and on the steps themselves. Keys of undo belong to the page, which leaves fields their own. */
export const recipeCommands: Command[] = [
  {
    id: 'recipe.open',
    title: 'recipe.command.open',
    keys: null,
    enabled: ({ route }) => route.page === 'table',
    run: (actions, { route }) => {
      if (route.page === 'table') actions.session.go({ page: 'clean', dataset: route.dataset })
    },
  },
  {
    id: 'recipe.save',
    title: 'recipe.command.save',
    keys: null,
    enabled: (state) => (draftOf(state)?.content.steps.length ?? 0) > 0,
    run: (actions, state) => {
      const dataset = shownDataset(state)
      if (dataset !== null) void actions.recipes.save(dataset)
    },
  },
  {
    id: 'recipe.undo',
    title: 'recipe.command.undo',
    keys: null,
    enabled: (state) => (draftOf(state)?.past.length ?? 0) > 0,
    run: (actions, state) => {
      const dataset = shownDataset(state)
      if (dataset !== null) actions.recipes.edit(dataset, undoDraft)
    },
  },
  {
    id: 'recipe.redo',
    title: 'recipe.command.redo',
    keys: null,
    enabled: (state) => (draftOf(state)?.future.length ?? 0) > 0,
    run: (actions, state) => {
      const dataset = shownDataset(state)
      if (dataset !== null) actions.recipes.edit(dataset, redoDraft)
    },
  },
]

function shownDataset({ route }: AppState): DatasetId | null {
  return route.page === 'clean' ? route.dataset : null
}

function draftOf(state: AppState) {
  const dataset = shownDataset(state)
  return dataset === null ? undefined : state.recipeDrafts[dataset]
}
