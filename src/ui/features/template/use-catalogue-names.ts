import { useCallback } from 'react'
import type { TextKey } from '../../../i18n/translate.ts'
import { useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'

/** Words of a subsystem or module; one that the product does not know keeps its id. */
export function useCatalogueNames(): (id: string) => string {
  const { t } = useWords()
  return useCallback(
    (id) => {
      for (const kind of ['module', 'subsystem'] as const) {
        const key = `template.${kind}.${id}` as TextKey
        const text = t(key)
        if (text !== key) return text
      }
      return id
    },
    [t],
  )
}

/** Words of a logical table and of its fields; what the model does not know keeps its id. */
export function useModelNames(): { tableName: (id: string) => string; fieldName: (table: string, field: string) => string } {
  const local = useLocalText()
  const model = useAppState((state) => state.model)
  const find = (id: string) => model.find((table) => table.id === id)
  return {
    tableName: (id) => {
      const table = find(id)
      return table === undefined ? id : local(table.label)
    },
    fieldName: (id, field) => {
      const found = find(id)?.fields.find((each) => each.id === field)
      return found === undefined ? field : local(found.label)
    },
  }
}
