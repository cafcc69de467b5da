import { ActionIcon, Skeleton, Switch, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import { moveStep, openForm, removeStep, switchStep, undoDraft } from '../../../state/edit-draft.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { effectParts, noteText } from './effect-text.ts'
import { StepForm } from './forms/step-form.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SampleTable } from './sample-table.tsx'
import styles from './step-item.module.css'
import type { RecipeScene } from './use-scene.ts'

/** Samples in the list; all are in the page's own tab. */
const shownSamples = 4

/** One step: its words, its effect, its switch; when it is selected also samples and what can be done with it. */
export function StepItem(props: {
  scene: RecipeScene
  step: RecipeStep
  at: number
  /** The form of a new step that is to come before this one. */
  above: ReactNode
  dragging: string | null
  onDrag: (id: string | null) => void
  onDrop: (at: number) => void
  onSamples: () => void
}) {
  const { scene, step, at } = props
  const { t } = useWords()
  const { draft } = scene
  const selected = draft.selected === step.id && (draft.form === null || !draft.form.isNew)
  const form = draft.form !== null && !draft.form.isNew && draft.form.step.id === step.id ? draft.form : null
  const effect = scene.preview.effectOf(step.id)
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.key === 'ArrowUp' ? at - 1 : event.key === 'ArrowDown' ? at + 1 : null
    if (event.altKey && to !== null) {
      event.preventDefault()
      scene.edit((before) => moveStep(before, step.id, to))
    } else if (event.key === 'Delete') {
      event.preventDefault()
      remove(scene, step, { actions, t })
    } else if (event.key === 'Enter' && selected) {
      event.preventDefault()
      scene.edit((before) => openForm(before, step.id))
    }
  }
  const actions = useActions()
  const problem = effect?.problem ?? null
  return (
    <li
      className={styles.item}
      data-selected={selected}
      data-off={!step.on}
      data-dragged={props.dragging === step.id}
      onDragOver={(event) => {
        if (props.dragging !== null) event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        const box = event.currentTarget.getBoundingClientRect()
        props.onDrop(event.clientY > box.top + box.height / 2 ? at + 1 : at)
      }}
    >
      {props.above}
      <div className={styles.line}>
        <span
          className={styles.grip}
          draggable
          title={t('recipe.step.drag')}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData('text/plain', step.id)
            props.onDrag(step.id)
          }}
          onDragEnd={() => props.onDrag(null)}
        >
          <IconGripVertical size={14} stroke={1.5} aria-hidden="true" />
        </span>
        <UnstyledButton
          className={styles.main}
          aria-current={selected ? 'step' : undefined}
          onKeyDown={onKeyDown}
          onDoubleClick={() => scene.edit((before) => openForm(before, step.id))}
          onClick={() => scene.edit((before) => ({ ...before, selected: step.id }))}
        >
          <span className={styles.number}>{at + 1}</span>
          <span className={styles.words}>
            <span className={styles.text}>{scene.describe(step)}</span>
            {step.note !== undefined && step.note !== '' && <span className={styles.note}>{step.note}</span>}
            {problem === null && <EffectLine scene={scene} step={step} />}
          </span>
        </UnstyledButton>
        <Switch
          size="xs"
          className={styles.switch ?? ''}
          checked={step.on}
          aria-label={t('recipe.step.switch', { n: at + 1 })}
          onChange={(event) => {
            const on = event.currentTarget.checked
            scene.edit((before) => switchStep(before, step.id, on))
          }}
        />
      </div>
      {problem !== null && <ProblemLine scene={scene} step={step} at={at} problem={problem} />}
      {selected && form === null && <StepButtons scene={scene} step={step} at={at} />}
      {form !== null && (
        <div className={styles.form}>
          <StepForm scene={scene} form={form} />
        </div>
      )}
      {selected && form === null && effect !== null && effect.samples.length > 0 && (
        <div className={styles.samples}>
          <SampleTable
            effect={effect}
            limit={shownSamples}
            caption={t('recipe.samples.caption')}
            onMore={props.onSamples}
          />
        </div>
      )}
    </li>
  )
}

function EffectLine({ scene, step }: { scene: RecipeScene; step: RecipeStep }) {
  const words = useWords()
  const { t } = words
  if (!step.on) return <span className={styles.effect}>{t('recipe.effect.off')}</span>
  const effect = scene.preview.effectOf(step.id)
  if (effect === null) {
    return scene.preview.running ? <Skeleton className={styles.pending ?? ''} height={8} width={120} /> : null
  }
  return (
    <>
      <span className={styles.effect}>{effectParts(effect, words).join(' · ')}</span>
      {effect.notes.map((note) => (
        <span key={note.kind} className={styles.finding}>
          <IconAlertTriangle size={13} stroke={1.5} aria-hidden="true" />
          {noteText(note, words)}
        </span>
      ))}
    </>
  )
}

function StepButtons({ scene, step, at }: { scene: RecipeScene; step: RecipeStep; at: number }) {
  const { t } = useWords()
  const actions = useActions()
  const count = scene.draft.content.steps.length
  const n = { n: at + 1 }
  const buttons = [
    {
      label: t('recipe.step.edit', n),
      icon: IconPencil,
      possible: true,
      act: () => scene.edit((before) => openForm(before, step.id)),
    },
    {
      label: t('recipe.step.up', n),
      icon: IconArrowUp,
      possible: at > 0,
      act: () => scene.edit((before) => moveStep(before, step.id, at - 1)),
    },
    {
      label: t('recipe.step.down', n),
      icon: IconArrowDown,
      possible: at < count - 1,
      act: () => scene.edit((before) => moveStep(before, step.id, at + 1)),
    },
    {
      label: t('recipe.step.remove', n),
      icon: IconTrash,
      possible: true,
      act: () => remove(scene, step, { actions, t }),
    },
  ]
  return (
    <div className={styles.buttons} role="group" aria-label={t('recipe.step.number', n)}>
      {buttons.map(({ label, icon: Icon, possible, act }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon size={28} color="gray" aria-label={label} disabled={!possible} onClick={act}>
            <Icon size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  )
}

/** Takes a step out; the message offers to bring it back. */
function remove(
  scene: RecipeScene,
  step: RecipeStep,
  { actions, t }: { actions: ReturnType<typeof useActions>; t: ReturnType<typeof useWords>['t'] },
): void {
  scene.edit((before) => removeStep(before, step.id))
  actions.session.showText(t('recipe.step.removed', { step: scene.describe(step) }), () => scene.edit(undoDraft))
}
