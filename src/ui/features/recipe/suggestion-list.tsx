import { ActionIcon, Button, UnstyledButton } from '@mantine/core'
import { IconBulb, IconX } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import { formatCount } from '../../../i18n/format.ts'
import { insertSteps } from '../../../state/edit-draft.ts'
import { useWords } from '../../hooks/use-app.ts'
import { reasonOf } from './reason-of.ts'
import styles from './suggestion-list.module.css'
import { suggestSteps } from './suggest-steps.ts'
import { dropLineage, useCleanRows } from './use-clean-rows.ts'
import type { RecipeScene } from './use-scene.ts'
import { useStepStart } from './use-step-start.ts'

/** Suggestions shown before "more". */
const shownFirst = 3

/** Steps that the values after the last step ask for, each with its reason; one press adds it. */
export function SuggestionList({ scene }: { scene: RecipeScene }) {
  const words = useWords()
  const { t } = words
  const start = useStepStart()
  const [all, setAll] = useState(false)
  const { draft, dataset } = scene
  const { rows } = useCleanRows(dataset, draft.content.steps)
  const found = useMemo(() => {
    if (rows === null) return []
    const columns = dropLineage(rows.first.columns)
    return suggestSteps(rows.first, columns.length, { ...start, column: null, columns })
  }, [rows, start])
  // A step that is there already may leave its reason standing: switched off, passed over, or unable to change some cells.
  const present = new Set(draft.content.steps.map(withoutIdentity))
  const wanted = found.filter(({ key, step }) => !draft.dismissed.includes(key) && !present.has(withoutIdentity(step)))
  if (wanted.length === 0 || rows === null || draft.form !== null) return null
  const shown = all ? wanted : wanted.slice(0, shownFirst)
  // They follow from the state after the last step, so they go there, whatever is selected.
  const add = (which: typeof wanted): void =>
    scene.edit((before) =>
      insertSteps(
        { ...before, selected: before.content.steps.at(-1)?.id ?? null },
        which.map(({ step }) => step),
      ),
    )
  return (
    <section className={styles.box} aria-label={t('recipe.suggest.title')}>
      <header className={styles.head}>
        <IconBulb size={16} stroke={1.5} aria-hidden="true" />
        <h3 className={styles.title}>{t('recipe.suggest.title')}</h3>
        <span className={styles.scanned}>
          {t('recipe.suggest.scanned', { rows: formatCount(rows.first.rowCount) })}
        </span>
        {wanted.length > 1 && (
          <Button size="compact-xs" variant="subtle" onClick={() => add(wanted)}>
            {t('recipe.suggest.addAll')}
          </Button>
        )}
      </header>
      <ul className={styles.list}>
        {shown.map((suggestion) => {
          const step = scene.describe(suggestion.step)
          return (
            <li key={suggestion.key} className={styles.item}>
              <div className={styles.words}>
                <p className={styles.step}>{step}</p>
                <p className={styles.reason}>{reasonOf(suggestion, words)}</p>
              </div>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('recipe.suggest.addOf', { step })}
                onClick={() => add([suggestion])}
              >
                {t('recipe.suggest.add')}
              </Button>
              <ActionIcon
                size={24}
                color="gray"
                aria-label={t('recipe.suggest.dismiss', { step })}
                onClick={() =>
                  scene.edit((before) => ({ ...before, dismissed: [...before.dismissed, suggestion.key] }))
                }
              >
                <IconX size={14} stroke={1.5} />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      {wanted.length > shown.length && (
        <UnstyledButton className={styles.more} onClick={() => setAll(true)}>
          {t('recipe.suggest.more', { count: wanted.length - shown.length, n: wanted.length - shown.length })}
        </UnstyledButton>
      )}
    </section>
  )
}

/** What a step does, without its id, its switch and its note. */
function withoutIdentity(step: RecipeStep): string {
  return JSON.stringify({ ...step, id: '', on: true, note: '' })
}
