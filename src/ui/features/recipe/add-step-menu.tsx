import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { StepKind } from '../../../core/dataset/recipe.ts'
import { openNewForm } from '../../../state/edit-draft.ts'
import { useWords } from '../../hooks/use-app.ts'
import { makeStep } from './new-step.ts'
import { kindsByGroup, stepGroups } from './step-kinds.ts'
import styles from './steps-panel.module.css'
import viewStyles from './recipe-view.module.css'
import type { RecipeScene } from './use-scene.ts'
import { useStepStart } from './use-step-start.ts'

/** All kinds of steps; the chosen one opens its form. */
export function AddStepMenu({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const start = useStepStart()
  const choose = (kind: StepKind): void => {
    const step = makeStep(kind, { ...start, column: null, columns: scene.after.rows?.columns ?? [] })
    scene.edit((draft) => openNewForm(draft, step))
  }
  return (
    <div className={styles.add}>
      <Menu
        menuItemTabIndex={0}
        withInitialFocusPlaceholder={false}
        position="bottom-start"
        width={300}
        shadow="md"
        withinPortal
      >
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
            title={t('recipe.add.after')}
          >
            {t('recipe.add.step')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={viewStyles.menu ?? ''}>
          {stepGroups.map((group) => (
            <div key={group} role="none">
              <Menu.Label>{t(`recipe.group.${group}`)}</Menu.Label>
              {kindsByGroup[group].map((kind) => (
                <Menu.Item key={kind} onClick={() => choose(kind)}>
                  {t(`recipe.kind.${kind}`)}
                  <span className={viewStyles.reason}>{t(`recipe.hint.${kind}`)}</span>
                </Menu.Item>
              ))}
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
