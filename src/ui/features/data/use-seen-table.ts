import { useEffect, useMemo, useState } from 'react'
import { toAppError } from '../../../core/base/app-error.ts'
import { asId } from '../../../core/base/id.ts'
import { originColumns } from '../../../core/dataset/compile-browse.ts'
import type { Column, Dataset } from '../../../core/dataset/dataset.ts'
import { cleanDataset } from '../../../core/recipe/clean-dataset.ts'
import { useActions, useAppState } from '../../hooks/use-app.ts'

type Answer = { key: string; columns: string[]; rows: number }

/**
 * A table as its rows are shown: with the columns and the number of rows after its recipe. The engine says which columns those are,
 * because a recipe may not fit; until it has answered there are no rows. With totals a table is shown as it was loaded.
 */
export function useSeenTable(dataset: Dataset, kinds: 'data' | 'all'): Dataset {
  const actions = useActions()
  const catalogue = useAppState((state) => state.catalogue)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const cleaned = dataset.recipe !== null && kinds === 'data'
  const key = `${dataset.id} ${dataset.version} ${catalogue.version}`
  useEffect(() => {
    if (!cleaned) return undefined
    const controller = new AbortController()
    const window = { offset: 0, limit: 1, sort: [], filters: [], kinds: 'data' as const }
    actions.catalogue.readRows(dataset.id, window, { signal: controller.signal }).then(
      (page) => { setAnswer({ key, columns: page.columns.map(({ name }) => name), rows: page.totalRows }) },
      (error: unknown) => { actions.session.showFailure(toAppError(error)) },
    )
    return () => { controller.abort() }
  }, [actions, cleaned, dataset.id, key])
  return useMemo(() => {
    if (!cleaned) return dataset
    const known = cleanDataset(dataset, catalogue)
    const version = asId<Dataset['version']>(key)
    if (answer?.key !== key) return { ...known, version, rowCount: 0 }
    const own = answer.columns.filter((name) => !originColumns.some((origin) => origin === name))
    const find = (name: string): Column | undefined => [...known.columns, ...dataset.columns].find((each) => each.name === name)
    const columns = own.map((name): Column => find(name) ?? { name, type: 'text', unit: null, headerPath: [name], letter: '' })
    return { ...known, version, columns, rowCount: answer.rows }
  }, [answer, catalogue, cleaned, dataset, key])
}
