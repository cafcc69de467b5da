import { useMemo } from 'react'
import { useWords } from '../../hooks/use-app.ts'
import type { StepStart } from './new-step.ts'

/** Names that new columns get, in the present language. */
export function useStepStart(): Omit<StepStart, 'column' | 'columns'> {
  const { t } = useWords()
  return useMemo(
    () => ({
      monthInto: t('recipe.form.monthName'),
      valueInto: t('recipe.form.valueName'),
      intoName: (column, what) => t(`recipe.form.intoNames.${what}`, { column }),
    }),
    [t],
  )
}
