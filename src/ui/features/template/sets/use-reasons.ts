import { formatPeriod } from '../../../../i18n/format.ts'
import type { SetRun } from '../../../../state/slices/template-sets.ts'
import { useAppState, useWords } from '../../../hooks/use-app.ts'
import { useModelNames } from '../use-catalogue-names.ts'

/** In words, by template id, why a template of a run has no table. */
export function useReasons(run: SetRun | null): Record<string, string> {
  const { t, error, language } = useWords()
  const { tableName, fieldName } = useModelNames()
  const readiness = useAppState((state) => state.readiness)
  const reasons: Record<string, string> = {}
  for (const { id, outcome } of run?.lines ?? []) {
    const lacks = readiness[id]
    if (outcome.status === 'failed') reasons[id] = error(outcome.failure.code, outcome.failure.params)
    else if (outcome.status === 'lacking' && lacks !== undefined) {
      const what = [
        ...lacks.missingTables.map(tableName),
        ...lacks.missingFields.map(({ table, field }) => fieldName(table, field)),
      ]
      reasons[id] = t('template.lacking', { what: what.join(language === 'zh' ? '、' : ', ') })
    } else if (outcome.status === 'no-period')
      reasons[id] = t('template.set.noPeriod', { period: formatPeriod(run?.month ?? '', language) })
    else if (outcome.status === 'empty') reasons[id] = t('template.set.noRows')
    else if (outcome.status === 'gone') reasons[id] = error('template/not-found', { id })
    else if (outcome.status === 'stopped') reasons[id] = t('template.set.wasStopped')
  }
  return reasons
}
