import { useCallback, useEffect, useMemo } from 'react'
import type { DatasetId } from '../../../core/base/id.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import type { ValueColumn } from '../../../core/result/page.ts'
import { stepsWithForm } from '../../../state/edit-draft.ts'
import type { RecipeDraft } from '../../../state/slices/recipes.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { findStepGap } from './step-gap.ts'
import { describeStep } from './step-words.ts'
import { dropLineage, useCleanRows } from './use-clean-rows.ts'
import type { CleanRows } from './use-clean-rows.ts'
import { usePreview, useSettledSteps } from './use-preview.ts'
import type { PreviewState } from './use-preview.ts'

/** All that the parts of the page share: the draft, what it does, and the table around the shown step. */
export type RecipeScene = {
  dataset: Dataset
  draft: RecipeDraft
  /** The steps that run: with the one in the form as soon as it is complete and its fields keep still. */
  steps: RecipeStep[]
  /** Place in `steps` of the step after which the table is shown; −1 for the raw table. */
  shown: number
  preview: PreviewState
  /** The table after and before the shown step; null until it is read. */
  after: ReturnType<typeof useCleanRows>
  before: CleanRows | null
  /** Columns that the step in the form finds. */
  formColumns: ValueColumn[]
  edit: (work: (draft: RecipeDraft) => RecipeDraft) => void
  describe: (step: RecipeStep) => string
  /** Name of another table; null when it is gone. */
  tableName: (dataset: DatasetId) => string | null
}

/** The scene of a table, null until its draft is there. */
export function useScene(dataset: Dataset): RecipeScene | null {
  const actions = useActions()
  const draft = useAppState((state) => state.recipeDrafts[dataset.id])
  useEffect(() => actions.recipes.open(dataset.id), [actions, dataset.id, dataset.version, dataset.recipe])
  return useSceneOf(dataset, draft ?? null)
}

function useSceneOf(dataset: Dataset, draft: RecipeDraft | null): RecipeScene | null {
  const actions = useActions()
  const words = useWords()
  const datasets = useAppState((state) => state.catalogue.datasets)
  const form = draft?.form ?? null
  const stored = draft?.content.steps ?? noSteps
  const formAt = form === null ? -1 : form.isNew ? form.at : stored.findIndex(({ id }) => id === form.step.id)
  // The table before the step in the form does not depend on what the form says.
  const formBefore = useCleanRows(dataset, form === null ? null : stored.slice(0, formAt))
  const formColumns = useMemo(
    () => (formBefore.rows === null ? asValueColumns(dataset) : dropLineage(formBefore.rows.first.columns)),
    [dataset, formBefore.rows],
  )
  const names = formColumns.map(({ name }) => name)
  const complete = form === null || findStepGap(form.step, names) === null
  const steps = useMemo(() => (complete ? stepsWithForm(stored, form) : stored), [complete, stored, form])
  const shownId = form !== null && (complete || !form.isNew) ? form.step.id : (draft?.selected ?? null)
  const settled = useSettledSteps(steps, form !== null)
  const shown = settled.findIndex(({ id }) => id === shownId)
  const preview = usePreview(dataset, steps, settled)
  const after = useCleanRows(dataset, draft === null ? null : settled.slice(0, shown + 1))
  const { rows: before } = useCleanRows(dataset, shown < 0 ? null : settled.slice(0, shown))
  const edit = useCallback<RecipeScene['edit']>((work) => actions.recipes.edit(dataset.id, work), [actions, dataset.id])
  if (draft === null) return null
  const tableName = (id: DatasetId): string | null => datasets.find((each) => each.id === id)?.name ?? null
  return {
    dataset,
    draft,
    steps: settled,
    shown,
    preview,
    after,
    before,
    formColumns,
    edit,
    describe: (step) => describeStep(step, words, tableName),
    tableName,
  }
}

const noSteps: RecipeStep[] = []

function asValueColumns({ columns }: Dataset): ValueColumn[] {
  return columns.map(({ name, type }) => ({ name, type: type === 'code' || type === 'period' ? 'text' : type }))
}
