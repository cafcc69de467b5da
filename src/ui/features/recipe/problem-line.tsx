import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import type { StepProblem } from '../../../core/recipe/step-problem.ts'
import { openForm, replaceStep, switchStep } from '../../../state/edit-draft.ts'
import { useWords } from '../../hooks/use-app.ts'
import { problemText } from './effect-text.ts'
import { mendStep } from './mend-step.ts'
import styles from './problem-line.module.css'
import type { RecipeScene } from './use-scene.ts'

/** Why a step did not run, and the ways to mend it: the nearest column, its form, its switch. */
export function ProblemLine(props: { scene: RecipeScene; step: RecipeStep; at: number; problem: StepProblem }) {
  const { scene, step, problem } = props
  const words = useWords()
  const { t } = words
  const nearest = problem.kind === 'missing-column' ? problem.nearest : null
  const missing = problem.kind === 'missing-column' ? problem.column : ''
  return (
    <div className={styles.problem} role="alert">
      <IconAlertTriangle className={styles.icon} size={16} stroke={1.5} aria-hidden="true" />
      <div className={styles.body}>
        <p className={styles.text}>
          {problemText(problem, words, scene.tableName)} {t('recipe.problem.after')}
        </p>
        {scene.draft.form === null && (
          <div className={styles.buttons}>
            {nearest !== null && (
              <Button
                size="compact-xs"
                className={styles.mend ?? ''}
                onClick={() => scene.edit((draft) => replaceStep(draft, mendStep(step, missing, nearest)))}
              >
                {t('recipe.problem.mend', { column: nearest })}
              </Button>
            )}
            <Button size="compact-xs" variant="default" onClick={() => scene.edit((draft) => openForm(draft, step.id))}>
              {t('recipe.problem.pick')}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => scene.edit((draft) => switchStep(draft, step.id, false))}
            >
              {t('recipe.problem.off')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
