import { useMemo, useState } from 'react'
import { toAppError } from '../../../core/base/app-error.ts'
import type { Column, Dataset } from '../../../core/dataset/dataset.ts'
import type { ColumnFilter, Page, SortKey, ValueType } from '../../../core/result/page.ts'
import type { ColumnType } from '../../../core/workbook/table-layout.ts'
import { formatCount } from '../../../i18n/format.ts'
import type { CatalogueActions } from '../../../state/actions/catalogue.ts'
import { DataGrid } from '../../grid/data-grid.tsx'
import type { GridSource } from '../../grid/grid-source.ts'
import type { Selection } from '../../grid/selection.ts'
import { cellAt } from '../../grid/selection.ts'
import { cellCount } from '../../grid/selection-summary.ts'
import type { SelectionSummary } from '../../grid/selection-summary.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { copyText } from '../../kit/copy-text.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { ColumnFacts } from './column-facts.tsx'
import { FilterChips } from './filter-chips.tsx'
import { StatusLine } from './status-line.tsx'
import { TableHead } from './table-head.tsx'
import styles from './table-view.module.css'
import { useRowCount } from './use-row-count.ts'
import { useSeenTable } from './use-seen-table.ts'

const valueTypes: Record<ColumnType, ValueType> = {
  text: 'text',
  code: 'text',
  period: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
}

/** The grid over a whole table with sorting, filters, column facts and a status line. */
export function TableView({ dataset: loaded }: { dataset: Dataset }) {
  const { t, error } = useWords()
  const actions = useActions()
  const [sort, setSort] = useState<SortKey[]>([])
  const [filters, setFilters] = useState<ColumnFilter[]>([])
  const [totals, setTotals] = useState(false)
  const [factsShown, setFactsShown] = useState(true)
  const [selected, setSelected] = useState<{ selection: Selection; summary: SelectionSummary | null }>({
    selection: cellAt(0, 0),
    summary: null,
  })
  const kinds = totals ? 'all' : 'data'
  const dataset = useSeenTable(loaded, kinds)
  const rows = useRowCount(dataset, filters, kinds)
  const source = useMemo(
    (): GridSource => makeSource(dataset, { sort, filters, kinds, rows }, actions.catalogue),
    [dataset, sort, filters, kinds, rows, actions],
  )
  const column = dataset.columns[selected.selection.column] ?? dataset.columns[0]
  const toggleSort = (name: string): void => {
    const current = sort[0]
    if (current?.column !== name) setSort([{ column: name, descending: false }])
    else setSort(current.descending ? [] : [{ column: name, descending: true }])
  }
  const renderError = (reason: unknown) => {
    const failure = toAppError(reason)
    return (
      <FailureNote
        text={`${t('data.table.rowsUnread')} ${error(failure.code, failure.params)}`}
        detail={failure.detail ?? null}
        detailLabel={t('shell.details')}
        hideLabel={t('shell.hideDetails')}
      />
    )
  }
  return (
    <div className={styles.page}>
      <div className={styles.left}>
        <TableHead
          dataset={loaded}
          totals={totals}
          onTotals={setTotals}
          factsShown={factsShown}
          onFacts={setFactsShown}
        />
        <FilterChips filters={filters} onChange={setFilters} />
        <DataGrid
          source={source}
          label={t('data.table.grid', { name: dataset.name })}
          rowHeadLabel={t('data.table.sourceRow')}
          sort={sort[0] ?? null}
          onSort={toggleSort}
          onSelect={(selection, summary) => {
            setSelected({ selection, summary })
          }}
          onCopy={(text) => {
            const done = copyText(text)
            actions.session.showText(
              t(done ? 'data.table.copied' : 'data.table.copyRefused', {
                cells: formatCount(cellCount(selected.selection)),
              }),
            )
          }}
          onTooLarge={(cells) => {
            actions.session.showText(t('data.table.tooLarge', { cells: formatCount(cells) }))
          }}
          renderError={renderError}
        />
        <StatusLine
          rows={rows}
          filtered={filters.length > 0}
          cells={cellCount(selected.selection)}
          summary={selected.summary}
        />
      </div>
      {factsShown && column !== undefined && (
        <ColumnFacts
          key={column.name}
          dataset={dataset}
          column={column}
          filters={filters}
          sort={sort[0] ?? null}
          onSort={(next) => {
            setSort(next === null ? [] : [next])
          }}
          onFilter={(filter) => {
            setFilters([...filters.filter((each) => !sameSlot(each, filter)), filter])
          }}
        />
      )}
    </div>
  )
}

function sameSlot(a: ColumnFilter, b: ColumnFilter): boolean {
  return a.column === b.column && a.kind === b.kind
}

type Browse = { sort: SortKey[]; filters: ColumnFilter[]; kinds: 'data' | 'all'; rows: number }

function makeSource(dataset: Dataset, browse: Browse, catalogue: CatalogueActions): GridSource {
  const { sort, filters, kinds, rows } = browse
  return {
    key: JSON.stringify([dataset.version, sort, filters, kinds]),
    columns: dataset.columns.map((column: Column) => ({
      name: column.name,
      label: column.name,
      unit: column.unit,
      type: valueTypes[column.type],
    })),
    totalRows: rows,
    readPage: (offset, limit) => catalogue.readRows(dataset.id, { offset, limit, sort, filters, kinds }),
    rowLabel: (page: Page, row: number) => {
      const at = page.columns.findIndex((column) => column.name === 'src_row')
      return String(page.values[at]?.[row] ?? '')
    },
  }
}
