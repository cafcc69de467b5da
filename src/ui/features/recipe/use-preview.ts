import { useEffect, useMemo, useState } from 'react'
import type { AppError } from '../../../core/base/app-error.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import type { StepEffect } from '../../../core/recipe/step-problem.ts'
import type { RecipePreview } from '../../../state/actions/recipes.ts'
import { useActions } from '../../hooks/use-app.ts'
import { useRun } from '../../hooks/use-run.ts'

/** How long a form may be quiet before what it says is computed. */
const quietMs = 350

/** What the steps do, as far as it is known. */
export type PreviewState = {
  /** The last that was computed, perhaps for other steps than the present ones. */
  latest: RecipePreview | null
  /** Effect of a step, null while it is not known for the present steps. */
  effectOf: (id: string) => StepEffect | null
  failure: AppError | null
  running: boolean
  /** Stopped by the user: the present steps are not computed. */
  stopped: boolean
  stop: () => void
  again: () => void
}

/** The steps as they were when they last kept still; `editing` waits for a pause, else the newest at once. */
export function useSettledSteps(steps: RecipeStep[], editing: boolean): RecipeStep[] {
  const [settled, setSettled] = useState(steps)
  useEffect(() => {
    if (!editing) return undefined
    const timer = setTimeout(() => setSettled(steps), quietMs)
    return () => clearTimeout(timer)
  }, [steps, editing])
  return editing ? settled : steps
}

/** Computes the effects of the settled steps again whenever they change. An older computation is cancelled. */
export function usePreview(dataset: Dataset, steps: RecipeStep[], settled: RecipeStep[]): PreviewState {
  const actions = useActions()
  const [round, setRound] = useState(0)
  const [stoppedKey, setStoppedKey] = useState<string | null>(null)
  const key = JSON.stringify([dataset.version, settled, round])
  const run = useRun(settled.length === 0 || key === stoppedKey ? null : key, async (signal) => ({
    preview: await actions.recipes.preview(dataset.id, settled, { signal }),
    steps: settled,
    version: dataset.version,
  }))
  const present = JSON.stringify(steps)
  const known = useMemo(() => {
    const effects = new Map<string, StepEffect>()
    const { value } = run
    if (value === null || value.version !== dataset.version) return effects
    for (const [at, effect] of value.preview.effects.entries()) {
      // What a step does depends on those before it: from the first that differs on, nothing is known.
      if (JSON.stringify(steps[at]) !== JSON.stringify(value.steps[at])) break
      effects.set(effect.step, effect)
    }
    return effects
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [run.value, present, dataset.version])
  return {
    latest: run.value?.preview ?? null,
    effectOf: (id) => known.get(id) ?? null,
    failure: run.failure,
    running: settled.length > 0 && key !== stoppedKey && run.running,
    stopped: key === stoppedKey,
    stop: () => setStoppedKey(key),
    again: () => {
      setStoppedKey(null)
      setRound(round + 1)
    },
  }
}
