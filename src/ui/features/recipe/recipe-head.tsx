import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { formatCount } from '../../../i18n/format.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './recipe-view.module.css'
import type { RecipeScene } from './use-scene.ts'

/** Which table is cleaned, how large it was and is, and the promise that its rows stay. */
export function RecipeHead({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const actions = useActions()
  const { dataset } = scene
  const size = (rows: number, columns: number): string =>
    t('recipe.size', { rows: formatCount(rows), columns: formatCount(columns) })
  const raw = size(dataset.rowCount, dataset.columns.length)
  const last = scene.steps.at(-1)
  const effect = last === undefined ? null : scene.preview.effectOf(last.id)
  const sizes =
    effect === null
      ? raw
      : t('recipe.sizes', { before: raw, after: size(effect.rowsAfter, effect.columnsAfter.length) })
  const back = t('recipe.back', { name: dataset.name })
  const title = t('recipe.titleOf', { name: dataset.name })
  return (
    <header className={styles.head}>
      <Tooltip label={back}>
        <ActionIcon
          color="gray"
          aria-label={back}
          onClick={() => actions.session.go({ page: 'table', dataset: dataset.id })}
        >
          <IconArrowLeft size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <div className={styles.names}>
        <h1 className={styles.name} title={title}>
          {title}
        </h1>
        <p className={styles.meta}>
          {sizes} · {t('recipe.rawStays')}
        </p>
      </div>
    </header>
  )
}
