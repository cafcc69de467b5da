import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { formatCount } from '../../../i18n/format.ts'
import { moveStep, redoDraft, undoDraft } from '../../../state/edit-draft.ts'
import { useWords } from '../../hooks/use-app.ts'
import { AddStepMenu } from './add-step-menu.tsx'
import { StepForm } from './forms/step-form.tsx'
import { SameShape } from './same-shape.tsx'
import { StepItem } from './step-item.tsx'
import styles from './steps-panel.module.css'
import { SuggestionList } from './suggestion-list.tsx'
import type { RecipeScene } from './use-scene.ts'

/** The steps in their order with what each does, suggestions above, and the way to add one. */
export function StepsPanel({ scene, onSamples }: { scene: RecipeScene; onSamples: () => void }) {
  const { t } = useWords()
  const { draft, dataset } = scene
  const { steps } = draft.content
  const { form } = draft
  const [dragged, setDragged] = useState<string | null>(null)
  const newForm = form !== null && form.isNew ? form : null
  const drop = (at: number): void => {
    if (dragged === null) return
    const from = steps.findIndex(({ id }) => id === dragged)
    scene.edit((before) => moveStep(before, dragged, from < at ? at - 1 : at))
    setDragged(null)
  }
  return (
    <aside className={styles.panel} aria-label={t('recipe.panel.label')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('recipe.panel.label')}</h2>
        <HistoryButton scene={scene} direction="undo" />
        <HistoryButton scene={scene} direction="redo" />
      </header>
      <div className={styles.scroller}>
        <SuggestionList scene={scene} />
        <UnstyledButton
          className={styles.raw}
          data-selected={draft.selected === null && form === null}
          aria-pressed={draft.selected === null}
          onClick={() => scene.edit((before) => ({ ...before, selected: null }))}
        >
          <span>{t('recipe.raw.title')}</span>
          <span className={styles.rawSize}>
            {t('recipe.size', { rows: formatCount(dataset.rowCount), columns: formatCount(dataset.columns.length) })}
          </span>
        </UnstyledButton>
        <ol className={styles.list} aria-label={t('recipe.step.list')}>
          {steps.map((step, at) => (
            <StepItem
              key={step.id}
              scene={scene}
              step={step}
              at={at}
              above={newForm?.at === at ? <NewForm scene={scene} /> : null}
              dragging={dragged}
              onDrag={setDragged}
              onDrop={drop}
              onSamples={onSamples}
            />
          ))}
          {newForm !== null && newForm.at >= steps.length && (
            <li className={styles.last}>
              <NewForm scene={scene} />
            </li>
          )}
        </ol>
        {steps.length === 0 && newForm === null && (
          <div className={styles.empty}>
            <IconListCheck size={28} stroke={1.2} aria-hidden="true" />
            <p className={styles.emptyTitle}>{t('recipe.empty.title')}</p>
            <p className={styles.emptyText}>{t('recipe.empty.text')}</p>
          </div>
        )}
        {form === null && <AddStepMenu scene={scene} />}
        <SameShape scene={scene} />
      </div>
    </aside>
  )
}

function NewForm({ scene }: { scene: RecipeScene }) {
  const { form } = scene.draft
  return form === null ? null : (
    <div className={styles.newForm}>
      <StepForm key={form.step.kind} scene={scene} form={form} />
    </div>
  )
}

function HistoryButton({ scene, direction }: { scene: RecipeScene; direction: 'undo' | 'redo' }) {
  const { t } = useWords()
  const { past, future, form } = scene.draft
  const label = t(`recipe.panel.${direction}`)
  const possible = direction === 'undo' ? past.length > 0 || form !== null : future.length > 0
  const Icon = direction === 'undo' ? IconArrowBackUp : IconArrowForwardUp
  return (
    <Tooltip label={`${label} · ${direction === 'undo' ? t('recipe.panel.undoKeys') : t('recipe.panel.redoKeys')}`}>
      <ActionIcon
        size={28}
        color="gray"
        aria-label={label}
        {...(possible ? {} : { 'data-disabled': true, 'aria-disabled': true })}
        onClick={() => scene.edit(direction === 'undo' ? undoDraft : redoDraft)}
      >
        <Icon size={17} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
