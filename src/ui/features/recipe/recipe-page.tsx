import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { DatasetId } from '../../../core/base/id.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { RecipeView } from './recipe-view.tsx'
import styles from './recipe-view.module.css'

/** The cleaning of one loaded table, or a word that the table is gone. */
export function RecipePage({ dataset: id }: { dataset: DatasetId }) {
  const { t } = useWords()
  const actions = useActions()
  const dataset = useAppState((state) => state.catalogue.datasets.find((each) => each.id === id))
  const starting = useAppState((state) => state.engine.status === 'starting')
  if (dataset !== undefined) return <RecipeView dataset={dataset} />
  return (
    <div className={styles.gone}>
      <p>{t(starting ? 'shell.starting' : 'recipe.gone')}</p>
      {!starting && (
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} stroke={1.5} />}
          onClick={() => actions.session.go({ page: 'data' })}
        >
          {t('data.table.back')}
        </Button>
      )}
    </div>
  )
}
