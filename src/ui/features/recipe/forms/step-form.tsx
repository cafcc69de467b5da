import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent, SyntheticEvent } from 'react'
import type { RecipeStep } from '../../../../core/dataset/recipe.ts'
import { confirmForm } from '../../../../state/edit-draft.ts'
import type { StepInForm } from '../../../../state/slices/recipes.ts'
import { useWords } from '../../../hooks/use-app.ts'
import { effectParts, problemText } from '../effect-text.ts'
import { findStepGap } from '../step-gap.ts'
import type { RecipeScene } from '../use-scene.ts'
import { StepFields } from './step-fields.tsx'
import styles from './step-form.module.css'

/** Settings of one step. What they do is shown in the table while they change; only the button takes them into the recipe. */
export function StepForm({ scene, form }: { scene: RecipeScene; form: StepInForm }) {
  const { t } = useWords()
  const box = useRef<HTMLFormElement>(null)
  const { step, isNew } = form
  const gap = findStepGap(
    step,
    scene.formColumns.map(({ name }) => name),
  )
  useEffect(() => {
    // The first field that still wants something, else the first.
    const fields = [
      ...(box.current?.querySelectorAll<HTMLElement>(
        'input:not([type=checkbox]):not([type=hidden]), select, .cm-content',
      ) ?? []),
    ]
    const first = fields.find((field) => field instanceof HTMLInputElement && field.value === '') ?? fields[0]
    first?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const change = (next: RecipeStep): void =>
    scene.edit((draft) => (draft.form === null ? draft : { ...draft, form: { ...draft.form, step: next } }))
  const close = (): void => scene.edit((draft) => ({ ...draft, form: null }))
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (gap === null) scene.edit(confirmForm)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isListOpen(event.target)) {
      event.stopPropagation()
      close()
    }
  }
  return (
    <form
      ref={box}
      className={styles.form}
      aria-label={t(`recipe.kind.${step.kind}`)}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
    >
      <div>
        <p className={styles.kind}>{t(`recipe.kind.${step.kind}`)}</p>
        <p className={styles.hint}>{t(`recipe.hint.${step.kind}`)}</p>
      </div>
      <StepFields step={step} columns={scene.formColumns} dataset={scene.dataset} onChange={change} />
      <TextInput
        size="xs"
        label={t('recipe.form.note')}
        placeholder={t('recipe.form.notePlaceholder')}
        maxLength={200}
        value={step.note ?? ''}
        onChange={(event) => change(withNote(step, event.currentTarget.value))}
      />
      <LiveEffect scene={scene} step={step} complete={gap === null} />
      {gap !== null && <p className={styles.gap}>{t(gap.key, gap.params)}</p>}
      <div className={styles.buttons}>
        <Button size="xs" type="submit" disabled={gap !== null}>
          {t(isNew ? 'recipe.form.add' : 'recipe.form.done')}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {t('recipe.form.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** What the settings would do, as soon as it is computed. */
function LiveEffect({ scene, step, complete }: { scene: RecipeScene; step: RecipeStep; complete: boolean }) {
  const words = useWords()
  const effect = complete ? scene.preview.effectOf(step.id) : null
  const failed = effect?.problem ?? null
  return (
    <p className={failed === null ? styles.live : styles.failed} role="status">
      {!complete
        ? ''
        : effect === null
          ? words.t('recipe.effect.computing')
          : failed !== null
            ? problemText(failed, words, scene.tableName)
            : effectParts(effect, words).join(' · ')}
    </p>
  )
}

function withNote(step: RecipeStep, note: string): RecipeStep {
  const { note: _dropped, ...rest } = step
  return note === '' ? rest : { ...rest, note }
}

/** Escape closes an open list of choices first, and the form only with the next press. */
function isListOpen(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.getAttribute('aria-expanded') === 'true' || target.closest('.cm-editor') !== null)
  )
}
