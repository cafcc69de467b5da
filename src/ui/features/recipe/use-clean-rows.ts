import type { AppError } from '../../../core/base/app-error.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import type { Page, ValueColumn } from '../../../core/result/page.ts'
import { pageRows } from '../../grid/grid-source.ts'
import { useActions } from '../../hooks/use-app.ts'
import { useRun } from '../../hooks/use-run.ts'

/** Columns that say where a row came from; they follow the others. */
const lineage: ReadonlySet<string> = new Set(['src_part', 'src_file', 'src_sheet', 'src_row', 'row_kind'])

/** The table as some steps make it: its columns and the way to its rows. */
export type CleanRows = {
  /** Names what is shown; another key, other rows. */
  key: string
  columns: ValueColumn[]
  totalRows: number
  first: Page
  readPage: (offset: number, limit: number) => Promise<Page>
}

/** Reads the first rows of the table after the given steps; the last state stays while a newer one is read. `key` null reads nothing. */
export function useCleanRows(
  dataset: Dataset,
  steps: RecipeStep[] | null,
): { rows: CleanRows | null; failure: AppError | null; running: boolean } {
  const actions = useActions()
  const key = steps === null ? null : JSON.stringify([dataset.version, steps.filter(({ on }) => on)])
  const run = useRun(key, async (signal): Promise<CleanRows> => {
    const wanted = steps ?? []
    const first = await actions.recipes.readRows(dataset.id, { steps: wanted, offset: 0, limit: pageRows }, { signal })
    return {
      key: key ?? '',
      columns: dropLineage(first.columns),
      totalRows: first.totalRows,
      first,
      readPage: (offset, limit) =>
        offset === 0 && limit === pageRows
          ? Promise.resolve(first)
          : actions.recipes.readRows(dataset.id, { steps: wanted, offset, limit }),
    }
  })
  return { rows: run.value, failure: run.failure, running: run.running }
}

/** The columns without those at the end that say where a row came from. */
export function dropLineage(columns: readonly ValueColumn[]): ValueColumn[] {
  let count = columns.length
  while (count > 0 && lineage.has(columns[count - 1]?.name ?? '')) count -= 1
  return columns.slice(0, count)
}
