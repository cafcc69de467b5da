import type { Recipe, RecipeStep } from '../core/dataset/recipe.ts'
import type { RecipeContent, RecipeDraft, StepInForm } from './slices/recipes.ts'

/** Changes that can be taken back. */
const keptChanges = 100

/** The draft of a stored recipe, or of a new one under the given name; the last step is selected. */
export function makeDraft(recipe: Recipe | null, name: string): RecipeDraft {
  const content = { name: recipe?.name ?? name, steps: recipe?.steps ?? [] }
  return {
    recipe: recipe?.id ?? null,
    content,
    saved: content,
    selected: content.steps.at(-1)?.id ?? null,
    form: null,
    past: [],
    future: [],
    dismissed: [],
  }
}

/** True where something would be lost with the draft. A new name alone counts only where there are steps to name. */
export function isChanged({ content, saved, form }: RecipeDraft): boolean {
  if (form !== null) return true
  if (content.steps.length === 0 && saved.steps.length === 0) return false
  return !isSameContent(content, saved)
}

/** Takes over other steps or another name as one change that can be taken back; none where nothing differs. */
export function changeContent(draft: RecipeDraft, content: RecipeContent): RecipeDraft {
  if (isSameContent(draft.content, content)) return draft
  const past = [...draft.past, draft.content].slice(-keptChanges)
  return keepSelection({ ...draft, content, past, future: [] }, draft.content)
}

/** Puts a step after the selected one and selects it. */
export function addStep(draft: RecipeDraft, step: RecipeStep): RecipeDraft {
  return insertSteps(draft, [step])
}

/** Puts several steps after the selected one, as one change; their ids are made anew. */
export function insertSteps(draft: RecipeDraft, steps: readonly RecipeStep[]): RecipeDraft {
  const at = placeOfNext(draft)
  const present = [...draft.content.steps]
  let selected = draft.selected
  const fresh = steps.map((step) => {
    const named = { ...step, id: nextStepId(present) }
    present.push(named)
    selected = named.id
    return named
  })
  const { steps: before } = draft.content
  const changed = changeContent(draft, {
    ...draft.content,
    steps: [...before.slice(0, at), ...fresh, ...before.slice(at)],
  })
  return { ...changed, selected }
}

/** Replaces the step of the same id. */
export function replaceStep(draft: RecipeDraft, step: RecipeStep): RecipeDraft {
  const steps = draft.content.steps.map((each) => (each.id === step.id ? step : each))
  return changeContent(draft, { ...draft.content, steps })
}

/** Switches a step on or off. */
export function switchStep(draft: RecipeDraft, id: string, on: boolean): RecipeDraft {
  const steps = draft.content.steps.map((each) => (each.id === id ? { ...each, on } : each))
  return changeContent(draft, { ...draft.content, steps })
}

/** Takes a step out. */
export function removeStep(draft: RecipeDraft, id: string): RecipeDraft {
  return changeContent(draft, { ...draft.content, steps: draft.content.steps.filter((each) => each.id !== id) })
}

/** Moves a step to a place of the list as it is without it; places beyond the ends are the ends. */
export function moveStep(draft: RecipeDraft, id: string, to: number): RecipeDraft {
  const { steps } = draft.content
  const step = steps.find((each) => each.id === id)
  if (step === undefined) return draft
  const rest = steps.filter((each) => each.id !== id)
  const at = Math.max(0, Math.min(to, rest.length))
  return changeContent(draft, { ...draft.content, steps: [...rest.slice(0, at), step, ...rest.slice(at)] })
}

/** Opens the form of a step that is there. */
export function openForm(draft: RecipeDraft, id: string): RecipeDraft {
  const at = draft.content.steps.findIndex((each) => each.id === id)
  const step = draft.content.steps[at]
  return step === undefined ? draft : { ...draft, selected: id, form: { step, at, isNew: false } }
}

/** Opens the form of a step that is to come after the selected one. */
export function openNewForm(draft: RecipeDraft, step: RecipeStep): RecipeDraft {
  return {
    ...draft,
    form: { step: { ...step, id: nextStepId(draft.content.steps) }, at: placeOfNext(draft), isNew: true },
  }
}

/** Takes what the form says into the recipe. */
export function confirmForm(draft: RecipeDraft): RecipeDraft {
  const { form } = draft
  if (form === null) return draft
  const closed = { ...draft, form: null }
  if (!form.isNew) return replaceStep(closed, form.step)
  const { steps } = draft.content
  const changed = changeContent(closed, {
    ...draft.content,
    steps: [...steps.slice(0, form.at), form.step, ...steps.slice(form.at)],
  })
  return { ...changed, selected: form.step.id }
}

/** The steps as the form would make them. */
export function stepsWithForm(steps: readonly RecipeStep[], form: StepInForm | null): RecipeStep[] {
  if (form === null) return [...steps]
  if (form.isNew) return [...steps.slice(0, form.at), form.step, ...steps.slice(form.at)]
  return steps.map((each) => (each.id === form.step.id ? form.step : each))
}

/** Takes the last change back; an open form is only closed. */
export function undoDraft(draft: RecipeDraft): RecipeDraft {
  if (draft.form !== null) return { ...draft, form: null }
  const content = draft.past.at(-1)
  if (content === undefined) return draft
  const next = { ...draft, content, past: draft.past.slice(0, -1), future: [draft.content, ...draft.future] }
  return keepSelection(next, draft.content)
}

/** Makes a change again that was taken back. */
export function redoDraft(draft: RecipeDraft): RecipeDraft {
  const [content, ...future] = draft.future
  if (content === undefined) return draft
  return keepSelection({ ...draft, content, past: [...draft.past, draft.content], future }, draft.content)
}

/** An id that none of the steps has. */
export function nextStepId(steps: readonly RecipeStep[]): string {
  const used = steps.map(({ id }) => Number(/^s(\d+)$/.exec(id)?.[1] ?? 0))
  return `s${Math.max(0, ...used) + 1}`
}

function placeOfNext({ content, selected }: RecipeDraft): number {
  return selected === null ? 0 : content.steps.findIndex(({ id }) => id === selected) + 1
}

/** A selected step that is gone passes the selection to what stood before it, one that came by undo takes it. */
function keepSelection(draft: RecipeDraft, before: RecipeContent): RecipeDraft {
  const { steps } = draft.content
  const has = (id: string): boolean => steps.some((each) => each.id === id)
  const come = steps.filter((each) => !before.steps.some(({ id }) => id === each.id))
  const [only] = come
  if (come.length === 1 && only !== undefined) return { ...draft, selected: only.id }
  if (draft.selected === null || has(draft.selected)) return draft
  const at = before.steps.findIndex(({ id }) => id === draft.selected)
  const stays = before.steps
    .slice(0, at)
    .filter(({ id }) => has(id))
    .at(-1)
  return { ...draft, selected: stays?.id ?? null }
}

function isSameContent(one: RecipeContent, other: RecipeContent): boolean {
  return JSON.stringify([one.name, one.steps]) === JSON.stringify([other.name, other.steps])
}
