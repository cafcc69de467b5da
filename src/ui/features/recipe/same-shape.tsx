import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { Recipe } from '../../../core/dataset/recipe.ts'
import { shapeOf } from '../../../core/dataset/shape.ts'
import { changeContent, isChanged } from '../../../state/edit-draft.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import styles from './same-shape.module.css'
import type { RecipeScene } from './use-scene.ts'

/** Recipes that were stored for tables of this shape, and other tables that this recipe fits. */
export function SameShape({ scene }: { scene: RecipeScene }) {
  const { dataset, draft } = scene
  const catalogue = useAppState((state) => state.catalogue)
  const shape = useMemo(() => shapeOf(dataset), [dataset])
  const offered = catalogue.recipes.filter((recipe) => recipe.shape === shape && recipe.id !== draft.recipe)
  const others = useMemo(
    () => catalogue.datasets.filter((each) => each.id !== dataset.id && shapeOf(each) === shape),
    [catalogue.datasets, dataset.id, shape],
  )
  return (
    <>
      {draft.content.steps.length === 0 &&
        offered.map((recipe) => <Offer key={recipe.id} scene={scene} recipe={recipe} />)}
      {draft.content.steps.length > 0 && others.length > 0 && (
        <Others scene={scene} others={others} recipes={catalogue.recipes} />
      )}
    </>
  )
}

function Offer({ scene, recipe }: { scene: RecipeScene; recipe: Recipe }) {
  const { t } = useWords()
  const count = recipe.steps.length
  const use = (): void =>
    scene.edit((draft) => ({
      ...changeContent(draft, { name: recipe.name, steps: recipe.steps }),
      recipe: recipe.id,
      selected: recipe.steps.at(-1)?.id ?? null,
    }))
  return (
    <section className={styles.box}>
      <p className={styles.text}>{t('recipe.same.offer', { recipe: recipe.name, count, n: count })}</p>
      <Button size="compact-xs" variant="default" onClick={use}>
        {t('recipe.same.use')}
      </Button>
    </section>
  )
}

function Others({ scene, others, recipes }: { scene: RecipeScene; others: Dataset[]; recipes: Recipe[] }) {
  const { t } = useWords()
  const actions = useActions()
  const { draft } = scene
  const { recipe } = draft
  const ready = recipe !== null && !isChanged(draft)
  const waiting = others.filter((each) => each.recipe !== recipe)
  const applyAll = async (): Promise<void> => {
    if (recipe === null) return
    for (const { id } of waiting) if (!(await actions.recipes.apply(id, recipe))) return
  }
  return (
    <section className={styles.box} aria-label={t('recipe.same.title')}>
      <p className={styles.text}>{t('recipe.same.text', { count: others.length, n: others.length })}</p>
      {!ready && <p className={styles.hint}>{t('recipe.same.saveFirst')}</p>}
      <ul className={styles.list}>
        {others.map((other) => {
          const used = recipes.find(({ id }) => id === other.recipe)
          return (
            <li key={other.id} className={styles.item}>
              <span className={styles.name} title={other.name}>
                {other.name}
              </span>
              {recipe !== null && other.recipe === recipe ? (
                <span className={styles.hint}>{t('recipe.same.has')}</span>
              ) : (
                <>
                  {used !== undefined && (
                    <span className={styles.hint}>{t('recipe.same.other', { recipe: used.name })}</span>
                  )}
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={!ready}
                    aria-label={t('recipe.same.applyTo', { name: other.name })}
                    onClick={() => {
                      if (recipe !== null) void actions.recipes.apply(other.id, recipe)
                    }}
                  >
                    {t('recipe.same.apply')}
                  </Button>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {ready && waiting.length > 1 && (
        <Button size="compact-xs" variant="subtle" onClick={() => void applyAll()}>
          {t('recipe.same.applyAll')}
        </Button>
      )}
    </section>
  )
}
