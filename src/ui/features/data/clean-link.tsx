import { Button, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconListCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import { isChanged } from '../../../state/edit-draft.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'

/** The way to the cleaning of a table, with its state: number of steps, unsaved changes, or that it does not fit any more. */
export function CleanLink({ dataset }: { dataset: Dataset }) {
  const { t } = useWords()
  const actions = useActions()
  const recipe = useAppState((state) => state.catalogue.recipes.find(({ id }) => id === dataset.recipe))
  const draft = useAppState((state) => state.recipeDrafts[dataset.id])
  const faulty = useFault(dataset)
  const steps = recipe?.steps.filter(({ on }) => on).length ?? 0
  const unsaved = draft !== undefined && isChanged(draft)
  const label = recipe === undefined ? t('recipe.clean') : t('recipe.cleaned', { count: steps, n: steps })
  const hint = faulty
    ? t('recipe.cleanedFault')
    : unsaved
      ? t('recipe.cleanedUnsaved')
      : t(recipe === undefined ? 'recipe.rawStays' : 'recipe.cleanedHint')
  const Icon = faulty ? IconAlertTriangle : IconListCheck
  return (
    <Tooltip label={hint} multiline maw={320}>
      <Button
        variant="default"
        leftSection={<Icon size={16} stroke={1.5} color={faulty ? 'var(--sc-bad)' : undefined} aria-hidden="true" />}
        onClick={() => {
          actions.session.go({ page: 'clean', dataset: dataset.id })
        }}
      >
        {label}
        {unsaved && ' *'}
      </Button>
    </Tooltip>
  )
}

/** True where the applied recipe does not fit the table as it is now. */
function useFault({ id, version, recipe }: Dataset): boolean {
  const actions = useActions()
  const [faulty, setFaulty] = useState(false)
  useEffect(() => {
    if (recipe === null) return undefined
    let wanted = true
    actions.recipes.faults().then(
      (faults) => {
        if (wanted) setFaulty(faults.some(({ dataset }) => dataset === id))
      },
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [actions, id, recipe, version])
  return recipe !== null && faulty
}
