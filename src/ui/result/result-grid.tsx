import { useCallback, useMemo, useState } from 'react'
import { toAppError } from '../../core/base/app-error.ts'
import { formatCount } from '../../i18n/format.ts'
import type { ResultInfo } from '../../state/actions/results.ts'
import { DataGrid } from '../grid/data-grid.tsx'
import type { SortKey } from '../../core/result/page.ts'
import type { GridSource } from '../grid/grid-source.ts'
import { formatValue } from '../grid/grid-source.ts'
import type { Selection } from '../grid/selection.ts'
import type { SelectionSummary } from '../grid/selection-summary.ts'
import { useActions, useWords } from '../hooks/use-app.ts'
import { copyText } from '../kit/copy-text.ts'
import { PlainFailure } from './plain-failure.tsx'
import styles from './result-grid.module.css'

/** All rows of a result, any number of them, read by page from the engine. */
export function ResultGrid({ info, label }: { info: ResultInfo; label: string }) {
  const { t } = useWords()
  const actions = useActions()
  const [sort, setSort] = useState<SortKey | null>(null)
  const [summary, setSummary] = useState<SelectionSummary | null>(null)
  const source = useMemo<GridSource>(
    () => ({
      key: `${info.result} ${sort === null ? '' : `${sort.column} ${String(sort.descending)}`}`,
      columns: info.columns.map(({ name, type }) => ({ name, label: name, unit: null, type })),
      totalRows: info.totalRows,
      readPage: (offset, limit) => actions.results.readRows(info.result, { offset, limit, sort: sort === null ? [] : [sort] }),
    }),
    [actions, info, sort],
  )
  const onSelect = useCallback((_selection: Selection, found: SelectionSummary | null) => { setSummary(found) }, [])
  return (
    <div className={styles.sheet} data-print-sheet>
      <DataGrid
        source={source}
        label={label}
        rowHeadLabel={t('result.grid.row')}
        sort={sort}
        onSort={(column) => { setSort(nextSort(sort, column)) }}
        onSelect={onSelect}
        onCopy={(text) => { actions.session.showText(t(copyText(text) ? 'shell.copied' : 'result.copyFailed')) }}
        onTooLarge={(cells) => { actions.session.showText(t('result.grid.tooLarge', { cells: formatCount(cells) })) }}
        renderError={(reason) => <PlainFailure failure={toAppError(reason)} />}
      />
      <div className={styles.status} role="status">
        <span>{t('result.rows', { rows: formatCount(info.totalRows) })}</span>
        <span>{t('result.columns', { columns: formatCount(info.columns.length) })}</span>
        {summary !== null && summary.cells > 1 && <Summary summary={summary} />}
      </div>
    </div>
  )
}

function Summary({ summary }: { summary: SelectionSummary }) {
  const { t } = useWords()
  return (
    <>
      <span className={styles.space} />
      <span>{t('result.grid.count', { count: formatCount(summary.filled) })}</span>
      {summary.sum !== null && <span>{t('result.grid.sum', { value: formatValue(summary.sum) })}</span>}
      {summary.mean !== null && <span>{t('result.grid.mean', { value: formatValue(Number(summary.mean.toPrecision(8))) })}</span>}
    </>
  )
}

/** Up, down, as computed. */
function nextSort(sort: SortKey | null, column: string): SortKey | null {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? null : { column, descending: true }
}
