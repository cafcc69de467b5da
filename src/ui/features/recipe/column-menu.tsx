import { Menu } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import type { StepKind } from '../../../core/dataset/recipe.ts'
import type { ValueType } from '../../../core/result/page.ts'
import { addStep, openNewForm } from '../../../state/edit-draft.ts'
import { useWords } from '../../hooks/use-app.ts'
import { makeStep } from './new-step.ts'
import type { StepStart } from './new-step.ts'
import { reasonOf } from './reason-of.ts'
import { suggestSteps } from './suggest-steps.ts'
import type { Suggestion } from './suggest-steps.ts'
import type { CleanRows } from './use-clean-rows.ts'
import { immediateKinds, kindsFor, stepGroups } from './step-kinds.ts'
import type { StepGroup } from './step-kinds.ts'
import styles from './recipe-view.module.css'
import { useStepStart } from './use-step-start.ts'
import type { RecipeScene } from './use-scene.ts'

/** Without key presses: the one that opens the menu would close it again. */
const outsideEvents = ['mousedown', 'touchstart']

/** What can be done with one column: what its values suggest first, then all that fits its type. Choosing records a step. */
export function ColumnMenu(props: {
  scene: RecipeScene
  column: string
  type: ValueType
  at: { x: number; y: number }
  onClose: () => void
}) {
  const { scene, column, at, onClose } = props
  const words = useWords()
  const { t } = words
  const start = useStepStart()
  const suggestions = suggestFor(scene.after.rows, column, start)
  const kinds = kindsFor(props.type)
  // What is suggested stands above with its reason and need not stand twice.
  const suggested = new Set(suggestions.map(({ kind }) => kind).filter((kind) => immediateKinds.has(kind)))
  const listOf = (group: StepGroup): StepKind[] => kinds[group].filter((kind) => !suggested.has(kind))
  const choose = (kind: StepKind): void => {
    const step = makeStep(kind, { ...start, column, columns: scene.after.rows?.columns ?? [] })
    scene.edit((draft) =>
      immediateKinds.has(kind) ? addStep({ ...draft, form: null }, step) : openNewForm(draft, step),
    )
  }
  return (
    <Menu
      menuItemTabIndex={0}
      withInitialFocusPlaceholder={false}
      opened
      onClose={onClose}
      clickOutsideEvents={outsideEvents}
      position="bottom-start"
      width={300}
      shadow="md"
      returnFocus
      withinPortal
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className={styles.menuAnchor}
          style={{ left: at.x, top: at.y }}
          aria-label={t('recipe.grid.menu', { column })}
        />
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''} aria-label={t('recipe.grid.menu', { column })}>
        {suggestions.length > 0 && <Menu.Label>{t('recipe.suggest.title')}</Menu.Label>}
        {suggestions.map((suggestion) => (
          <Menu.Item
            key={suggestion.key}
            leftSection={<IconBulb size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => scene.edit((draft) => addStep({ ...draft, form: null }, suggestion.step))}
          >
            {scene.describe(suggestion.step)}
            <span className={styles.reason}>{reasonOf(suggestion, words)}</span>
          </Menu.Item>
        ))}
        {stepGroups.map((group) =>
          listOf(group).length === 0 ? null : (
            <div key={group} role="none">
              <Menu.Label>{t(`recipe.group.${group}`)}</Menu.Label>
              {listOf(group).map((kind) => (
                <Menu.Item key={kind} title={t(`recipe.hint.${kind}`)} onClick={() => choose(kind)}>
                  {t(`recipe.kind.${kind}`)}
                  {!immediateKinds.has(kind) && '…'}
                </Menu.Item>
              ))}
            </div>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** What the values of one column ask for. */
function suggestFor(
  rows: CleanRows | null,
  column: string,
  start: Omit<StepStart, 'column' | 'columns'>,
): Suggestion[] {
  const at = rows?.columns.findIndex(({ name }) => name === column) ?? -1
  const shown = rows?.columns[at]
  if (rows === null || shown === undefined) return []
  const page = { ...rows.first, columns: [shown], values: [rows.first.values[at] ?? []] }
  return suggestSteps(page, 1, { ...start, column, columns: rows.columns })
}
