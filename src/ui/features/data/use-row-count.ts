import { useEffect, useState } from 'react'
import { toAppError } from '../../../core/base/app-error.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { ColumnFilter } from '../../../core/result/page.ts'
import { useActions } from '../../hooks/use-app.ts'

/** Rows that pass the filters. Without filters the catalogue knows; otherwise the engine counts, and until then the last count stands. */
export function useRowCount(dataset: Dataset, filters: ColumnFilter[], kinds: 'data' | 'all'): number {
  const actions = useActions()
  const known = dataset.rowCount + (kinds === 'all' ? dataset.totalRowCount : 0)
  const [counted, setCounted] = useState<{ key: string; rows: number } | null>(null)
  const key = JSON.stringify([dataset.version, filters, kinds])
  useEffect(() => {
    if (filters.length === 0) return undefined
    const controller = new AbortController()
    actions.catalogue.readRows(dataset.id, { offset: 0, limit: 1, sort: [], filters, kinds }, { signal: controller.signal }).then(
      (page) => { setCounted({ key, rows: page.totalRows }) },
      (error: unknown) => { actions.session.showFailure(toAppError(error)) },
    )
    return () => { controller.abort() }
  }, [actions, dataset.id, filters, key, kinds])
  if (filters.length === 0) return known
  return counted === null ? known : counted.rows
}
