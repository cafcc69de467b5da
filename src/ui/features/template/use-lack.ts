import { useAppState, useWords } from '../../hooks/use-app.ts'
import { useModelNames } from './use-catalogue-names.ts'

/** In a few words what a template lacks before it can run; null when it lacks nothing, or nobody knows yet. */
export function useLack(template: string): string | null {
  const { t } = useWords()
  const { tableName, fieldName } = useModelNames()
  const readiness = useAppState((state) => state.readiness[template])
  const empty = useAppState((state) => state.catalogue.datasets.length === 0)
  // With nothing loaded everything lacks everything; the page says so once.
  if (readiness === undefined || empty) return null
  const lacking = [...readiness.missingTables.map(tableName), ...readiness.missingFields.map(({ table, field }) => fieldName(table, field))]
  const [first] = lacking
  if (first === undefined) return null
  return lacking.length === 1 ? t('template.lacking', { what: first }) : t('template.lackingMore', { what: first, count: lacking.length })
}
